import Access
import Foundation
import TestSupport
import Testing

/// What holds on every address there is, those that are still to come included.
@Suite("On every address")
struct ForgedRequestTests {
    /// Addresses of one method, with something in the place of each id.
    private func targets(_ method: String, filled id: String = "0197c0de-0000-7000-8000-000000000000") async throws
        -> [String]
    {
        try await Demonstration.addresses().filter { $0.hasPrefix(method + " ") }
            .map { String($0.dropFirst(method.count + 1)).replacing(/\{[a-z]+\}/, with: id) }
    }

    @Test(
        "asvs_V3_5_1: another site, a neighbour and another origin change nothing anywhere, signing out and enrolling included",
        arguments: [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://elsewhere.example"),
        ])
    func foreign(name: String, value: String) async throws {
        let client = try await Demonstration.stranger().entered(as: "custodian")
        let token = try await client.formToken()
        for method in ["POST", "PUT"] {
            for target in try await targets(method) {
                let answer = try await client.send(
                    method, target, [name: value, "Content-Type": "application/x-www-form-urlencoded"],
                    body: "token=\(token)")
                #expect(answer.status == 403, "\(method) \(target)")
            }
        }
        #expect(try await client.get("/account").status == 200)
    }

    @Test("asvs_V3_5_1: without the session's own token no form of a page is taken")
    func withoutToken() async throws {
        var clients: [Client] = []
        for role in ["custodian", "operator", "analyst", "verifier", "investigator", "planner", "liaison"] {
            clients.append(try await Demonstration.stranger().entered(as: role))
        }
        // The ways in have no session yet, nor has whoever warns or comes back with a receipt code; programs bring a token
        // that no browser sends by itself. Evidence is no such form: EvidencePagesTests sends it.
        let open = ["/sign-in", "/invitations/", "/api/", "/odk/", "/sms/", "/receipt", "/report/", "/evidence"]
        for target in try await targets("POST") where !open.contains(where: { target.hasPrefix($0) }) {
            var statuses: Set<Int> = []
            for client in clients { statuses.insert(try await client.post(target, ["name": "x"]).status) }
            // To some there may be no such page; somebody who has the right is asked for the token.
            #expect(statuses.isSubset(of: [403, 404]) && statuses.contains(403), "\(target) \(statuses)")
        }
        for client in clients { #expect(try await client.get("/account").status == 200) }
    }

    @Test("asvs_V3_5_3, V7_6_2: reading changes nothing: no row of any table but sessions, whatever is asked for")
    func reading() async throws {
        // A store of its own: elsewhere other tests write at the same time.
        let folder = try TemporaryFolder()
        let stranger = try await Demonstration.serve(try await Demonstration.people(in: folder))
        let known = try await stranger.entered(as: "planner")
        let before = try StoreContents(at: folder.path + "/store").rows
        #expect(before["account"]?.isEmpty == false)
        for client in [stranger, known] {
            for target in try await targets("GET") {
                for method in ["GET", "HEAD"] {
                    let answer = try await client.send(
                        method, target + "?role=planner&name=x&password=y&credential=%7B%7D")
                    #expect(answer.session == nil, "\(method) \(target)")
                }
            }
        }
        let after = try StoreContents(at: folder.path + "/store").rows
        #expect(after.keys == before.keys)
        for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
    }

    @Test(
        "asvs_V8_2_2: an id that exists answers whoever may not see it as one that does not",
        arguments: [Role.monitor, .planner])
    func ids(role: Role) async throws {
        let client = try await Demonstration.changing().client.entered(as: role.rawValue)
        let token = try await client.formToken()
        let things = try await Demonstration.things()
        #expect(things.count == Demonstration.Thing.allCases.count)
        let existing = things.filter { !$0.key.isKnown(to: role) }.values
        let absent = "0197c0de-0000-7000-8000-00000000beef"
        for method in ["GET", "POST", "PUT"] {
            let addresses = try await Demonstration.addresses()
                .filter {
                    $0.hasPrefix(method + " /") && $0.contains("{") && !$0.contains("{scheme}")
                        && !$0.contains("{name}")
                }
            for address in addresses {
                let pattern = String(address.dropFirst(method.count + 1))
                for id in existing {
                    func ask(_ id: String) async throws -> Client.Answer {
                        try await client.send(
                            method, pattern.replacing(/\{[a-z]+\}/, with: id),
                            ["Content-Type": "application/x-www-form-urlencoded"],
                            body: method == "GET" ? "" : "token=\(token)")
                    }
                    let (found, none) = try await (ask(id), ask(absent))
                    #expect(found.status == none.status, "\(address) \(id)")
                    #expect(found.body.replacing(id, with: absent) == none.body, "\(address) \(id)")
                }
            }
        }
    }

    @Test("asvs_V7_2_1, V8_3_1: what a browser claims of itself gives nobody a right")
    func claims() async throws {
        let client = try await Demonstration.stranger()
        for headers in [
            ["Cookie": "__Host-releve=custodian"], ["Cookie": "role=custodian; admin=1"], ["X-User": "custodian"],
            ["X-Forwarded-User": "custodian"], ["Authorization": "Basic Y3VzdG9kaWFuOng="],
            ["Authorization": "Bearer "],
            ["Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiY3VzdG9kaWFuIn0."],
        ] {
            #expect(try await client.get("/admin/people", headers).status == 303, "\(headers)")
            #expect(try await client.get("/api/v1/facts", headers).status == 401, "\(headers)")
        }
    }

    @Test(
        "asvs_V1_2_2: nothing in an address or a form ends a header",
        arguments: [
            "/x\r\nSet-Cookie: planted=1", "/x\nSet-Cookie: planted=1", "/x%0d%0aSet-Cookie:%20planted=1",
            "/\u{85}planted",
        ])
    func headers(text: String) async throws {
        let client = try await Demonstration.stranger()
        let entered = try await client.post("/sign-in/demo", ["role": "planner", "next": text])
        let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let shown = try await client.get("/sign-in?next=\(escaped)")
        let led = try await client.get("/admin/\(escaped)")
        for answer in [entered, shown, led] {
            #expect(answer.headers["planted"] == nil && answer.headers["set-cookie"]?.contains("planted") != true)
            #expect(answer.headers["location"]?.contains("\n") != true)
        }
    }

    @Test(
        "asvs_V1_2_1, V1_2_3, V1_2_4: a name is text, whatever stands in it",
        arguments: [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "Robert'); DROP TABLE person;--",
            "${7*7}{{7*7}}",
            "javascript:alert(1)", "%3Cscript%3E", "=1+1", "A & B",
        ])
    func names(name: String) async throws {
        let client = try await Demonstration.stranger().entered(as: "operator")
        let made = try await client.submit("/admin/people", ["name": name, "unit": name])
        #expect(made.status == 200)
        let page = try await client.get("/admin/people").body
        let written = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(
            page.contains(written)
                || page.contains(written.replacing("\"", with: "&quot;").replacing("'", with: "&#39;")))
        #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
    }

    @Test(
        "asvs_V13_4_4: TRACE and other methods answer with nothing of what was sent",
        arguments: ["TRACE", "PROPFIND", "CONNECT", "OPTIONS"])
    func methods(method: String) async throws {
        let client = try await Demonstration.client()
        let answer = try await client.send(method, "/situation", ["X-Mark": "mark-of-mine"])
        #expect([400, 403, 404, 405, 501].contains(answer.status) && !answer.body.contains("mark-of-mine"))
    }

    @Test(
        "asvs_V3_4_2: no other origin is let in to read",
        arguments: ["https://elsewhere.example", "null", "http://localhost:1"])
    func origins(origin: String) async throws {
        for target in ["/situation", "/api/v1/openapi.json", "/api/v1/facts", "/nothing"] {
            let answer = try await Demonstration.client().get(target, ["Origin": origin])
            #expect(!answer.headers.keys.contains { $0.hasPrefix("access-control-") })
        }
    }
}
