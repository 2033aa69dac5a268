import Access
import Database
import Foundation
import Protection
import Sealing
import SignIn
import Store
import Testing
import Workflows

@Suite("Reports by the API")
struct ReportAPITests {
    private static func post(
        _ server: IntakeServer, _ body: String, _ token: [String: String]
    ) async throws -> Client.Answer {
        let type = ["Content-Type": "application/json"]
        return try await server.client.send("POST", "/api/v1/reports", token.merging(type) { $1 }, body: body)
    }

    private static func json(_ answer: Client.Answer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    }

    @Test("A new report is 201, the same again 200, other answers 409, and the first stays")
    func contract() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        let said = #"{"id":"r-1","answers":{"what":{"kind":"attack"},"n":3,"lat":14.50}}"#
        let first = try await Self.post(server, said, token)
        #expect(first.status == 201 && first.headers["location"]?.hasSuffix("/status") == true)
        #expect(try Self.json(first)["id"] as? String == "r-1")
        // Other order, other spaces, another spelling of the same figure: the same answers.
        let again = try await Self.post(
            server, #"{ "answers": {"lat":14.5, "n":3, "what/kind":"attack"}, "id":"r-1", "attachments":["a.jpg"] }"#,
            token)
        #expect(again.status == 200)
        #expect(try Self.json(again)["receipt"] as? String == Self.json(first)["receipt"] as? String)
        let other = try await Self.post(server, #"{"id":"r-1","answers":{"what":{"kind":"threat"}}}"#, token)
        #expect(other.status == 409 && other.body.contains(#""code":"identity_taken""#))
        #expect(other.headers["content-type"] == "application/problem+json")
        #expect(try await server.count() == 1)
    }

    @Test(
        "What is not a report is refused, says where, and is not kept",
        arguments: [
            "", "{", "[]", "{}", #"{"id":"r"}"#, #"{"id":"","text":"x"}"#, #"{"id":1,"text":"x"}"#,
            #"{"id":"r","text":"x","saidAt":"yesterday"}"#, #"{"id":"r","text":"x","purpose":"fun"}"#,
            #"{"id":"r","text":"x","area":"ML01"}"#, #"{"id":"r","text":null}"#, #"{"id":"r","answers":{}}"#,
            #"{"id":"r","text":"a\u0000b"}"#, #"{"id":"r","answers":{"":1}}"#, #"{"id":"r","killed":"3\u0000"}"#,
            #"{"id":"r","text":"x","attachments":["a\u009bb.jpg"]}"#,
            #"{"id":"r","text":"x","attachments":["a/b.jpg"]}"#,
            #"{"id":"r","text":"x","attachments":["../../etc/.passwd"]}"#, #"{"id":"r","answers":[1]}"#,
            #"{"id":"r","id":"s","text":"x"}"#, #"{"v":1,"suite":"none"}"#, #"{"id":"r","text":""}"#,
        ])
    func malformed(body: String) async throws {
        let server = try await IntakeServer()
        let answer = try await Self.post(server, body, try await server.token(.reportAppend))
        #expect(answer.status == 400, "\(answer.body)")
        #expect(try await server.count() == 0)
    }

    @Test(
        "A voice or a picture may be all there is to say",
        arguments: [
            #"{"id":"r","attachments":["voice.ogg"]}"#, #"{"id":"r","text":"","attachments":["voice.ogg"]}"#,
            #"{"id":"r","text":null,"answers":{},"attachments":["photo.jpg"]}"#,
        ])
    func voiceAlone(body: String) async throws {
        let server = try await IntakeServer()
        let answer = try await Self.post(server, body, try await server.token(.reportAppend))
        #expect(answer.status == 201, "\(answer.body)")
        #expect(try await server.count() == 1)
    }

    @Test("A report cannot correct itself: 409, and nothing is kept")
    func itself() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        let answer = try await Self.post(server, #"{"id":"r","text":"x","replaces":"r"}"#, token)
        #expect(answer.status == 409 && answer.body.contains("corrects_itself"))
        #expect(try await server.count() == 0)
    }

