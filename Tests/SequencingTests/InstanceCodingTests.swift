import Foundation
import Sequencing
import Testing

@Suite("Reading and writing instances and plans")
struct InstanceCodingTests {
    @Test("the fast reader and the general decoder read the same instance, and writing it loses nothing")
    func roundTrip() throws {
        let bytes = try PlanningFixture.bytes("minusma.json")
        let fast = try Instance(json: bytes)
        let general = try JSONDecoder().decode(Instance.self, from: Data(bytes))
        #expect(fast == general)
        #expect(try Instance(json: Array(JSONEncoder().encode(fast))) == fast)
        #expect(fast.harm.scenarios == 100 && fast.harm.areas == 13 && fast.harm.weeks == 36)
    }

    @Test("a plan without a bound says so with null")
    func nullBound() throws {
        let plan = try Sequencer(instance: PlanningFixture.tiny(seed: 2)).run(.iterations(5_000))
        let text = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        #expect(text.contains("\"bound\":null"))
        #expect(try JSONDecoder().decode(Plan.self, from: Data(text.utf8)) == plan)
    }
}
