import Access
import Database
import Foundation
import Messaging
import Protection
import Server
import SignIn
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

/// Codes are typed by people without an account: what stands between them and whoever guesses.
@Suite("Receipt codes and gateways at the door", .serialized, .timeLimit(.minutes(10)))
struct ReceiptPagesTests {
    /// A code that is written as codes are, and leads nowhere.
    private static func code() -> String {
        var random = SystemRandomNumberGenerator()
        return ReceiptCode(using: &random).description
    }

    @Test("asvs_V6_3_1: codes that lead nowhere are tried ten times, then no more; a mistyped one is not a try")
    func guessing() async throws {
        let server = try await IntakeServer()
        for _ in 0..<30 {
            #expect(try await server.client.post("/receipt", ["code": "not a code at all"]).status == 422)
        }
        /// How many are taken, and what comes of the next: a slow machine takes one more for each minute it needs.
        func tries(_ target: String, _ form: [String: String]) async throws -> (taken: Int, refused: Client.Answer) {
            var taken = 0
            while true {
                let answer = try await server.client.post(target, form.merging(["code": Self.code()]) { $1 })
                guard answer.status == 422 else { return (taken, answer) }
                taken += 1
            }
        }
        let start = ContinuousClock.now
        let (taken, next) = try await tries("/receipt", [:])
        #expect(next.status == 429 && next.headers["retry-after"] != nil)
        // Neither by the other form, nor with an answer beside it.
        let (more, answer) = try await tries("/receipt/answers", ["text": "x"])
        #expect(answer.status == 429)
        let minutes = Int(start.duration(to: .now) / .seconds(60))
        #expect(taken >= 10 && taken + more <= 10 + minutes)
        #expect(try await server.client.get("/receipt").status == 200)
    }

    @Test("A code that is known and one that is not look alike, but for what they lead to; none stands in an address")
    func alike() async throws {
        let server = try await IntakeServer()
        let unknown = try await server.client.post("/receipt", ["code": Self.code()])
        let other = try await server.client.post("/receipt", ["code": Self.code()])
        #expect(unknown.status == 422 && unknown.body == other.body)
        let page = try await server.client.get("/receipt?code=" + Self.code().replacing(" ", with: "+"))
        let plain = try await server.client.get("/receipt")
        #expect(page.status == 200 && page.body == plain.body)
        #expect(unknown.headers["set-cookie"] == nil && unknown.headers["cache-control"] == "no-store")
    }

    @Test(
        "asvs_V3_5_1: a page elsewhere sends no code and no answer, and changes no gateway",
        arguments: [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://elsewhere.example"),
            ("Origin", "null"),
        ])
    func foreign(name: String, value: String) async throws {
        let stranger = try await Demonstration.stranger()
        for target in ["/receipt", "/receipt/answers"] {
            let answer = try await stranger.post(target, ["code": Self.code(), "text": "x"], [name: value])
            #expect(answer.status == 403, "\(target)")
        }
        let runner = try await stranger.entered(as: "operator")
        let form = ["name": "planted", "kind": "kannel"]
        #expect(try await runner.submit("/admin/gateways", form, [name: value]).status == 403)
        let page = try await runner.get("/admin/gateways")
        #expect(page.status == 200 && !page.body.contains("planted"))
    }

