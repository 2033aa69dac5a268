import Foundation
import Testing

@Suite("Secrets are shown once")
struct SecretsShownOnceTests {
    /// What stands first in the boxes of secrets of a page.
    private func secret(in page: String) throws -> String {
        let parts = page.components(separatedBy: "class=\"codes\"><li><code>")
        try #require(parts.count > 1)
        return String(parts[1].prefix { $0 != "<" })
    }

    /// The address that revokes the first thing of a page with this label.
    private func revoking(_ label: String, in page: String) throws -> String {
        let row = try #require(page.components(separatedBy: "<tr>").first { $0.contains(label) })
        let parts = row.components(separatedBy: "action=\"")
        try #require(parts.count > 1)
        return String(parts[1].prefix { $0 != "\"" })
    }

    private var nextMonth: String {
        String(Date(timeIntervalSinceNow: 30 * 86_400).formatted(.iso8601).prefix(10))
    }

    @Test("A program's token is shown once, opens what its scope says, and is shut out as soon as it is revoked")
    func token() async throws {
        let client = try await Demonstration.stranger().entered(as: "operator")
        let form = ["label": "meter", "scope": "admin", "until": nextMonth]
        let made = try await client.submit("/admin/tokens", form)
        #expect(made.status == 200)
        let token = try secret(in: made.body)
        let page = try await client.get("/admin/tokens").body
        #expect(page.contains("meter") && !page.contains(token))
        let program = try await Demonstration.stranger()
        let bearer = ["Authorization": "Bearer " + token]
        #expect(try await program.get("/metrics", bearer).status == 200)
        #expect(try await program.get("/situation", bearer).status == 404)
        #expect(try await client.submit(try revoking("meter", in: page)).status == 303)
        #expect([303, 401].contains(try await program.get("/metrics", bearer).status))
    }

    @Test("A device's address is shown once; its token is no program's and no session's")
    func device() async throws {
        let client = try await Demonstration.stranger().entered(as: "operator")
        let made = try await client.submit("/admin/devices", ["label": "phone 7", "area": "COD-AB 2017:ML0704"])
        #expect(made.status == 200)
        let token = try #require(secret(in: made.body).split(separator: "/").last.map(String.init))
        let page = try await client.get("/admin/devices").body
        #expect(page.contains("phone 7") && !page.contains(token))
        var program = try await Demonstration.stranger()
        #expect(
            [303, 401, 404].contains(try await program.get("/metrics", ["Authorization": "Bearer " + token]).status))
        program.session = token
        #expect(try await program.get("/account").status == 303)
        let revoke = try revoking("phone 7", in: page)
        #expect(try await client.submit(revoke).status == 303)
        #expect(try await client.submit(revoke).status == 404)
    }

    @Test("A device's user stands on its page, its password once; a new one takes the old one's place")
    func deviceUser() async throws {
        let client = try await Demonstration.stranger().entered(as: "operator")
        let form = ["label": "phone 8", "area": "COD-AB 2017:ML0704", "user": "point-focal-8"]
        let made = try await client.submit("/admin/devices", form)
        try #require(made.status == 200)
        func password(_ page: String) throws -> String {
            let codes = page.components(separatedBy: "<li><code>").dropFirst().map { String($0.prefix { $0 != "<" }) }
            #expect(codes.first?.hasSuffix("/odk/-") == true && codes.dropFirst().first == "point-focal-8")
            return try #require(codes.dropFirst(2).first)
        }
        let first = try password(made.body)
        func list(_ password: String) async throws -> Int {
            let basic = Data("point-focal-8:\(password)".utf8).base64EncodedString()
            return try await Demonstration.stranger().get(
                "/odk/-/formList", ["Authorization": "Basic " + basic, "X-OpenRosa-Version": "1.0"]
            ).status
        }
        #expect(try await list(first) == 200)
        let page = try await client.get("/admin/devices").body
        #expect(page.contains("point-focal-8") && !page.contains(first))
        #expect(try await client.submit("/admin/devices", form).body.contains("role=\"alert\""))
        let option = try #require(
            page.components(separatedBy: "<option value=\"").dropFirst().first { $0.contains(">phone 8<") })
        let device = String(option.prefix { $0 != "\"" })
        let again = try await client.submit("/admin/devices/user", ["device": device, "user": "point-focal-8"])
        let second = try password(again.body)
        #expect(second != first)
        #expect(try await list(first) == 401)
        #expect(try await list(second) == 200)
        let spaced = try await client.submit("/admin/devices/user", ["device": device, "user": "point focal"])
        #expect(spaced.body.contains("role=\"alert\""))
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        #expect(try await analyst.submit("/admin/devices/user", ["device": device, "user": "x"]).status == 404)
    }

    @Test("An invitation's link is shown once; one that is none answers as what does not exist")
    func invitation() async throws {
        let client = try await Demonstration.stranger().entered(as: "custodian")
        let made = try await client.submit("/admin/people", ["name": "Someone new", "unit": "C"])
        #expect(made.status == 200)
        let link = try #require(URL(string: secret(in: made.body))).path
        let page = try await client.get("/admin/people").body
        #expect(page.contains("Someone new") && !page.contains(link))
        let stranger = try await Demonstration.stranger()
        #expect(try await stranger.get(link).status == 200)
        #expect(try await stranger.get(link + "A").status == 404)
    }

    @Test(
        "A grant asked for is approved by the other unit no sooner than a minute later, and never by the one who asked")
    func together() async throws {
        let first = try await Demonstration.stranger().entered(as: "custodian")
        let second = try await Demonstration.stranger().entered(as: "custodian", second: true)
        _ = try await first.submit("/admin/people", ["name": "Waits for a grant", "unit": "C"])
        let people = try await first.get("/admin/people").body
        let options = people.components(separatedBy: "<option value=\"").dropFirst()
        let option = try #require(options.first { $0.contains(">Waits for a grant<") })
        let account = String(option.prefix { $0 != "\"" })
        let form = [
            "account": account, "role": "planner", "areas": "", "everywhere": "yes",
            "reason": "Plans the northern sites",
        ]
        #expect(try await first.submit("/admin/people/chosen/grants", form).status == 303)
        let waiting = try await second.get("/admin/approvals").body
        let row = try #require(waiting.components(separatedBy: "<tr>").first { $0.contains("Waits for a grant") })
        let move = try #require(
            row.components(separatedBy: "action=\"").map { String($0.prefix { $0 != "\"" }) }
                .first { $0.hasSuffix("/approve") })
        #expect(try await second.submit(move).status == 422)
        #expect(try await first.submit(move).status == 404)
    }
}
