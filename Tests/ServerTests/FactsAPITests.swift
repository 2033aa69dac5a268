import Access
import Foundation
import Protection
import SignIn
import Store
import Testing
import Workflows

@Suite("Facts and counts for programs")
struct FactsAPITests {
    private static let menaka = AreaRef(scheme: "COD-AB 2017", code: "ML0704")

    /// Every item, page after page.
    private func all(_ target: String, _ program: Program) async throws -> [[String: Any]] {
        var items: [[String: Any]] = []
        var next: String?
        repeat {
            let page = try await program.get(
                target
                    + (next.map { "&after=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") }
                        ?? ""))
            #expect(page.status == 200, "\(page.body)")
            let part = try #require(page.object["items"] as? [[String: Any]])
            items += part
            next = page.object["next"] as? String
            #expect(next == nil || !part.isEmpty)
        } while next != nil
        return items
    }

    @Test("Pages of any size hold the same facts, each once")
    func pages() async throws {
        let program = try await Demonstration.program(.factsRead)
        let large = try await all("/api/v1/facts?limit=500", program).compactMap { $0["id"] as? String }
        let small = try await all("/api/v1/facts?limit=37", program).compactMap { $0["id"] as? String }
        #expect(large.count > 37 && large == small && Set(large).count == large.count)
        #expect(large == large.sorted())
    }

    @Test("asvs_V8_2_2, V8_2_3, V15_3_1: a token for one area reads that one, and nothing finer than the area")
    func compartment() async throws {
        let everywhere = try await all("/api/v1/facts?limit=500", Demonstration.program(.factsRead))
        let here = try await Demonstration.program(.factsRead, areas: .only([Self.menaka]))
        let items = try await all("/api/v1/facts?limit=500", here)
        #expect(!items.isEmpty && items.count < everywhere.count)
        for item in items {
            #expect((item["area"] as? [String: String])?["code"] == "ML0704")
            #expect(item["placeName"] == nil && item["coordinate"] == nil && item["sideA"] == nil)
        }
        let counts = try await all("/api/v1/aggregates?limit=500", here)
        #expect(!counts.isEmpty && counts.allSatisfy { ($0["area"] as? [String: String])?["code"] == "ML0704" })
    }

    @Test("Counts are ranges, in the order of area and month, and the pages join without a gap")
    func counts() async throws {
        let program = try await Demonstration.program(.aggregateRead)
        let target = "/api/v1/aggregates?from=2022-07&to=2023-06"
        let large = try await all(target + "&limit=500", program)
        let small = try await all(target + "&limit=7", program)
        let keys = large.map { "\(($0["area"] as? [String: String])?["code"] ?? "")/\($0["month"] ?? "")" }
        #expect(keys == keys.sorted() && large.count == small.count && large.count % 12 == 0)
        for item in large {
            let range = try #require(item["civiliansKilled"] as? [String: Any])
            #expect(Set(range.keys) == ["min", "max", "best", "unknownReports"])
        }
    }

    @Test("No token reads how many suffered sexual violence: none opens that mark")
    func marked() async throws {
        let (store, client, _) = try await CountedServer.changing()
        let issued = try await Keys(store: store).issueToken(
            [.factsRead], label: "test", until: Instant(microseconds: Instant.now.microseconds + 3_600_000_000),
            by: nil, at: .now)
        let items = try await all("/api/v1/facts?limit=500", Program(client: client, token: issued.token.text))
        let kinds = items.flatMap { ($0["harm"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String } }
        #expect(kinds.contains("killed") && !kinds.contains("sexual_violence"))
    }

    @Test("Before the records begin there is no row, rather than a zero")
    func before() async throws {
        let program = try await Demonstration.program(.aggregateRead)
        #expect(try await all("/api/v1/aggregates?from=1950-01&to=1950-12&limit=500", program).isEmpty)
        #expect(try await all("/api/v1/aggregates?from=2023-05&to=2023-01&limit=500", program).isEmpty)
    }

    @Test("asvs_V8_2_1: counts do not open facts")
    func scopes() async throws {
        let program = try await Demonstration.program(.aggregateRead)
        let hidden = try await program.get("/api/v1/facts")
        let absent = try await program.get("/api/v1/nothing")
        #expect(hidden.status == 404 && hidden.body == absent.body)
    }

    @Test(
        "asvs_V2_2_1, V15_3_7: parameters that are unknown, repeated or not as described are refused",
        arguments: [
            "limit=0", "limit=501", "limit=1e2", "limit=", "at=2023-13-01", "at=23-06-30", "known=never", "after=none",
            "limit=1&limit=2", "sort=place", "at=2023-06-30%00",
        ])
    func parameters(query: String) async throws {
        let program = try await Demonstration.program(.factsRead)
        let answer = try await program.get("/api/v1/facts?" + query)
        #expect(answer.status == 400 && answer.code == "value_refused", "\(answer.body)")
    }
}
