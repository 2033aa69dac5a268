import Sequencing
import Testing

@Suite("Instances that cannot be used")
struct BadInputTests {
    private func flaws(_ change: (inout Instance) -> Void) throws -> [SequencingError.Flaw] {
        var instance = try PlanningFixture.tiny(seed: 1)
        change(&instance)
        do {
            _ = try Sequencer(instance: instance)
        } catch SequencingError.invalid(let flaws) {
            return flaws
        }
        return []
    }

    @Test("the place of a fault is named")
    func places() throws {
        #expect(try flaws { _ in }.isEmpty)
        #expect(
            try flaws {
                $0.harm = HarmForecast(rows: [])!; $0.probabilities = []
            }.first?.place == "harm")
        #expect(try flaws { $0.probabilities[0] = 0.5 }.first?.place == "prob")
        #expect(try flaws { $0.bases[1].outCap = [1] }.first?.place == "bases[S1].out_cap")
        #expect(try flaws { $0.bases[1].parent = "XX" }.first?.place == "bases[S1].parent")
        #expect(
            try flaws {
                $0.bases[0].parent = "S1"; $0.bases[1].parent = "S0"
            }.first?.place == "bases[S0].parent")
        #expect(try flaws { $0.bases[2].troops = -1 }.first?.place == "bases[S2].troops")
        #expect(try flaws { $0.bases[2].containers = .infinity }.first?.place == "bases[S2].containers")
        #expect(try flaws { $0.weeks = 1_000_000 }.first?.place == "weeks")
        #expect(try flaws { $0.bases[1].id = "S0" }.first?.place == "bases[S0]")
        #expect(try flaws { $0.tasks[0].duration = 0 }.first?.place == "tasks[K0].duration")
        #expect(try flaws { $0.bases[0].medevac = [] }.first?.place == "bases[S0].medevac")
        #expect(try flaws { $0.deadline = 7 }.first?.place == "deadline")
    }

    @Test("every fault is reported at once, in both languages")
    func all() throws {
        let found = try flaws {
            $0.bases[0].troops = -1
            $0.bases[1].containers = .infinity
            $0.actors[0].capacity = -2
        }
        #expect(found.count == 3)
        #expect(found.allSatisfy { !$0.english.isEmpty && !$0.french.isEmpty })
    }

    @Test(
        "text that is not an instance is refused with its place",
        arguments: [
            "{\"a\":" + String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000) + "}",
            String(repeating: "{\"a\":", count: 10_000), "", "[]", "{\"harm\":[[[1,2],[3]]]}", "{\"harm\":[[[1e400]]]}",
            "{\"harm\":[[[1,", "{\"weeks\":\"x\"}", "\u{FEFF}{", "{\"harm\":[[[1]]],\"harm\":[[[1]]]}", "\"",
        ])
    func malformed(text: String) {
        #expect {
            try Instance(json: Array(text.utf8))
        } throws: { error in
            guard case SequencingError.malformed(let place, let why) = error else { return false }
            return !place.isEmpty && !why.isEmpty
        }
    }

    @Test("any truncation of a real file is refused, none crashes")
    func truncated() throws {
        let bytes = try PlanningFixture.bytes("s013.json")
        for length in stride(from: 0, to: bytes.count - 2, by: bytes.count / 6) {
            #expect(throws: SequencingError.self) { try Instance(json: Array(bytes[..<length])) }
        }
    }
}
