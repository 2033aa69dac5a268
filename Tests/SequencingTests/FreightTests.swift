import Sequencing
import Testing

@Suite("Freight of chosen closings")
struct FreightTests {
    @Test(
        "no more is left behind than in the best known plan with the same closings",
        arguments: ["minusma", "s013", "s050", "s100"])
    func isAtLeastAsGood(name: String) throws {
        let instance = try PlanningFixture.instance(name)
        let plan = try PlanningFixture.bestPlan(name)
        let base = try #require(instance.bases.first?.id)
        let answer = try WhatIf(instance: instance, plan: plan)
            .closing(base, in: try #require(plan.closures[base]), push: false)
        #expect(answer.evaluation.isFeasible)
        #expect(answer.evaluation.writeoff <= (try instance.evaluate(plan).writeoff) + 1e-3)
    }

    @Test("on one road with one base, what is left is the stock less what the road carries in time")
    func oneRoad() throws {
        var instance = try PlanningFixture.tiny(seed: 1, bases: 1)
        instance.bases[0].containers = 100
        instance.bases[0].outCap = [10, 10, 10, 10, 10, 10, 10]
        instance.bases[0].truckCycle = 2
        instance.bases[0].liquidationWeeks = 1
        instance.pools[0].capacity = [8, 40, 40, 40, 40, 40, 40]
        let plan = Plan(closures: ["S0": 3], handovers: [:])
        let answer = try WhatIf(instance: instance, plan: plan).closing("S0", in: 3)
        // Weeks 0 to 3 are open to freight: 4 by the trucks of week 0, then 10 by the road three times.
        #expect(abs(answer.evaluation.writeoff - (100 - 34)) < 1e-6)
    }
}
