import Foundation
import Testing

@Suite("The pages on what was never recorded", .timeLimit(.minutes(10)))
struct UndercountPagesTests {
    private static let table = """
        a,b,c,count
        1,0,0,60
        0,1,0,50
        0,0,1,40
        1,1,0,20
        1,0,1,18
        0,1,1,15
        1,1,1,9
        """

    /// Asks, and looks until it has ended.
    private func ended(_ client: Client, _ form: [String: String]) async throws -> (path: String, page: String) {
        let asked = try await client.submit("/undercount", form)
        #expect(asked.status == 303, "\(words(asked.body).suffix(300))")
        let path = try #require(asked.headers["location"])
        while true {
            let page = try await client.get(path + "?lang=en")
            #expect(page.status == 200)
            if !page.body.contains("Look again") { return (path, page.body) }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    @Test("A table pasted gives three models side by side, what each assumes, and that they can differ by two")
    func pasted() async throws {
        let client = try await CountedServer.client()
        let (path, page) = try await ended(client, ["from-table": "1", "table": Self.table, "title": "three <lists>"])
        let text = words(page)
        #expect(text.contains("estimated by three models, of whom 212 recorded"))
        #expect(page.contains("three &lt;lists&gt;"))
        for part in [
            "Log-linear models", "Decomposable graphs, averaged", "Latent classes", "factor of two", "Assumes",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(text.contains("on no list: what is estimated unknown"))
        #expect(try await client.get("/undercount").body.contains("href=\"\(path)\""))
        // It belongs to no area: whoever may see one alone does not see it.
        let neighbour = try await CountedServer.neighbour()
        #expect(try await neighbour.get(path).status == 404)
        #expect(try await !neighbour.get("/undercount").body.contains(path))
    }

    @Test(
        "A list that is a copy of another is noticed; one list, or lists that share nobody, are refused with the reason"
    )
    func refused() async throws {
        let client = try await CountedServer.client()
        let copies = try await ended(
            client, ["from-table": "1", "table": "a,b,count\n1,1,30\n", "title": "copies"]
        ).page
        #expect(words(copies).contains("No estimate: these lists cannot carry one"))
        #expect(words(copies).contains("name exactly the same people"))
        let apart = try await ended(
            client, ["from-table": "1", "table": "a,b,c,count\n1,0,0,30\n0,1,0,20\n0,0,1,9\n", "title": "apart"]
        ).page
        #expect(words(apart).contains("No estimate: these lists cannot carry one"))
    }

    @Test("A table that does not read is refused on the page, with the line")
    func malformed() async throws {
        let client = try await CountedServer.client()
        let answer = try await client.submit("/undercount", ["from-table": "1", "table": "a,b,count\n1,2,9\n"])
        #expect(answer.status == 422 && answer.body.contains("ligne 2"))
        #expect(try await client.submit("/undercount", ["from-table": "1", "table": ""]).status == 422)
        #expect(try await client.submit("/undercount", ["kind": "killed"]).status == 400)
    }

    @Test("From the store's own persons: one source alone carries no estimate, and the page says why")
    func own() async throws {
        let client = try await CountedServer.client()
        let page = try await ended(client, ["kind": "killed", "by": "family", "strata": "none", "title": "own"]).page
        let text = words(page)
        #expect(
            text.contains("No estimate: these lists cannot carry one")
                && text.contains("health and local authorities 2"))
    }
}
