import Foundation
import Testing

@Suite("The codes of casualty recording on their page")
struct CodePagesTests {
    private func change(_ code: String, _ version: Int, _ more: [String: String] = [:]) -> [String: String] {
        ["do": "change", "code": code, "version": "\(version)", "french": "x", "english": "x"].merging(more) { $1 }
    }

    @Test("A code takes the operation's own words in both languages; the versions before stay")
    func renamed() async throws {
        let client = try await CountedServer.client()
        let form = change("age|30-44", 0, ["french": "30–44 <ans>", "english": "thirties"])
        #expect(try await client.submit("/admin/codes", form).status == 303)
        let counts = try await client.get("/counts?lang=en&known=2023-09-01").body
        #expect(words(counts).contains("thirties 0 1 0"))
        #expect(try await client.get("/admin/codes").body.contains("30–44 &lt;ans&gt;"))
        // Who changes what they saw before that is told, and nothing is lost.
        #expect(try await client.submit("/admin/codes", form).status == 422)
        let again = change("age|30-44", 1, ["french": "30-44 ans", "english": "30-44 years"])
        #expect(try await client.submit("/admin/codes", again).status == 303)
        #expect(try await client.get("/admin/codes").body.contains("thirties"))
        for wrong in [
            change("age|unknown", 0, ["offered": "no"]), change("age|60+", 0, ["offered": "no"]),
            change("age|30-44", 2, ["french": ""]), change("age|30-44", 2, ["french": "a\u{202E}b"]),
        ] {
            #expect(try await client.submit("/admin/codes", wrong).status == 422, "\(wrong)")
        }
        #expect(try await client.submit("/admin/codes", change("age|99", 0)).status == 404)
        #expect(try await client.submit("/admin/codes", change("nothing", 0)).status == 400)
    }

    @Test("Each code has its form; what may not be retired says why, and offers no such choice")
    func forms() async throws {
        let client = try await CountedServer.client()
        let held = try await client.get("/admin/codes?code=age%7C60%2B&lang=en").body
        #expect(words(held).contains("It cannot be retired: an age given in years is filed under it."))
        #expect(held.contains("name=\"place\"") && !held.contains("name=\"offered\""))
        let free = try await client.get("/admin/codes?code=cause%7Ccbrn&lang=fr").body
        #expect(free.contains("name=\"offered\"") && free.contains("agents chimiques"))
        let none = try await client.get("/admin/codes").body
        #expect(!none.contains("name=\"place\"") && none.contains("href=\"/admin/codes?code=cause%7Ccbrn#change\""))
        let verifier = try await CountedServer.client("verifier")
        let read = try await verifier.get("/admin/codes?code=cause%7Ccbrn").body
        #expect(!read.contains("<form class=\"ask\"") && !read.contains("#change"))
        #expect(try await verifier.submit("/admin/codes", change("cause|cbrn", 0)).status == 404)
    }

    @Test(
        "An added code is offered and shown where it was chosen; a retired one is kept there and offered nowhere else")
    func added() async throws {
        let server = try await CountedServer.changing()
        let (client, path) = (try await server.client.entered(as: "analyst"), "/harm/" + server.first)
        let drone = "heavy_weapons.drone"
        let form = [
            "do": "add", "code": "cause|heavy_weapons", "name": "drone", "french": "drone armé",
            "english": "armed drone",
        ]
        #expect(try await client.submit("/admin/codes", form).status == 303)
        #expect(try await client.submit("/admin/codes", form).status == 422)
        func page() async throws -> String { try await client.get(path + "?lang=en").body }
        func offers(_ code: String) async throws -> Bool { try await page().contains("<option value=\"\(code)\"") }
        #expect(try await offers(drone))
        #expect(try await client.get("/admin/codes?lang=en").body.contains("armed drone"))
        func edit(_ cause: String) async throws -> Client.Answer {
            let now = try await page()
            let version = try #require(now.firstMatch(of: /name="version" value="(\d+)"/)).1
            return try await client.submit(
                path,
                [
                    "do": "edit", "version": String(version), "start": "2023-05-04", "date_precision": "1",
                    "place_precision": "2", "place": "Kouna", "area": "test:A", "violence": "3", "cause": cause,
                    "reason": "told so",
                ])
        }
        #expect(try await edit(drone).status == 303)
        #expect(try await page().contains("<dd>armed drone</dd>"))
        let out = change("cause|" + drone, 1, ["french": "drone armé", "english": "armed drone", "offered": "no"])
        #expect(try await client.submit("/admin/codes", out).status == 303)
        // Kept where it is held, in the form of the incident alone.
        let held = try await page()
        #expect(held.contains("<dd>armed drone</dd>"))
        #expect(held.components(separatedBy: "<option value=\"\(drone)\"").count == 2)
        #expect(try await edit("cbrn").status == 303)
        #expect(try await !offers(drone))
        #expect(try await edit(drone).status == 422)
    }
}
