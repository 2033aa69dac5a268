import Bytes
import Hashing
import HearingTestSupport
import Messaging
import Protection
import Testing

@Suite("Gateways") struct GatewayTests {
    @Test(
        "Kannel's call is read in each alphabet it sends",
        arguments: [
            (
                "from=%2B22370000001&to=36111&text=ALERTE+KOUNA+3M&coding=0&charset=UTF-8&id=a1&ts=1700000000",
                "ALERTE KOUNA 3M"
            ),
            ("from=1&text=K%C6%90L%C6%90%20Kuna&coding=2&charset=UTF-8", "KƐLƐ Kuna"),
            ("from=1&text=%00K%01%90&coding=2&charset=UTF-16BE", "KƐ"), ("from=1&text=%00K%01%90&coding=2", "KƐ"),
            ("from=1&text=S%F4&charset=WINDOWS-1252", "Sô"), ("from=1&text=for%C3%AAt&coding=1", "forêt"),
            ("from=1", ""),
        ])
    func kannel(query: String, text: String) throws {
        let message = try Kannel.message(query: query)
        #expect(message.text == text && !message.isDamaged)
    }

    @Test("A lone surrogate and bytes of no alphabet stay visible; a call without a sender is refused")
    func damage() throws {
        #expect(try Kannel.message(query: "from=1&coding=2&text=%D8%00%00A").isDamaged)
        #expect(try Kannel.message(query: "from=1&text=caf%E9&charset=UTF-8").isDamaged)
        #expect(throws: GatewayRefusal.missing(field: "from")) { try Kannel.message(query: "text=x") }
        #expect(throws: GatewayRefusal.tooLong(field: "text", limit: 10_000)) {
            try Kannel.message(query: "from=1&text=" + String(repeating: "a", count: 10_001))
        }
    }

    @Test("Kannel is asked in the short alphabet where that serves, with a report that finds its message")
    func send() throws {
        let account = Kannel.Account(user: "u", password: "p&q", reports: "http://127.0.0.1/sms/kannel/dlr")
        let short = Kannel.sendQuery(OutgoingMessage(id: "7/é", to: "+223", text: "Message noté."), account: account)
        #expect(FormFields(short)["coding"] == "0" && FormFields(short)["password"] == "p&q")
        let long = Kannel.sendQuery(OutgoingMessage(id: "1", to: "+223", text: "Mɔgɔ"), account: account)
        #expect(FormFields(long)["coding"] == "2" && FormFields(long)["text"] == "Mɔgɔ")
        let back = try #require(FormFields(short)["dlr-url"]).split(separator: "?")[1]
        let report = try Kannel.report(query: back.replacing("%d", with: "1"))
        #expect(report.id == "7/é" && report.status == .delivered)
    }

    private let body = Array(
        #"{"deviceId":"d","event":"sms:received","id":"e1","payload":{"messageId":"m","message":"ALERTE Sô","phoneNumber":"70000001","simNumber":1,"receivedAt":"2026-11-24T06:46:11.000+00:00"},"webhookId":"w"}"#
            .utf8)

    private func signature(_ body: [UInt8], _ stamp: String) -> String {
        SHA256.hmac(of: body + Array(stamp.utf8), key: Array("clef".utf8)).hex
    }

    @Test("A phone's post is taken with its signature, and not with one byte changed")
    func smsgate() throws {
        let sign = signature(body, "1700000000")
        guard
            case .received(let message) = try SMSGate.event(
                body: body, timestamp: "1700000000", signature: sign, key: "clef")
        else {
            Issue.record("a received message")
            return
        }
        #expect(message.text == "ALERTE Sô" && message.duplicateKey == "smsgate:d:e1" && message.sentAt != nil)
        for index in stride(from: 0, to: body.count, by: 7) {
            var changed = body
            changed[index] ^= 1
            #expect(throws: GatewayRefusal.badSignature) {
                try SMSGate.event(body: changed, timestamp: "1700000000", signature: sign, key: "clef")
            }
        }
        #expect(!SMSGate.isSigned(body: body, timestamp: "1700000001", signature: sign, key: "clef"))
        #expect(!SMSGate.isSigned(body: body, timestamp: "1700000000", signature: "", key: "clef"))
    }

    @Test("The same event sent again has the same key; the same words sent twice have two")
    func duplicates() throws {
        func key(_ id: String) throws -> String? {
            let text = String(decoding: body, as: UTF8.self).replacing("\"e1\"", with: "\"\(id)\"")
            guard
                case .received(let message) = try SMSGate.event(
                    body: Array(text.utf8), timestamp: "1", signature: signature(Array(text.utf8), "1"), key: "clef")
            else { return nil }
            return message.duplicateKey
        }
        #expect(try key("e1") == key("e1") && key("e1") != key("e2"))
    }

    @Test("Any gateway is set by names alone, in query, form or JSON, and braces in a text stay a text")
    func mapped() throws {
        let json = MappedGateway(
            name: "g", carrier: .json, names: .init(from: "data.msisdn", text: "data.body", id: "uid"),
            sending: "{\"t\":\"{to}\",\"m\":\"{text}\"}", sendingCarrier: .json)
        let message = try json.message(Array(#"{"uid":5,"data":{"msisdn":"223","body":"alerte"}}"#.utf8))
        #expect(message.from == "223" && message.text == "alerte" && message.duplicateKey == "g:5")
        #expect(json.request(OutgoingMessage(id: "1", to: "2", text: "a\"{to}")) == #"{"t":"2","m":"a\"{to}"}"#)
        let rapid = try MappedGateway.rapidPro.message(
            Array("from=%2B223&text=Al%C3%A8rte&id=9&date=2026-11-24T06:00:00Z".utf8))
        #expect(rapid.text == "Alèrte" && rapid.sentAt != nil)
        #expect(
            try MappedGateway.formPost.report(Array("MessageSid=S1&MessageStatus=delivered".utf8)).status == .delivered)
        #expect(throws: GatewayRefusal.missing(field: "Body")) {
            try MappedGateway.formPost.message(Array("From=1".utf8))
        }
    }

    @Test("Whatever order reports come in, a delivered message stays delivered and no status goes back")
    func delivery() {
        for first in DeliveryStatus.allCases {
            for second in DeliveryStatus.allCases {
                let after = first.advanced(by: second)
                #expect(after >= first && after == second.advanced(by: first))
                #expect(DeliveryStatus.delivered.advanced(by: second) == .delivered)
            }
        }
    }

    @Test("Damaged calls are read or refused", arguments: 0..<200 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        let query = damaged(
            Array("from=%2B223&text=%00K%01%90&coding=2&charset=UTF-16BE&id=a&ts=1700000000".utf8), seed: seed)
        _ = try? Kannel.message(query: String(decoding: query, as: UTF8.self))
        let bad = damaged(body, seed: seed)
        _ = try? SMSGate.event(body: bad, timestamp: "1", signature: signature(bad, "1"), key: "clef")
    }
}
