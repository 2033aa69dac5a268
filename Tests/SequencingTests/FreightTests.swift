import SeededSupport
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

    /// The freight that the engine chooses for a random plan.
    private func answer(_ instance: Instance, seed: UInt64) throws -> WhatIf.Answer {
        let plan = PlanningFixture.randomPlan(instance, seed: seed)
        let first = instance.bases[0].id
        return try WhatIf(instance: instance, plan: plan)
            .closing(first, in: try #require(plan.closures[first]), push: false)
    }

    @Test("where trucks are no limit, as much leaves as a greatest flow carries", arguments: 1...20)
    func greatestFlow(seed: Int) throws {
        var instance = try PlanningFixture.tiny(seed: UInt64(seed), bases: 4)
        instance.pools[0].capacity = Array(repeating: 1e6, count: instance.weeks)
        let answer = try answer(instance, seed: UInt64(seed))
        let flow = TimeExpandedFlow.exported(instance, closings: answer.plan.closures)
        let stock = instance.bases.reduce(0) { $0 + $1.containers }
        #expect(abs(answer.evaluation.writeoff - (stock - flow)) < 1e-6)
    }

    @Test("scarce trucks never bring more out, and no random shipment the judge accepts beats them", arguments: 1...10)
    func scarceTrucks(seed: Int) throws {
        var instance = try PlanningFixture.tiny(seed: UInt64(seed), bases: 3)
        instance.pools[0].capacity = Array(repeating: 8, count: instance.weeks)
        let answer = try answer(instance, seed: UInt64(seed))
        let stock = instance.bases.reduce(0) { $0 + $1.containers }
        let flow = TimeExpandedFlow.exported(instance, closings: answer.plan.closures)
        #expect(answer.evaluation.writeoff >= stock - flow - 1e-6)
        let freight = answer.evaluation.violations.filter(isFreight)
        #expect(freight.isEmpty)
        var random = SeededGenerator(seed: UInt64(seed))
        var accepted = 0
        for _ in 0..<200 {
            var other = answer.plan
            for base in instance.bases {
                // Freight leaves until the site is cleared, and little enough that three sites find trucks and roads.
                let end = try #require(other.closures[base.id]) + base.liquidationWeeks
                other.shipments[base.id] = (0..<instance.weeks).map { week in
                    week < end ? Double.random(in: 0...1.5, using: &random) : 0
                }
            }
            let judged = try instance.evaluate(other)
            guard !judged.violations.contains(where: isFreight) else { continue }
            accepted += 1
            #expect(judged.writeoff >= answer.evaluation.writeoff - 1e-2)
        }
        #expect(accepted > 20)
    }

    private func isFreight(_ violation: Violation) -> Bool {
        switch violation {
        case .road, .lateFreight, .stock, .trucks: true
        default: false
        }
    }
}
