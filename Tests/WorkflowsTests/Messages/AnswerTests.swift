import Database
import Messaging
import Protection
import Store
import Testing
import Workflows

@Suite("Text messages going out")
struct AnswerTests {
    private static func step(_ scene: MessageScene, _ step: AlertStep, at now: Instant = MessageScene.noon) async throws
    {
        let report = try #require(try await scene.reports().first)
        try await scene.desk.answer(report.id, step, at: now)
    }

    @Test("Who chose nothing gets one neutral word and no step", arguments: Engine.allCases)
    func neutral(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE 3M")
        for step in AlertStep.allCases { try await Self.step(scene, step) }
        try await scene.send()
        #expect(scene.sent == ["Message noté. Merci."])
    }

    @Test("STOP comes before all else: one last word, and what waited is withdrawn", arguments: Engine.allCases)
    func stop(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await scene.text("SUITE")
        try await Self.step(scene, .seen)
        try await scene.text("STOP")
        try await scene.text("STOP")
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await Self.step(scene, .acted)
        try await scene.send()
        #expect(scene.sent == ["Vous ne recevrez plus de messages. Pour reprendre, écrivez OUI."])
        #expect(try await scene.reports().count == 5, "what was said is kept all the same")
        try await scene.text("OUI")
        try await scene.send()
        #expect(scene.sent.last == "Message noté. Merci.")
    }

    @Test("Steps are told to who asked for them, within safe hours, the last one only", arguments: Engine.allCases)
    func steps(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await scene.text("HEURES 18 20")
        try await scene.send()
        #expect(scene.sent.count == 2)
        try await Self.step(scene, .seen)
        try await Self.step(scene, .acted)
        #expect(try await scene.send(at: MessageScene.later(5 * 3_600)) == 0, "noon and five hours: not yet safe")
        #expect(try await scene.send(at: MessageScene.later(6 * 3_600)) == 1)
        #expect(scene.sent.last == "Votre message est suivi.")
        try await Self.step(scene, .seen, at: MessageScene.later(6 * 3_600))
        #expect(try await scene.send(at: MessageScene.later(7 * 3_600)) == 0, "a step never goes back")
    }

    @Test("Who asked for silence hears nothing, not even that", arguments: [Engine.sqlite])
    func silent(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("SILENCE")
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await scene.text("STOP")
        try await Self.step(scene, .seen)
        #expect(try await scene.send() == 0)
    }

    @Test("Once a gateway has it, neither text nor recipient is kept", arguments: Engine.allCases)
    func emptied(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA")
        try await scene.send()
        let sizes = try await scene.store.facts.read { transaction in
            try transaction.query("SELECT recipient, body FROM outgoing_message").map {
                (try $0.blob(at: 0).count, try $0.blob(at: 1).count)
            }
        }
        #expect(sizes.count == 1 && sizes.allSatisfy { $0 == (0, 0) })
        let request = try #require(scene.wire.requests.first)
        let fields = FormFields(request.address.split(separator: "?").last ?? "")
        #expect(fields["to"] == "22370000001" && fields["password"] == "a password to send with")
        #expect(fields["dlr-url"]?.hasPrefix("https://releve.example/sms/kannel/dlr?id=") == true)
    }

    @Test("A line that is cut is tried again, ever more seldom, and given up after a day", arguments: Engine.allCases)
    func retries(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        scene.wire.answer(nil)
        try await scene.text("ALERTE KOUNA")
        try await scene.send()
        #expect(try await scene.send(at: MessageScene.later(9)) == 0 && scene.wire.requests.count == 1)
        scene.wire.answer(503)
        try await scene.send(at: MessageScene.later(10))
        #expect(scene.wire.requests.count == 2)
        scene.wire.answer(202)
        #expect(try await scene.send(at: MessageScene.later(39)) == 0)
        #expect(try await scene.send(at: MessageScene.later(40)) == 1)
        scene.wire.answer(nil)
        try await scene.text("ALERTE KOUNA", id: "2")
        for hour in 1..<60 { try await scene.send(at: MessageScene.later(Int64(hour) * 3_600)) }
        let states = try await scene.store.facts.read { try StoredOutgoing.counts(in: $0).map(\.status) }
        #expect(states == [DeliveryStatus.accepted.rawValue, DeliveryStatus.failed.rawValue])
    }

