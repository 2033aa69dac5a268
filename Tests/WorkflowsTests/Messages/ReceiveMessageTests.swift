import Bytes
import Database
import Hashing
import HearingTestSupport
import Messaging
import Protection
import Store
import StrictText
import Testing
import Workflows

@Suite("Text messages coming in")
struct ReceiveMessageTests {
    @Test("A message becomes a report, sealed, and the number stands nowhere in clear", arguments: Engine.allCases)
    func sealed(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE 3M 5B", from: "+223 70 00 00 01")
        let report = try #require(try await scene.reports().first)
        #expect(report.channel == .sms && report.format == .text && report.source?.count == 32)
        #expect(
            String(decoding: try scene.intake.sealing.open(report.body), as: UTF8.self) == "ALERTE KOUNA ATTAQUE 3M 5B")
        let stored = try await scene.everything(in: [
            "report", "correspondent", "outgoing_message", "gateway", "log_entry", "setting",
        ])
        for secret in ["70000001", "70 00 00 01", "KOUNA", "a password to send with", "a key of calls"] {
            #expect(!stored.contains(secret), "\(secret)")
        }
    }

    @Test("The same message again is the same report, and is acknowledged once", arguments: Engine.allCases)
    func again(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for _ in 0..<3 { try await scene.text("ALERTE KOUNA", id: "a-1") }
        #expect(try await scene.reports().count == 1)
        #expect(try await scene.send() == 1)
    }

    @Test("A number a gateway gives twice costs nobody a message", arguments: Engine.allCases)
    func reusedNumber(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for _ in 0..<2 {
            try await scene.text("ALERTE KOUNA", id: "1")
            try await scene.text("FIN KOUNA calme revenu", id: "1")
        }
        #expect(try await scene.reports().count == 2)
    }

    @Test("However a number is written, it is one correspondent", arguments: [Engine.sqlite])
    func oneNumber(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for number in ["+22370000001", "0022370000001", "70 00 00 01", "22370000001"] {
            try await scene.text("OK", from: number)
        }
        #expect(Set(try await scene.reports().map(\.source)).count == 1)
    }

    @Test("Bytes of no alphabet and a lone surrogate are kept, marked and answered", arguments: Engine.allCases)
    func damaged(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for query in [
            "from=22370000002&text=%ff%fe%00%80&charset=UTF-8&id=1",
            "from=22370000003&text=%d8%00%00A&coding=2&id=2",
            "from=22370000004&text=%d8&charset=UTF-16BE&id=3",
            "from=22370000005&id=4",
        ] {
            let outcome = try await scene.desk.take(
                MessageScene.call(query: query), to: "kannel", isReport: false, at: MessageScene.noon)
            guard case .done = outcome else {
                Issue.record("\(query) was not taken")
                continue
            }
        }
        let reports = try await scene.reports()
        #expect(reports.count == 4)
        #expect(try String(decoding: scene.intake.sealing.open(reports[1].body), as: UTF8.self) == "\u{FFFD}A")
        #expect(try await scene.intake.readAll(at: MessageScene.noon) == 4)
    }

    @Test("Without a key only this machine is heard; with one, only who has it", arguments: [Engine.sqlite])
    func keys(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let query = "from=22370000001&text=OK&id=1"
        func isRefused(_ call: Gateway.Call, _ name: String) async throws -> Bool {
            if case .refused(.badSignature, _) = try await scene.desk.take(
                call, to: name, isReport: false, at: MessageScene.noon)
            {
                true
            } else {
                false
            }
        }
        #expect(try await isRefused(MessageScene.call(query: query, isLocal: false), "kannel"))
        let body = Array(
            #"{"deviceId":"d","event":"sms:received","id":"e1","payload":{"message":"OK","phoneNumber":"+22370000001"}}"#
                .utf8)
        let code = SHA256.hmac(of: body + Array("1688126400".utf8), key: Array("a key of calls".utf8)).hex
        let headers = ["x-timestamp": "1688126400", "x-signature": code]
        #expect(try await !isRefused(MessageScene.call(body: body, headers: headers), "phone"))
        #expect(try await isRefused(MessageScene.call(body: body + [0x20], headers: headers), "phone"))
        #expect(try await isRefused(MessageScene.call(body: body), "phone"))
        #expect(try await scene.reports().count == 1)
    }

    @Test("The shared signed post is taken, and refused with one byte changed", arguments: [Engine.sqlite])
    func sharedSignature(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let shared = try #require(try JSON.parse(sharedBytes("interchange/sms/signatures.json"))["twilio"])
        guard case .object(let members)? = shared["form"], let url = shared["url"]?.scalarText,
            let signature = shared["value"]?.scalarText
        else {
            Issue.record("the shared signature has another shape")
            return
        }
        let form = members.map { $0.name + "=" + FormFields.encoded($0.value.scalarText ?? "") }.joined(separator: "&")
        func take(_ form: String, _ url: String) async throws -> TakeGatewayCall.Outcome {
            let call = MessageScene.call(
                body: Array(form.utf8), headers: ["x-twilio-signature": signature], address: url, isLocal: false)
            return try await scene.desk.take(call, to: "post", isReport: false, at: MessageScene.noon)
        }
        guard case .done = try await take(form, url), case .refused = try await take(form + "x", url),
            case .refused = try await take(form, url + "1")
        else {
            Issue.record("a signature was not weighed")
            return
        }
        #expect(try await scene.reports().count == 1)
    }

    @Test("A flood from one phone is kept and set aside; others are heard and answered", arguments: [Engine.sqlite])
    func flood(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for number in 0..<300 { try await scene.text("ALERTE KOUNA \(number)", from: "22370000009") }
        try await scene.text("ALERTE SÔ ATTAQUE", from: "22370000001")
        let reports = try await scene.reports()
        #expect(reports.count == 301)
        #expect(reports.count { $0.quarantine == .oneSource } == 240)
        #expect(reports.last?.quarantine == nil)
        #expect(try await scene.send() == 11, "ten answers an hour to one phone, and one to the other")
    }

    @Test("A registered number is read within its own areas and trusted", arguments: Engine.allCases)
    func registered(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let gateway = try #require(try await scene.desk.gateways.named("kannel"))
        let area = AreaRef(scheme: "COD-AB 2021", code: "ML1001")
        try await scene.desk.register("70 00 00 01", by: gateway, areas: [area], account: nil, at: MessageScene.noon)
        for number in 0..<70 { try await scene.text("ALERTE \(number)") }
        let reports = try await scene.reports()
        #expect(reports.allSatisfy { $0.areas == [area] && $0.quarantine == nil })
    }

    @Test("A setting written by an installer becomes gateways, sealed, and is gone", arguments: Engine.allCases)
    func setting(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let text = #"[{"name":"second","settings":{"kind":"kannel","areas":["X:1"]},"key":"k e y"}]"#
        try await scene.store.facts.write { try Settings.set(.gateways, to: text, in: $0) }
        try await scene.desk.gateways.takeOverSetting(at: MessageScene.noon)
        #expect(try await scene.desk.gateways.named("second")?.settings.areas == ["X:1"])
        #expect(try await !scene.everything(in: ["setting", "gateway"]).contains("k e y"))
    }

    @Test("An address that could be turned against the machine is no address to send to")
    func guarded() {
        let refused = [
            "ftp://a.example/", "http://a.example/", "https://169.254.169.254/latest", "http://0.0.0.0/",
            "https://0x7f000001/",
            "https://2130706433/", "http://u:p@127.0.0.1/", "http://127.1/", "https://[fe80::1]/", "file:///etc/passwd",
            "",
            "http://127.0.0.1.example.org/", "https://010.0.0.1/",
            // Wrapped, an address is as far away as within: that of the link is never called.
            "https://[2002:a9fe:a9fe::1]/", "https://[64:ff9b::a9fe:a9fe]/", "https://[::ffff:169.254.169.254]/",
            "https://[2001:0:a9fe:a9fe:8000:63bf:a247:27dd]/", "https://[2001:db8::1]/",
        ]
        for text in refused { #expect(throws: (any Error).self, "\(text)") { try SendingAddress(text) } }
        for text in [
            "http://127.0.0.1:13013/cgi-bin/sendsms", "http://192.168.1.7:8080/message", "https://api.sms.example/v1",
            "http://[::1]:8080/", "http://[fd00::7]/", "https://[2606:2800:220:1:248:1893:25c8:1946]/",
        ] {
            #expect(throws: Never.self, "\(text)") { try SendingAddress(text) }
        }
    }
}
