import Foundation
import Pages
import Protection
import Testing

@Suite("Pages over HTTP")
struct PageAnswersTests {
    @Test("Every page answers in the language asked for", arguments: Address.pages, Language.allCases)
    func languages(page: String, language: Language) async throws {
        let client = try await Demonstration.client()
        let answer = try await client.get(Address.with("lang=\(language.rawValue)", page))
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
        #expect(answer.body.contains("<html lang=\"\(language.rawValue)\""))
        #expect(answer.body.hasSuffix("</html>\n"))
    }

    @Test(
        "asvs_V3_2_1, V3_4_3, V3_4_4, V3_4_5, V3_4_6: pages, problems and files alike keep everything foreign out and tell nobody where the reader came from",
        arguments: Address.pages + ["/nothing", "/situation?at=never", PageAsset.style.path, "/healthz", "/api/v1/x"])
    func security(target: String) async throws {
        let answer = try await Demonstration.client().get(target)
        let policy = try #require(answer.headers["content-security-policy"])
        for rule in ["default-src 'none'", "style-src 'self'", "script-src 'self'", "frame-ancestors 'none'"] {
            #expect(policy.contains(rule))
        }
        #expect(!policy.contains("unsafe"))
        #expect(answer.headers["x-content-type-options"] == "nosniff")
        #expect(answer.headers["referrer-policy"] == "no-referrer")
    }

    @Test(
        "asvs_V4_1_1: every answer says of what type it is, and text in which letters",
        arguments: [
            ("/situation", "text/html; charset=utf-8"), ("/nothing", "text/html; charset=utf-8"),
            (PageAsset.style.path, "text/css; charset=utf-8"), ("/healthz", "text/plain; charset=utf-8"),
            ("/api/v1/openapi.json", "application/json"), ("/api/v1/x", "application/problem+json"),
        ])
    func types(target: String, type: String) async throws {
        #expect(try await Demonstration.client().get(target).headers["content-type"] == type)
    }

    @Test("A page is kept by no cache and always sent whole: what it shows depends on who asks, and when")
    func fresh() async throws {
        let client = try await Demonstration.client()
        let answer = try await client.get("/situation")
        #expect(answer.headers["cache-control"] == "no-store")
        let again = try await client.get("/situation", ["If-None-Match": answer.headers["etag"] ?? "*"])
        #expect(again.status == 200 && again.body == answer.body)
    }

    @Test("Style and scripts are named by their bytes and kept for ever", arguments: PageAsset.all.map(\.name))
    func assets(name: String) async throws {
        let client = try await Demonstration.client()
        let answer = try await client.get("/assets/" + name)
        #expect(answer.status == 200)
        #expect(answer.headers["cache-control"]?.contains("immutable") == true)
        #expect(answer.headers["content-type"] == PageAsset.named(name)?.contentType)
        #expect(Array(answer.body.utf8) == PageAsset.named(name)?.bytes)
        #expect(try await client.get("/assets/0" + name).status == 404)
    }

    @Test("HEAD says what GET would, without the body", arguments: Address.pages + ["/healthz", "/nothing"])
    func head(target: String) async throws {
        let client = try await Demonstration.client()
        let whole = try await client.get(target)
        let head = try await client.send("HEAD", target)
        #expect(head.status == whole.status)
        #expect(head.body.isEmpty)
        #expect(head.headers["content-type"] == whole.headers["content-type"])
        #expect(head.headers["content-security-policy"] == whole.headers["content-security-policy"])
    }

    @Test("The bare address leads to the situation")
    func root() async throws {
        let client = try await Demonstration.client()
        let answer = try await client.get("/")
        #expect((300..<400).contains(answer.status) && answer.headers["location"] == "/situation")
        #expect(try await client.get("/?lang=en").headers["location"] == "/situation?lang=en")
    }

    @Test("Another day of view shows that day, and a day before anything was recorded shows nothing as known")
    func views() async throws {
        let client = try await Demonstration.client()
        let earlier = try await client.get("/situation?at=2022-06-30&lang=en")
        #expect(earlier.body.contains("datetime=\"2022-06-30\""))
        #expect(earlier.body != (try await client.get("/situation?lang=en")).body)
        let unknown = try await client.get("/benchmarks?known=2019-01-01")
        #expect(unknown.status == 200)
        #expect(!unknown.body.contains("td role=\"cell\" class=\"met"))
    }

    @Test("Many readers at once get the same pages as one")
    func together() async throws {
        let client = try await Demonstration.client()
        var alone: [String: String] = [:]
        for page in Address.pages { alone[page] = try await client.get(page).body }
        let pages = (0..<24).map { Address.pages[$0 % Address.pages.count] }
        let same = try await withThrowingTaskGroup(of: Bool.self) { group in
            for page in pages {
                let expected = alone[page]
                group.addTask { try await client.get(page).body == expected }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(same == pages.count)
    }
}
