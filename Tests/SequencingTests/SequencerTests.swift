import Foundation
import Sequencing
import Testing

@Suite("Sequencing a withdrawal")
struct SequencerTests {
    @Test("a plan is feasible and its figures are those of the evaluation", arguments: ["minusma", "s013", "s050"])
    func plansHold(name: String) throws {
        let instance = try PlanningFixture.instance(name)
        let plan = try Sequencer(instance: instance, seed: 3).run(.iterations(60_000))
        let evaluation = try instance.evaluate(plan)
        #expect(evaluation.violations.isEmpty)
        #expect(abs(evaluation.objective - (plan.objective ?? 0)) < 1e-6)
        #expect(abs(evaluation.harm - (plan.harm ?? 0)) < 1e-9)
        #expect(Set(plan.waivers) == Set(evaluation.unmet))
        #expect(plan.bound == nil && plan.gap == nil)
    }

    @Test("on the Mali instance the search comes within 3 % of the best known objective")
    func isGood() throws {
        let plan = try Sequencer(instance: PlanningFixture.instance("minusma"), seed: 1).run(.iterations(400_000))
        #expect(try #require(plan.objective) < 1441.3233 * 1.03)
    }

    @Test("the same seed and iterations give the same plan bit for bit; another seed searches elsewhere")
    func isReproducible() throws {
        let instance = try PlanningFixture.instance("s013")
        func bytes(_ seed: UInt64) throws -> Data {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return try encoder.encode(Sequencer(instance: instance, seed: seed).run(.iterations(40_000)))
        }
        let first = try bytes(7)
        #expect(try bytes(7) == first)
        #expect(try bytes(8) != first)
    }

    @Test("a run that is stopped gives its best plan so far, or says it was cancelled")
    func isCancellable() throws {
        let sequencer = try Sequencer(instance: PlanningFixture.instance("minusma"), seed: 1)
        var asked = 0
        let plan = try sequencer.run(
            .untilStopped,
            shouldStop: {
                asked += 1
                return asked > 400
            })
        #expect(try sequencer.instance.evaluate(plan).isFeasible)
        #expect(throws: SequencingError.cancelled) {
            try sequencer.run(.iterations(1_000_000), shouldStop: { true })
        }
    }

    @Test("no plan of a tiny instance, tried one by one, beats the search", arguments: 1...8)
    func matchesEnumeration(seed: Int) throws {
        let instance = try PlanningFixture.tiny(seed: UInt64(seed))
        guard let least = try TinyOracle(instance: instance).leastObjective() else {
            #expect(throws: SequencingError.self) { try Sequencer(instance: instance).run(.iterations(20_000)) }
            return
        }
        let plan = try Sequencer(instance: instance, seed: 1).run(.iterations(30_000), boundSeconds: 5)
        #expect(try instance.evaluate(plan).isFeasible)
        #expect(abs(try #require(plan.objective) - least) < 1e-5)
        #expect(try #require(plan.bound) <= least + 1e-6)
    }

    @Test("a bound lies below the objective and near it on a small instance")
    func bounds() throws {
        let plan = try Sequencer(instance: PlanningFixture.instance("s013"), seed: 1)
            .run(.iterations(100_000), boundSeconds: 20, explain: false)
        let bound = try #require(plan.bound)
        let objective = try #require(plan.objective)
        #expect(bound > 600 && bound < 815.5)
        #expect(abs(try #require(plan.gap) - (objective - bound) / objective) < 1e-12)
    }

    @Test(
        "however little is asked of the search, its plan is feasible", arguments: ["minusma", "s013", "s050", "s100"])
    func feasibleAtLowEffort(name: String) throws {
        let instance = try PlanningFixture.instance(name)
        for seed in 1...3 as ClosedRange<UInt64> {
            let plan = try Sequencer(instance: instance, seed: seed).run(.iterations(250), explain: false)
            #expect(try instance.evaluate(plan).isFeasible)
        }
    }

    @Test("an instance counted in other units is sequenced as well", arguments: [1e-4, 1, 1e4])
    func scales(factor: Double) throws {
        var instance = try PlanningFixture.instance("minusma")
        let weights = instance.weights
        instance.weights = Weights(
            harm: weights.harm * factor, cvar: weights.cvar * factor, risk: weights.risk * factor,
            cost: weights.cost * factor, writeoff: weights.writeoff * factor)
        for index in instance.benchmarks.indices { instance.benchmarks[index].waiverCost *= factor }
        let plan = try Sequencer(instance: instance, seed: 3).run(.iterations(100_000), explain: false)
        #expect(try instance.evaluate(plan).isFeasible)
        #expect(try #require(plan.objective) < 1600 * factor)
    }

    @Test("more effort never gives a worse plan than the least", arguments: 1...3)
    func effortPays(seed: Int) throws {
        let sequencer = try Sequencer(instance: PlanningFixture.instance("s013"), seed: UInt64(seed))
        let little = try #require(try sequencer.run(.iterations(1_000), explain: false).objective)
        let much = try #require(try sequencer.run(.iterations(60_000), explain: false).objective)
        #expect(much < little)
    }
}
