import Foundation
import Testing

@Suite("Trying another date")
struct TrialDateTests {
    @Test("Every site in every week of the plan gets numbers or the conditions that contradict each other")
    func trials() async throws {
        let client = try await Demonstration.client()
        let plan = try await client.get("/plan?lang=en").body
        let choice = try #require(
            plan.components(separatedBy: "name=\"base\"").dropFirst().first?.components(separatedBy: "</select>").first)
        let bases = choice.split(separator: "<option value=\"").dropFirst()
            .compactMap { $0.split(separator: "\"").first }
        #expect(bases.count == 13)
        var possible = 0
        var impossible = 0
        for base in bases {
            for week in [13, 26] {
                let answer = try await client.get("/plan?lang=en&base=\(base)&week=\(week)")
                #expect(answer.status == 200)
                if answer.body.contains("No plan possible") { impossible += 1 }
                if answer.body.contains(">Trial</th>") { possible += 1 }
            }
        }
        #expect(possible + impossible == bases.count * 2)
        #expect(possible > 0 && impossible > 0)
    }

    @Test("A trial changes nothing in the plan")
    func unchanged() async throws {
        let client = try await Demonstration.client()
        let before = try await client.get("/plan").body
        _ = try await client.get("/plan?base=MEN&week=3")
        #expect(try await client.get("/plan").body == before)
    }

    @Test(
        "A week or a site the plan does not have is answered with what there is",
        arguments: [
            "base=MEN&week=27", "base=MEN&week=-1", "base=MEN&week=9999999", "base=none&week=3",
        ])
    func outside(query: String) async throws {
        let answer = try await Demonstration.client().get("/plan?lang=en&" + query)
        #expect(answer.status == 200)
        #expect(answer.body.contains("from 0 to 26"))
    }
}