    @Test("A member that is null is not there; a moment may leave out what its zone and day do not need")
    func absent() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        let said = #"{"id":"r","text":"x","answers":null,"form":null,"area":null,"attachments":null,"saidAt":null}"#
        #expect(try await Self.post(server, said, token).status == 201)
        let moments = ["2026-11-23 06:31Z", "2026-11-23T06:31:02.5+0100", "2026-11-23T06:31:60-03"]
        for (number, moment) in moments.enumerated() {
            let body = #"{"id":"m-\#(number)","text":"x","saidAt":"\#(moment)"}"#
            #expect(try await Self.post(server, body, token).status == 201, "\(moment)")
        }
        for moment in ["1023-11-23T06:31:02Z", "2026-11-23T06:31:02+0:100", "2026-02-30T06:31:02Z"] {
            let body = #"{"id":"bad","text":"x","saidAt":"\#(moment)"}"#
            #expect(try await Self.post(server, body, token).status == 400, "\(moment)")
        }
    }

    @Test("Members it does not know are kept as answers")
    func unknownMembers() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        #expect(try await Self.post(server, #"{"id":"r","text":"x","killed":"3"}"#, token).status == 201)
        #expect(try await Self.post(server, #"{"id":"r","text":"x","killed":"4"}"#, token).status == 409)
    }

    @Test("Without the scope there is no such address; without a token one is told to sign in")
    func scopes() async throws {
        let server = try await IntakeServer()
        #expect(try await Self.post(server, #"{"id":"r","text":"x"}"#, [:]).status == 401)
        let reading = try await server.token(.receiptRead)
        #expect(try await Self.post(server, #"{"id":"r","text":"x"}"#, reading).status == 404)
        let writing = try await server.token(.reportAppend)
        #expect(try await server.client.get("/api/v1/receipts", writing).status == 404)
        #expect(try await server.client.get("/api/v1/receipts", reading).status == 200)
    }

    @Test("With the vault locked a report is answered 503 with a time to come back")
    func locked() async throws {
        let server = try await IntakeServer(isLocked: true)
        let answer = try await Self.post(server, #"{"id":"r","text":"x"}"#, try await server.token(.reportAppend))
        #expect(answer.status == 503 && answer.headers["retry-after"] != nil)
        #expect(answer.body.contains(#""code":"vault_locked""#))
    }

    @Test("Receipts show every report once, in the order of arrival, and go on after either identity")
    func receipts() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend, .receiptRead)
        for number in 1...5 { _ = try await Self.post(server, #"{"id":"r-\#(number)","text":"secret"}"#, token) }
        func ids(_ answer: Client.Answer) throws -> [String] {
            let found = try Self.json(answer)["items"] as? [[String: Any]]
            return try #require(found).compactMap { $0["id"] as? String }
        }
        let all = try await server.client.get("/api/v1/receipts", token)
        #expect(try ids(all) == ["r-1", "r-2", "r-3", "r-4", "r-5"] && !all.body.contains("secret"))
        #expect(try Self.json(all)["next"] is NSNull)
        #expect(try ids(await server.client.get("/api/v1/receipts?after=r-3", token)) == ["r-4", "r-5"])
        let receipts = try #require(try Self.json(all)["items"] as? [[String: Any]])
        let ours = try #require(receipts[3]["receipt"] as? String)
        #expect(try ids(await server.client.get("/api/v1/receipts?after=\(ours)", token)) == ["r-5"])
        #expect(try await server.client.get("/api/v1/receipts?after=r-5", token).status == 200)
        // A place that is none is not the end, and not the beginning either.
        for none in ["zzz", "0", "'", "r-6"] {
            #expect(try await server.client.get("/api/v1/receipts?after=\(none)", token).status == 404, "\(none)")
        }
    }

    @Test("A sender sees what became of its own report, and of no other")
    func status() async throws {
        let server = try await IntakeServer()
        let (mine, other) = (try await server.token(.reportAppend), try await server.token(.reportAppend))
        _ = try await Self.post(server, #"{"id":"uuid:1","text":"x","attachments":["é.jpg"]}"#, mine)
        let seen = try await server.client.get("/api/v1/reports/uuid%3A1/status", mine)
        #expect(seen.status == 200 && seen.body.contains(#""hasArrived":false"#))
        let hidden = try await server.client.get("/api/v1/reports/uuid%3A1/status", other)
        let absent = try await server.client.get("/api/v1/reports/none/status", other)
        #expect(hidden.status == 404 && hidden.body == absent.body)
    }

    @Test("A file follows its report: 201, the same bytes 200, others 409")
    func attachments() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        _ = try await Self.post(server, #"{"id":"r","text":"x","attachments":["a.jpg"]}"#, token)
        func put(_ name: String, _ body: String) async throws -> Int {
            try await server.client.send("PUT", "/api/v1/reports/r/attachments/\(name)", token, body: body).status
        }
        #expect(try await put("a.jpg", "bytes") == 201)
        #expect(try await put("a.jpg", "bytes") == 200)
        #expect(try await put("a.jpg", "other") == 409)
        #expect(try await put(".hidden", "bytes") == 400)
        #expect(try await put("..%2F..%2Fa.jpg", "bytes") == 400)
        #expect(try await put("a%C2%9Bb.jpg", "bytes") == 400)
        #expect(try await put("empty.jpg", "") == 400)
        let report = try #require(try await server.report("r"))
        let files = try await server.store.facts.read { try StoredAttachment.all(of: report.id, in: $0) }
        #expect(files.map(\.name) == ["a.jpg"] && files.first?.content?.size == 5)
    }

    @Test("A file announced larger than any is refused before it is read")
    func tooLarge() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        _ = try await Self.post(server, #"{"id":"r","text":"x"}"#, token)
        let headers = token.merging(["Content-Length": "2000000000"]) { $1 }
        let answer = try await server.client.send("PUT", "/api/v1/reports/r/attachments/film.mp4", headers)
        #expect(answer.status == 413)
    }

    @Test("A sealed envelope is routed by its clear header and stays sealed")
    func sealed() async throws {
        let server = try await IntakeServer()
        let key = try OrganisationKey()
        let header = try ReportHeader(areaScheme: "COD-AB 2021", areaCode: "ML0704", category: "attack", urgency: .now)
        let envelope = try SealedReport(sealing: Array("what was said".utf8), header: header, to: key.publicKey).text
        let token = try await server.token(.reportAppend).merging(["Idempotency-Key": "s-1"]) { $1 }
        #expect(try await Self.post(server, envelope, token).status == 201)
        #expect(try await Self.post(server, envelope, token).status == 200)
        let report = try #require(try await server.report("s-1"))
        #expect(report.format == .sealed && report.areas == [IntakeServer.area])
        #expect(report.clearHeader?.contains("attack") == true)
        let another = try SealedReport(sealing: Array("other".utf8), header: header, to: key.publicKey).text
        #expect(try await Self.post(server, another, token).status == 409)
    }

    @Test("A phone may send by the API; revoked, it is refused at once")
    func device() async throws {
        let server = try await IntakeServer()
        let device = try await server.device(mode: .training)
        let token = ["Authorization": "Bearer " + device.token]
        #expect(try await Self.post(server, #"{"id":"d-1","text":"x"}"#, token).status == 201)
        let report = try #require(try await server.report("d-1"))
        #expect(
            report.purpose == .training && report.areas == [IntakeServer.area] && report.owner == .device(device.id))
        _ = try await server.store.facts.write { try StoredDevice.revoke(device.id, at: .now, in: $0) }
        #expect(try await Self.post(server, #"{"id":"d-2","text":"x"}"#, token).status == 401)
    }

    @Test("A warning of another area than the sender's is stored and kept there; the sender's own area is told")
    func elsewhere() async throws {
        let server = try await IntakeServer()
        let other = AreaRef(scheme: "COD-AB 2021", code: "ML0101")
        let ids = server.store.ids
        try await server.store.facts.write { transaction in
            for area in [IntakeServer.area, other] {
                _ = try FactTable<Area>.record(
                    Area(ref: area, name: area.code, level: 2), kind: "areas", at: .now, ids: ids, in: transaction)
            }
        }
        let issued = try await Keys(store: server.store).issueToken(
            [.reportAppend], areas: .only([IntakeServer.area]), label: "x",
            until: Instant(microseconds: Instant.now.microseconds + 3_600_000_000), by: nil, at: .now)
        let senders = [try await server.device().token, issued.token.text]
        for (number, sender) in senders.enumerated() {
            let bearer = ["Authorization": "Bearer " + sender]
            for (key, area) in [("near-\(number)", IntakeServer.area), ("far-\(number)", other)] {
                let body = """
                    {"id":"\(key)","form":"releve_field","answers":{"what":"attack"},
                     "area":{"scheme":"\(area.scheme)","code":"\(area.code)"}}
                    """
                #expect(try await Self.post(server, body, bearer).status == 201)
            }
            let silent = #"{"id":"silent-\#(number)","form":"releve_field","answers":{"what":"attack"}}"#
            #expect(try await Self.post(server, silent, bearer).status == 201)
        }
        let intake = Intake(store: server.store, vault: server.vault)
        // Once for what was sent, once for what was made of it; the server reads too.
        for _ in 0..<2 { try await intake.readAll(at: .now) }
        let (areas, notices) = try await server.store.facts.read { transaction in
            let reports = try StoredReport.receipts(99, after: nil, in: transaction)
            var areas: [String: AreaRef] = [:]
            for report in reports {
                areas[report.key] = try StoredReading.current(of: report.id, in: transaction)?.area
            }
            let alerts = try StoredAlert.open(in: transaction).filter { $0.channel == .system }
            return (areas, alerts.map(\.area))
        }
        for number in 0..<2 {
            #expect(areas["near-\(number)"] == IntakeServer.area && areas["silent-\(number)"] == IntakeServer.area)
            #expect(areas["far-\(number)"] == other)
        }
        #expect(notices == [IntakeServer.area, IntakeServer.area])
        // The alert itself says from whom it is, and that of someone of the place does not.
        let told = try await server.store.facts.read { transaction in
            let reports = try ["near-0", "far-0"].compactMap { key in
                try Report.ID(key).flatMap { try StoredReport.with(key: $0, in: transaction)?.id }
            }
            return (reports, try StoredReport.fromElsewhere(among: reports, in: transaction))
        }
        #expect(told.0.count == 2 && told.1 == [told.0[1]])
    }
}
