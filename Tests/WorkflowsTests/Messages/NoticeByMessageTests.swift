import Access
import Database
import Messaging
import Protection
import Store
import Testing
import Workflows

@Suite("Notices and answers by text message")
struct NoticeByMessageTests {
    private static let analyst = AccountID("01890b5d-0000-7000-8000-000000000001")
    private static let officer = "+223 76 00 00 01"

    private static func byMessage(_ scene: MessageScene) -> SendNoticeByMessage {
        SendNoticeByMessage(queue: scene.desk.queue, gateways: scene.desk.gateways)
    }

    private static func notice(_ id: String, to target: String = officer) -> SendNotices.Message {
        SendNotices.Message(
            notice: id, alert: "a", seq: 1, madeAt: MessageScene.noon, target: target, secret: nil)
    }

    /// An alert by text message, opened.
    private static func alert(_ scene: MessageScene) async throws -> String {
        try await scene.intake.readAll(at: MessageScene.noon)
        let report = try #require(try await scene.reports().first)
        let alert = try await scene.store.facts.read { try StoredAlert.of(report: report.id, in: $0) }
        return try #require(alert).id
    }

    private static func answer(
        _ scene: MessageScene, _ words: String, on alert: String, after step: Int = 0,
        at now: Instant = MessageScene.noon
    ) async throws {
        try await MoveAlert(store: scene.store, sealing: scene.intake.sealing, answer: scene.desk.answer)(
            .answer(words: words), on: alert, after: step, by: analyst, at: now)
    }

    @Test("A notice leaves once, names nothing, and counts as sent when the gateway has it", arguments: Engine.allCases)
    func sent(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let send = Self.byMessage(scene)
        for _ in 0..<2 { #expect(await send(Self.notice("n-1"), at: MessageScene.noon) == .later) }
        #expect(try await scene.send() == 1)
        #expect(scene.sent == ["Du nouveau vous attend. Ouvrez la page de permanence."])
        #expect(await send(Self.notice("n-1"), at: MessageScene.later(10)) == .sent)
        #expect(try await scene.send(at: MessageScene.later(20)) == 0)
        #expect(try await !scene.everything(in: ["correspondent", "outgoing_message"]).contains("76000001"))
    }

    @Test("A notice that its ledger gave up is withdrawn", arguments: Engine.allCases)
    func givenUp(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        let alert = try await Self.alert(scene)
        try await scene.send()
        try await SetClocks(store: scene.store, sealing: scene.intake.sealing).add(
            "duty-officer", by: .sms, target: Self.officer, secret: nil, account: Self.analyst, at: MessageScene.noon)
        scene.wire.answer(nil)
        let move = MoveAlert(store: scene.store, sealing: scene.intake.sealing)
        try await move(.act(told: ["duty-officer"]), on: alert, after: 0, by: Self.analyst, at: MessageScene.noon)
        let byMessage = Self.byMessage(scene)
        for hour in 0..<8 {
            let now = MessageScene.later(Int64(hour) * 9_000)
            try await SendNotices(
                store: scene.store, sealing: scene.intake.sealing, senders: [.sms: { await byMessage($0, at: now) }])(
                    at: { now })
            try await scene.send(at: now)
        }
        let held = try await scene.store.facts.read { try StoredNotice.all(of: alert, in: $0) }
        #expect(held.map(\.state) == [.failed])
        scene.wire.answer(202)
        #expect(try await scene.send(at: MessageScene.later(200_000)) == 0)
    }

    @Test("No number, or one that wrote STOP, gets nothing, and the notice says so", arguments: [Engine.sqlite])
    func refused(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let send = Self.byMessage(scene)
        #expect(await send(Self.notice("n-1", to: "ORANGE"), at: MessageScene.noon) == .refused)
        try await scene.text("STOP", from: "22376000001")
        #expect(await send(Self.notice("n-2"), at: MessageScene.noon) == .refused)
        #expect(try await scene.send() == 1, "the one last word of STOP")
    }

    @Test("Without a gateway that sends, a notice waits for one, and no try is counted", arguments: Engine.allCases)
    func noGateway(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        let alert = try await Self.alert(scene)
        try await scene.send()
        try await SetClocks(store: scene.store, sealing: scene.intake.sealing).add(
            "duty-officer", by: .sms, target: Self.officer, secret: nil, account: Self.analyst, at: MessageScene.noon)
        for name in ["kannel", "phone", "post"] {
            try await scene.desk.gateways.set(name, isOpen: false, by: nil, at: MessageScene.noon)
        }
        try await MoveAlert(store: scene.store, sealing: scene.intake.sealing)(
            .act(told: ["duty-officer"]), on: alert, after: 0, by: Self.analyst, at: MessageScene.noon)
        let byMessage = Self.byMessage(scene)
        func turn(_ hour: Int64) async throws -> StoredNotice? {
            let now = MessageScene.later(hour * 3_600)
            try await SendNotices(
                store: scene.store, sealing: scene.intake.sealing, senders: [.sms: { await byMessage($0, at: now) }])(
                    at: { now })
            return try await scene.store.facts.read { try StoredNotice.all(of: alert, in: $0).first }
        }
        for hour in 0..<9 {
            let held = try await turn(Int64(hour))
            #expect(held?.state == .queued && held?.attempts == 0)
        }
        try await scene.desk.gateways.set("kannel", isOpen: true, by: nil, at: MessageScene.later(40_000))
        let held = try await turn(12)
        #expect(held?.state == .queued && held?.attempts == 1)
        #expect(try await scene.send(at: MessageScene.later(12 * 3_600)) == 1)
    }

    @Test("Words go to who asked for steps, within their hours, and to nobody else", arguments: Engine.allCases)
    func words(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        let alert = try await Self.alert(scene)
        try await scene.send()
        #expect(try await scene.desk.answer.ways(ofAlert: alert).isEmpty)
        try await Self.answer(scene, "Suivi fait. Merci.", on: alert)
        #expect(try await scene.send() == 0, "who chose nothing is sent no words")
        try await scene.text("HEURES 18 20", at: MessageScene.later(1))
        try await scene.send(at: MessageScene.later(1))
        #expect(try await scene.desk.answer.ways(ofAlert: alert) == [.message])
        try await Self.answer(scene, "Suivi fait. Merci.", on: alert, after: 1, at: MessageScene.later(2))
        #expect(try await scene.send(at: MessageScene.later(3_600)) == 0, "noon and an hour: not yet safe")
        #expect(try await scene.send(at: MessageScene.later(6 * 3_600)) == 1)
        #expect(scene.sent.last == "Suivi fait. Merci.")
    }

    @Test("Words are read under the code, sealed until then", arguments: Engine.allCases)
    func code(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        let alert = try await Self.alert(scene)
        let report = try #require(try await scene.reports().first)
        let code = try await scene.desk.receipts.issue(for: report.id, at: MessageScene.noon)
        #expect(try await scene.desk.answer.ways(ofAlert: alert) == [.code])
        try await Self.answer(scene, "Une équipe passe demain.", on: alert)
        let standing = try await scene.desk.receipts.standing(code, at: MessageScene.later(9))
        #expect(standing?.remarks.map(\.text) == ["Une équipe passe demain."])
        #expect(try await !scene.everything(in: ["dialogue", "alert_event", "log_entry"]).contains("demain"))
    }
}
