import Sequencing
import Testing

@Suite("Instances without a plan")
struct InfeasibleTests {
    private func conflicts(_ instance: Instance) throws -> [Conflict] {
        do {
            _ = try Sequencer(instance: instance, seed: 1).run(.iterations(3_000))
        } catch SequencingError.infeasible(let conflicts) {
            return conflicts
        }
        return []
    }

    @Test("a hub that must close before its outpost's convoy can arrive is explained along the road")
    func road() throws {
        var instance = try PlanningFixture.instance("minusma")
        let gao = try #require(instance.bases.firstIndex { $0.id == "GAO" })
        let kidal = try #require(instance.bases.firstIndex { $0.id == "KID" })
        instance.bases[gao].latest = 10
        instance.bases[kidal].earliest = 12
        let found = try conflicts(instance)
        #expect(found.contains(.road(bases: ["KID", "GAO"], earliest: 12, travel: 2, latest: 10)))
        let sentence = try #require(found.first).english
        #expect(sentence.contains("GAO (hub) must close by week 10, but KID cannot leave before week 12 + 2 weeks"))
    }

    @Test("a hospital that must close too early is named")
    func medevac() throws {
        var instance = try PlanningFixture.instance("minusma")
        let index = try #require(instance.bases.firstIndex { $0.id == "DOU" })
        let mopti = try #require(instance.bases.firstIndex { $0.id == "MOP" })
        instance.bases[index].medevac = ["BER"]
        instance.bases[index].earliest = 15
        let hospital = try #require(instance.bases.firstIndex { $0.id == "BER" })
        instance.bases[hospital].latest = 9
        #expect(instance.bases[mopti].latest == 26)
        #expect(
            try conflicts(instance) == [.medevac(base: "DOU", earliest: 15, hospitals: ["BER"], latest: 9)])
    }

    @Test("too few seats home is proven and named alone")
    func repatriation() throws {
        var instance = try PlanningFixture.instance("minusma")
        instance.airlift = Array(repeating: 300, count: instance.weeks)
        instance.transitCamp = 100_000
        #expect(try conflicts(instance) == [.together([.repatriation])])
    }

    @Test("a veto that no week can lift is proven and named alone")
    func veto() throws {
        var instance = try PlanningFixture.instance("minusma")
        let index = try #require(instance.benchmarks.firstIndex { $0.id == "B-TES-calm" })
        instance.benchmarks[index].waivable = false
        instance.benchmarks[index].level = 0
        #expect(try conflicts(instance) == [.together([.veto(benchmark: "B-TES-calm", base: "TES")])])
    }

    @Test("two closings that need one escort in the same weeks are proven to clash, and nothing else is blamed")
    func escorts() throws {
        var instance = try PlanningFixture.tiny(seed: 4, bases: 3)
        for index in instance.bases.indices {
            instance.bases[index].parent = nil
            instance.bases[index].earliest = 3
            instance.bases[index].latest = 3
        }
        instance.transitCamp = 10_000
        instance.guardForce = 10_000
        #expect(try conflicts(instance) == [.together([.escorts(group: "G")])])
    }
}
