import Access
import Database
import Foundation
import Messaging
import Protection
import Sealing
import Store
import Testing
import Workflows

@Suite("The field form")
struct FieldFormTests {
    /// A post as a browser makes it: answers, then files.
    private static func post(
        _ server: IntakeServer, _ fields: [(String, String)],
        files: [(field: String, name: String, bytes: [UInt8])] = [],
        to token: String = "-", hasScript: Bool = false
    ) async throws -> Client.Answer {
        let boundary = "field-boundary"
        var body: [UInt8] = []
        for (name, value) in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            let head = "Content-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
            body += "--\(boundary)\r\n\(head)\r\nContent-Type: application/octet-stream\r\n\r\n".utf8
            body += file.bytes + Array("\r\n".utf8)
        }
        body += "--\(boundary)--\r\n".utf8
        return try await server.client.send(
            "POST", "/report/" + token,
            [
                "Content-Type": "multipart/form-data; boundary=\(boundary)",
                "Accept": hasScript ? "application/json" : "text/html",
            ], bytes: body)
    }

    private static func reports(_ server: IntakeServer) async throws -> [StoredReport] {
        try await server.store.facts.read { transaction in
            try StoredReport.receipts(999, after: nil, in: transaction).compactMap {
                try StoredReport.with(id: $0.id, in: transaction)
            }
        }
    }

    private static let said = [
        ("id", "page-1"), ("what", "attack"), ("when", "now"), ("place", "Kouna"), ("people_at_risk", ""),
    ]
    private static let photo: (field: String, name: String, bytes: [UInt8]) = (
        "photo", "Moussa at home.JPG", [1, 2, 3]
    )

    @Test("Without script, anyone's words and photo are one report, and the answer holds a code that works")
    func withoutScript() async throws {
        let server = try await IntakeServer()
        let page = try await server.client.get("/report/-")
        #expect(page.status == 200 && page.body.contains("enctype=\"multipart/form-data\""))
        // A browser sends a file nobody chose as one without a name.
        let nothing: (field: String, name: String, bytes: [UInt8]) = ("voice", "", [])
        let answer = try await Self.post(server, Self.said, files: [Self.photo, nothing])
        #expect(answer.status == 201, "\(answer.body)")
        let report = try #require(try await Self.reports(server).first)
        #expect(report.channel == .web && report.owner == nil && report.source == nil && report.quarantine == nil)
        let files = try await server.files(of: report.id)
        #expect(files.count == 1 && files[0].content?.size == 3)
        #expect(
            files[0].name.hasPrefix("photo-") && files[0].name.hasSuffix(".jpg") && !files[0].name.contains("Moussa"))
        let shown = try #require(answer.body.firstMatch(of: /class="said code">([^<]+)</)?.1)
        let read = try await server.client.post("/receipt", ["code": String(shown)])
        #expect(read.status == 200 && read.body.contains("Message noté"))
        // The same again, as by a reload: the same report and the same code.
        let again = try await Self.post(server, Self.said, files: [Self.photo, nothing])
        #expect(again.status == 201 && again.body == answer.body)
        // The same page filled in with something else is another report.
        #expect(try await Self.post(server, Self.said + [("said", "encore")]).status == 201)
        #expect(try await server.count() == 2)
    }

    @Test("Where files come too fast the words are taken all the same, and the files join them when sent again")
    func wordsFirst() async throws {
        let server = try await IntakeServer()
        func photos(_ from: Int, _ count: Int) -> [(field: String, name: String, bytes: [UInt8])] {
            (from..<(from + count)).map { ("photo", "a.jpg", Array("\($0)".utf8)) }
        }
        // Each file counts for 64 KiB at least, 800 of them at once; then less is left than the thirty below need.
        var next = 0
        for many in [38, 10] {
            var status = 201
            while status == 201 {
                status = try await Self.post(server, [("id", "many-\(next)")], files: photos(next, many)).status
                next += many
            }
            #expect(status == 429)
        }
        let answer = try await Self.post(server, Self.said, files: photos(10_000, 30))
        #expect(answer.status == 201 && answer.body.contains("pas les fichiers"), "\(answer.body)")
        let report = try #require(try await Self.reports(server).last)
        #expect(try await server.files(of: report.id).isEmpty)
        let count = try await server.count()
        var again = answer
        while again.body.contains("pas les fichiers") {
            again = try await Self.post(server, Self.said, files: photos(10_000, 1))
            #expect(again.status == 201)
        }
        #expect(try await server.files(of: report.id).count == 1)
        #expect(try await server.count() == count)
    }

    @Test("A piece that is refused leaves its sender as much to send as before")
    func refusedPieces() async throws {
        let server = try await IntakeServer()
        _ = try await Self.post(server, [("id", "p-1"), ("what", "attack"), ("expect", "a.jpg")], hasScript: true)
        let piece = [UInt8](repeating: 7, count: TakePiece.largestPiece)
        func put(at start: Int) async throws -> Int {
            try await server.client.send(
                "PUT", "/report/-/p-1/a.jpg?at=\(start)&of=300000", ["Accept": "application/json"], bytes: piece
            ).status
        }
        for _ in 0..<201 { #expect(try await put(at: 200_000) == 400) }
        #expect(try await put(at: 0) == 200)
    }

    @Test("With script a report keeps its own identity and its own code; other words under it are 409")
    func withScript() async throws {
        let server = try await IntakeServer()
        var random = SystemRandomNumberGenerator()
        let code = ReceiptCode(using: &random)
        let said = [("id", "a-1"), ("what", "threat"), ("code", code.description), ("said_at", "2026-11-01T06:00:00Z")]
        let first = try await Self.post(server, said, hasScript: true)
        #expect(first.status == 201 && first.object["code"] as? String == code.description, "\(first.body)")
        let again = try await Self.post(server, said, hasScript: true)
        #expect(again.status == 200 && again.object["code"] as? String == code.description)
        let other = try await Self.post(server, [("id", "a-1"), ("what", "attack")], hasScript: true)
        #expect(other.status == 409)
        let report = try #require(try await server.report("web:a-1"))
        #expect(report.saidAt == Instant(iso8601: "2026-11-01T06:00:00Z") && report.form?.id == "releve_field")
        // A code that is another report's already is not shared: the second gets one of ours.
        let second = try await Self.post(
            server, [("id", "a-2"), ("what", "attack"), ("code", code.description)], hasScript: true)
        #expect(second.status == 201 && second.object["code"] as? String != code.description)
        #expect(try await server.count() == 2)
    }

    @Test("A device's address gives its area, its trust and its training; a revoked one is refused, and says so")
    func devices() async throws {
        let server = try await IntakeServer()
        let device = try await server.device(mode: .training)
        let page = try await server.client.get("/report/" + device.token)
        #expect(page.status == 200 && page.body.contains(IntakeServer.area.code))
        #expect(try await Self.post(server, Self.said, to: device.token, hasScript: true).status == 201)
        let report = try #require(try await server.report("web:page-1"))
        #expect(
            report.owner == .device(device.id) && report.purpose == .training && report.areas == [IntakeServer.area])
        try await Keys(store: server.store).revoke(device.id, by: nil, at: .now)
        let refused = try await Self.post(server, Self.said, to: device.token, hasScript: true)
        #expect(refused.status == 404 && refused.code == "device_unknown")
        #expect(try await server.client.get("/report/none").status == 404)
    }

    @Test("A photo follows in pieces, for whoever sent the report and for nobody else")
    func pieces() async throws {
        let server = try await IntakeServer()
        let device = try await server.device()
        _ = try await Self.post(
            server, [("id", "p-1"), ("what", "attack"), ("expect", "photo-1.jpg")], to: device.token, hasScript: true)
        let bytes = [UInt8](repeating: 7, count: 20_000)
        func put(_ from: Int, _ token: String, _ id: String = "p-1") async throws -> Client.Answer {
            try await server.client.send(
                "PUT", "/report/\(token)/\(id)/photo-1.jpg?at=\(from)&of=20000", ["Accept": "application/json"],
                bytes: Array(bytes[from..<min(from + 12_000, 20_000)]))
        }
        #expect(try await put(0, "-").status == 404)
        #expect(try await put(0, device.token, "p-2").status == 404)
        let first = try await put(0, device.token)
        #expect(first.status == 200 && first.object["held"] as? Int == 12_000, "\(first.body)")
        let report = try #require(try await server.report("web:p-1"))
        #expect(try await server.files(of: report.id).map { $0.content?.size } == [nil])
        let last = try await put(12_000, device.token)
        #expect(last.object["isWhole"] as? Bool == true)
        #expect(try await server.files(of: report.id).map { $0.content?.size } == [20_000])
    }

    @Test("An envelope sealed in the browser is kept as it is, and opened by nobody here")
    func sealed() async throws {
        let server = try await IntakeServer()
        let key = try OrganisationKey()
        let envelope = try SealedReport(
            sealing: Array("Kouna".utf8), header: ReportHeader(category: "attack", urgency: .now), to: key.publicKey,
            suite: .x25519)
        let answer = try await Self.post(server, [("id", "s-1"), ("envelope", envelope.text)], hasScript: true)
        #expect(answer.status == 201, "\(answer.body)")
        let report = try #require(try await server.report("web:s-1"))
        #expect(report.format == .sealed && report.clearHeader?.contains("attack") == true && report.channel == .web)
        let broken = try await Self.post(server, [("id", "s-2"), ("envelope", "{}")], hasScript: true)
        #expect(broken.status == 400)
    }

    @Test("Nothing said, no identity, half a body, a locked vault: refused with a reason, and nothing is kept")
    func refused() async throws {
        let server = try await IntakeServer()
        #expect(try await Self.post(server, [("id", "n-1"), ("what", "")], hasScript: true).code == "nothing_said")
        #expect(try await Self.post(server, [("what", "attack")], hasScript: true).code == "report_unnamed")
        let half = try await server.client.send(
            "POST", "/report/-", ["Content-Type": "multipart/form-data; boundary=b"], body: "--b\r\nContent-Dispo")
        #expect(half.status == 400)
        #expect(try await server.count() == 0)
        let locked = try await IntakeServer(isLocked: true)
        #expect(try await locked.client.get("/report/-").body.contains("Rien ne peut être reçu en ce moment"))
        #expect(try await !server.client.get("/report/-").body.contains("Rien ne peut être reçu en ce moment"))
        let answer = try await Self.post(locked, Self.said, hasScript: true)
        #expect(answer.status == 503 && answer.headers["retry-after"] != nil && answer.code == "vault_locked")
    }

    @Test("A flood by the open address is set aside and kept; an enrolled phone is heard as before")
    func flood() async throws {
        let server = try await IntakeServer()
        let device = try await server.device(isTrusted: false)
        for number in 1...62 {
            let answer = try await Self.post(server, [("id", "f-\(number)"), ("what", "attack")], hasScript: true)
            #expect(answer.status == 201)
        }
        #expect(try await Self.post(server, Self.said, to: device.token, hasScript: true).status == 201)
        let held = try await Self.reports(server)
        #expect(held.count == 63 && held.count { $0.quarantine == .oneSource } == 2)
        #expect(held.last?.quarantine == nil && held.allSatisfy { $0.source?.contains("127") != true })
    }

    @Test("The form alone may start a worker, its own, and the worker keeps all the form is made of")
    func worker() async throws {
        let server = try await IntakeServer()
        let page = try await server.client.get("/report/-")
        let policy = try #require(page.headers["content-security-policy"])
        #expect(policy.contains("worker-src 'self'; require-trusted-types-for 'script'; trusted-types releve-worker"))
        #expect(policy.hasPrefix("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("blob:"))
        let elsewhere = try await server.client.get("/receipt").headers["content-security-policy"]
        #expect(elsewhere?.contains("worker-src") == false && elsewhere?.contains("trusted-types 'none'") == true)
        let worker = try await server.client.get("/report/worker.js")
        #expect(worker.status == 200 && worker.headers["content-type"]?.hasPrefix("text/javascript") == true)
        let list = try #require(worker.body.firstMatch(of: /const KEPT = \[([^\]]+)\]/)?.1)
        let kept = list.split(separator: ", ").map { $0.trimmingPrefix("'").dropLast() }
        #expect(kept.count == 8)
        for address in kept { #expect(try await server.client.get(String(address)).status == 200, "\(address)") }
        for address in page.body.matches(of: /(?:src|href)="(\/assets\/[^"]+)"/).map(\.1) {
            #expect(kept.contains(address), "\(address)")
        }
        let moved = try await server.client.get("/report")
        #expect(moved.status == 303 && moved.headers["location"] == "/report/-?lang=fr")
    }

    @Test("What the form says is read by its mapping, and opens an alert")
    func read() async throws {
        let server = try await IntakeServer()
        let device = try await server.device()
        _ = try await Self.post(
            server, Self.said + [("said", "Trois motos"), ("people_at_risk", "40")], to: device.token, hasScript: true)
        let report = try #require(try await server.report("web:page-1"))
        // Whoever comes first reads it, the server or we; either way it is read afterwards.
        _ = try await Intake(store: server.store, vault: server.vault).readAll(at: .now)
        let read = try #require(
            try await server.store.facts.read { try StoredReading.current(of: report.id, in: $0) })
        #expect(read.kind == .alert && read.category == .attack && read.isUrgent && read.peopleAtRisk?.min == 1)
        #expect(try await server.store.facts.read { try StoredAlert.of(report: report.id, in: $0) } != nil)
    }
}
