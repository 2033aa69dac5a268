import Foundation
import TestSupport
import Testing

@Suite("Factors and sessions on pages")
struct FactorPagesTests {
    private static func row(of name: String, in page: String) throws -> String {
        try #require(page.components(separatedBy: "<tr>").first { $0.contains(">\(name)<") })
    }

    @Test("asvs_V7_4_5: who runs the machine signs someone out everywhere, and nobody without that role does")
    func ended() async throws {
        // Its own: whoever is signed out here is signed in elsewhere.
        let stranger = try await Demonstration.serve(try await Demonstration.people(in: TemporaryFolder()))
        let verifier = try await stranger.entered(as: "verifier")
        let name = try #require(try await verifier.get("/account").body.firstMatch(of: /<h1>(.*?)<\/h1>/)).1
        let runner = try await stranger.entered(as: "operator")
        let row = try Self.row(of: String(name), in: try await runner.get("/admin/people").body)
        let path = String(try #require(row.firstMatch(of: /action="([^"]+\/sessions\/end)"/)).1)
        let planner = try await stranger.entered(as: "planner")
        #expect(try await planner.submit(path).status == 404)
        #expect(try await runner.post(path).status == 403)
        #expect(try await verifier.get("/account").status == 200)
        #expect(try await runner.submit(path).status == 303)
        #expect(try await verifier.get("/account").status == 303)
        #expect(try await runner.submit("/admin/people/none/sessions/end").status == 404)
    }

    @Test("Another's passkey answers as one that does not exist; without the form's token nothing is taken")
    func foreign() async throws {
        let client = try await Demonstration.stranger().entered(as: "planner")
        let absent = try await client.submit("/admin/nothing-of-the-kind")
        let answer = try await client.submit("/account/factors/AAAA/remove")
        #expect(answer.status == 404 && answer.body == absent.body)
        #expect(try await client.post("/account/factors", ["label": "x"]).status == 403)
        #expect(try await client.post("/account/factors/AAAA/remove").status == 403)
        let unsigned = try await client.submit(
            "/account/factors", ["label": "x", "credential": "{}", "challenge": "AAAA"])
        #expect(unsigned.status == 422)
    }

    @Test("A challenge to enrol is given to whoever is signed in and brings the page's token, and to nobody else")
    func challenge() async throws {
        let stranger = try await Demonstration.stranger()
        #expect(try await stranger.post("/sign-in/challenge", ["purpose": "add"]).status == 401)
        let client = try await stranger.entered(as: "planner")
        #expect(try await client.post("/sign-in/challenge", ["purpose": "add"]).status == 403)
        let answer = try await client.submit("/sign-in/challenge", ["purpose": "add"])
        #expect(answer.status == 200 && answer.body.contains("\"user\""))
    }
}