    @Test(
        "A gateway that hangs holds up no other, and rests before it is tried again", .timeLimit(.minutes(10)),
        arguments: Engine.allCases)
    func hanging(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for number in 0..<3 { try await scene.text("ALERTE", from: "2237000002\(number)") }
        for number in 3..<6 { try await scene.text("ALERTE", from: "2237000002\(number)") }
        try await scene.store.facts.write { transaction in
            try transaction.execute(
                """
                UPDATE outgoing_message SET gateway = 'phone'
                WHERE id IN (SELECT id FROM outgoing_message ORDER BY id LIMIT 3)
                """)
        }
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (calls, call) = AsyncStream<String>.makeStream()
        let send = SendMessages(
            store: scene.store, gateways: scene.desk.gateways, sealing: scene.desk.sealing,
            origin: "https://releve.example",
            carry: { request in
                let isPhone = request.address.contains("phone.example")
                call.yield(isPhone ? "phone" : "kannel")
                guard isPhone else { return .init(status: 202, body: []) }
                for await _ in gate {}
                return .init(status: 503, body: [])
            })
        let turn = Task { try await send(at: { MessageScene.noon }) }
        var called: [String] = []
        for await name in calls {
            called.append(name)
            if called.count == 4 { break }
        }
        // A further turn leaves the one that hangs to the first.
        #expect(try await send(at: { MessageScene.noon }) == 0)
        open.finish()
        #expect(try await turn.value == 3)
        // Two more wait for it; neither is tried while it rests.
        #expect(try await send(at: { MessageScene.later(9) }) == 0)
        call.finish()
        for await name in calls { called.append(name) }
        #expect(called.sorted() == ["kannel", "kannel", "kannel", "phone"])
        let tries = try await scene.store.facts.read { transaction in
            try transaction.query("SELECT tries FROM outgoing_message WHERE gateway = 'phone' ORDER BY tries")
                .map { try $0.int(at: 0) }
        }
        #expect(tries == [0, 0, 1])
    }

    @Test("A message that is refused for itself holds up none behind it", arguments: [Engine.sqlite])
    func refusedAlone(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for number in 0..<3 { try await scene.text("ALERTE", from: "2237000002\(number)") }
        scene.wire.answer(400)
        try await scene.send()
        #expect(scene.wire.requests.count == 3)
    }

    @Test("A wish this server does not know is taken for silence", arguments: [Engine.sqlite])
    func unknownMode(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("SILENCE")
        try await scene.store.facts.write { try $0.execute("UPDATE correspondent SET mode = 'by_night'") }
        try await scene.text("ALERTE KOUNA ATTAQUE")
        #expect(try await scene.send() == 0)
    }

    @Test("A gateway whose settings do not read keeps no step from being noted", arguments: Engine.allCases)
    func unreadableGateway(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("SUITE")
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await scene.store.facts.write { transaction in
            try transaction.execute("UPDATE gateway SET settings = '{\"kind\":\"satellite\"}' WHERE name = 'kannel'")
        }
        let report = try #require(try await scene.reports().last)
        try await scene.desk.answer(report.id, .seen, at: MessageScene.noon)
        #expect(
            try await scene.store.facts.read { try ReportProgress.step(of: report.id, in: $0) }
                == AlertStep.seen.rawValue)
        let listed = try await scene.desk.gateways.listed()
        #expect(listed.unreadable == ["kannel"] && listed.gateways.map(\.name) == ["phone", "post"])
        // Saving it anew mends it, and its password is still there.
        try await scene.desk.gateways.put(
            "kannel", GatewaySettings(kind: .kannel), secrets: GatewaySecrets(), by: nil, at: MessageScene.later(1))
        #expect(try await scene.desk.gateways.listed().unreadable.isEmpty)
    }

    @Test(
        "A delivery status never goes back, and a report of another's message changes nothing",
        arguments: Engine.allCases)
    func deliveries(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA")
        try await scene.send()
        let id = try #require(
            FormFields(scene.wire.requests[0].address)["dlr-url"].flatMap { $0.split(separator: "=").dropFirst().first }
        ).prefix { $0 != "&" }
        for (code, expected) in [(8, DeliveryStatus.sent), (1, .delivered), (8, .delivered), (2, .delivered)] {
            _ = try await scene.desk.take(
                MessageScene.call(query: "id=\(id)&status=\(code)"), to: "kannel", isReport: true, at: MessageScene.noon
            )
            let states = try await scene.store.facts.read { try StoredOutgoing.counts(in: $0).map(\.status) }
            #expect(states == [expected.rawValue])
        }
        guard
            case .done = try await scene.desk.take(
                MessageScene.call(query: "id=77&status=1&smsc=FAKE"), to: "kannel", isReport: true,
                at: MessageScene.noon)
        else {
            Issue.record("a report of an unknown message was refused")
            return
        }
    }

    @Test("Two senders at once hand a message over once", arguments: Engine.allCases)
    func twoSenders(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for number in 0..<8 { try await scene.text("ALERTE", from: "2237000001\(number)") }
        async let one = scene.send()
        async let other = scene.send()
        #expect(try await one + other == 8)
        #expect(scene.wire.requests.count == 8)
    }

    @Test("An answer is spelled so that it costs least")
    func spelling() {
        let long = String(repeating: "Forêt brûlée. ", count: 9)
        #expect(SMSLength(long).parts == 2 && SMSLength(GSM7.economical(long)).parts == 1)
    }
}