    @Test("An answer by code is named on the ledger, the alert and the report, with a way to it, until it is read")
    func answered() async throws {
        let running = try await Demonstration.changing()
        let (client, store) = (running.client, running.store)
        let analyst = try await client.entered(as: "analyst")
        let boundary = "b"
        let body =
            [("id", "talk-1"), ("what", "attack"), ("when", "now")].map { name, value in
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
            }.joined() + "--\(boundary)--\r\n"
        var generator = SystemRandomNumberGenerator()
        let secret = SecretToken(.device, using: &generator)
        let device = StoredDevice(
            id: DeviceID(store.ids.next().description), digest: secret.digest.text, label: "phone",
            area: AreaRef(scheme: "COD-AB 2017", code: "ML0704"), madeBy: nil, madeAt: .now)
        try await store.facts.write { try device.insert(in: $0) }
        let sent = try await client.send(
            "POST", "/report/" + secret.text,
            ["Content-Type": "multipart/form-data; boundary=\(boundary)", "Accept": "application/json"], body: body)
        let code = try #require(sent.object["code"] as? String)
        let key = try #require(Report.ID("web:talk-1"))
        let report = try #require(try await store.facts.read { try StoredReport.with(key: key, in: $0) })
        var alert: StoredAlert?
        while alert == nil { alert = try await store.facts.read { try StoredAlert.of(report: report.id, in: $0) } }
        let pages = ["/alerts", "/alerts/" + (alert?.id ?? ""), "/reports/" + report.id]
        let talk = "/reports/\(report.id)/dialogue"
        #expect(try await analyst.submit(talk, ["text": "Combien ?"]).status == 303)
        for page in pages { #expect(try await !analyst.get(page).body.contains("1 réponse à lire"), "\(page)") }
        #expect(try await client.post("/receipt/answers", ["code": code, "text": "Trois"]).status == 200)
        for page in pages { #expect(try await analyst.get(page).body.contains("1 réponse à lire"), "\(page)") }
        for page in pages.dropFirst() {
            #expect(try await analyst.get(page).body.contains("href=\"\(talk)\""), "\(page)")
        }
        // Fetched ahead, or by a page itself, nobody has seen it.
        for header in ["Sec-Purpose": "prefetch", "Releve-Unattended": "1"] {
            #expect(try await analyst.get(talk, [header.key: header.value]).status == 200)
        }
        #expect(try await analyst.get(pages[0]).body.contains("1 réponse à lire"))
        #expect(try await analyst.get(talk).body.contains("Trois"))
        for page in pages { #expect(try await !analyst.get(page).body.contains("1 réponse à lire"), "\(page)") }
    }

    @Test("Every report of the demonstration opens, those that nobody ever sent included")
    func inventedReports() async throws {
        let running = try await Demonstration.changing()
        let analyst = try await running.client.entered(as: "analyst")
        let invented = try await running.store.facts.read { transaction in
            try StoredReport.receipts(999, after: nil, in: transaction).filter {
                $0.key.hasPrefix("demonstration-alert-")
            }.map(\.id)
        }
        #expect(!invented.isEmpty)
        for report in invented {
            let page = try await analyst.get("/reports/" + report)
            #expect(page.status == 200 && page.body.contains("personne ne l’a dit"))
            #expect(try await analyst.get("/reports/\(report)/dialogue").status == 200)
        }
    }

    @Test("asvs_V3_5_1: without the session's own token no gateway is set, opened or given a number")
    func withoutToken() async throws {
        let stranger = try await Demonstration.stranger()
        let runner = try await stranger.entered(as: "operator")
        let other = try await stranger.entered(as: "operator", second: true)
        let foreign = try await other.formToken()
        for target in ["/admin/gateways", "/admin/gateways/a/state", "/admin/gateways/a/numbers"] {
            let form = ["name": "planted", "kind": "kannel", "state": "open", "number": "+22370000000", "areas": "S:1"]
            #expect(try await runner.post(target, form).status == 403, "\(target)")
            let borrowed = try await runner.post(target, form.merging(["token": foreign]) { $1 })
            #expect(borrowed.status == 403, "\(target)")
        }
        let page = try await runner.get("/admin/gateways")
        #expect(page.status == 200 && !page.body.contains("planted"))
    }

    @Test(
        "Minutes ahead of UTC that are no number, or no clock's, are refused in words",
        arguments: ["soon", "99999", "9e99"])
    func zone(minutes: String) async throws {
        let runner = try await Demonstration.stranger().entered(as: "operator")
        let form = ["name": "unset", "kind": "kannel", "country": "223", "zone": minutes]
        let answer = try await runner.submit("/admin/gateways", form)
        #expect(answer.status == 422 && answer.body.contains("minutes"), "\(answer.status)")
        #expect(try await !runner.get("/admin/gateways").body.contains("unset"))
    }

    @Test(
        "Who may not set gateways is answered as though there were none", arguments: ["planner", "analyst", "monitor"])
    func hidden(role: String) async throws {
        let client = try await Demonstration.stranger().entered(as: role)
        let absent = try await client.submit("/admin/nothing-of-the-kind")
        let answer = try await client.submit("/admin/gateways", ["name": "planted", "kind": "kannel"])
        #expect(answer.status == 404 && answer.body == absent.body)
    }
}
