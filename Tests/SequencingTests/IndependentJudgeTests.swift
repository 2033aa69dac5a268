import Sequencing
import Testing

@Suite("Evaluation against a second, independent judge")
struct IndependentJudgeTests {
    @Test("every term, every unmet benchmark and feasibility itself agree on random plans", arguments: 1...12)
    func agrees(seed: Int) throws {
        let instance = try PlanningFixture.uneven(seed: UInt64(seed))
        var feasible = 0
        for draw in 1...60 {
            let plan = PlanningFixture.randomPlan(instance, seed: UInt64(seed * 1_000 + draw))
            let evaluation = try instance.evaluate(plan)
            let judge = IndependentJudge(instance: instance, plan: plan)
            #expect(abs(evaluation.harm - judge.harm) < 1e-9)
            #expect(abs(evaluation.cvar - judge.cvar) < 1e-9)
            #expect(evaluation.unmet == judge.unmet)
            #expect(evaluation.isFeasible == judge.keepsLimits)
            #expect(abs(evaluation.objective - judge.objective(writeoff: evaluation.writeoff)) < 1e-9)
            feasible += evaluation.isFeasible ? 1 : 0
        }
        #expect(feasible < 60)
    }

    @Test("the tail is the mean of the worst scenarios, a part of one where the level cuts through it")
    func tail() throws {
        // Losses 1 to 4 with probability a quarter each; the worst 40 % are all of the 4 and six tenths of the 3.
        var instance = try PlanningFixture.tiny(seed: 1, bases: 1, scenarios: 4)
        instance.alpha = 0.6
        instance.harmScale = 1
        instance.areas[0].coverage = [:]
        instance.harm = try #require(
            HarmForecast(rows: (1...4).map { loss in [[Double(loss)] + Array(repeating: 0, count: 6)] }))
        let evaluation = try instance.evaluate(Plan(closures: ["S0": 3], handovers: [:]))
        #expect(abs(evaluation.harm - 2.5) < 1e-12)
        #expect(abs(evaluation.cvar - (4 * 0.25 + 3 * 0.15) / 0.4) < 1e-12)
    }

    @Test("with everything in the tail, it is the mean", arguments: 1...3)
    func wholeTail(seed: Int) throws {
        var instance = try PlanningFixture.uneven(seed: UInt64(seed))
        instance.alpha = 0
        let evaluation = try instance.evaluate(PlanningFixture.randomPlan(instance, seed: 5))
        #expect(abs(evaluation.cvar - evaluation.harm) < 1e-9)
    }
}
