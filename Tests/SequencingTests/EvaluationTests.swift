import Sequencing
import Testing

@Suite("Evaluation of a plan")
struct EvaluationTests {
    /// Values printed by the independent judge of the planning folder for its best plans.
    static let judged: [(String, Double, Double, Double, Double)] = [
        ("minusma", 1441.3233, 605.88, 767.32, 245), ("s013", 815.4885, 361.22, 547.86, 50),
        ("s050", 3815.7671, 1967.19, 2642.89, 25), ("s100", 6570.7996, 3578.70, 4118.58, 50),
    ]

    @Test("the terms equal those of the independent judge", arguments: judged)
    func equalsJudge(name: String, objective: Double, harm: Double, cvar: Double, waivers: Double) throws {
        let evaluation = try PlanningFixture.instance(name).evaluate(PlanningFixture.bestPlan(name))
        #expect(evaluation.violations.isEmpty)
        #expect(abs(evaluation.objective - objective) < 1e-3)
        #expect(abs(evaluation.harm - harm) < 1e-2)
        #expect(abs(evaluation.cvar - cvar) < 1e-2)
        #expect(evaluation.waiverCost == waivers)
    }

    @Test("a hub that closes before its outpost's convoy arrives is named")
    func namesHub() throws {
        let instance = try PlanningFixture.instance("minusma")
        var plan = try PlanningFixture.bestPlan("minusma")
        plan.closures["GAO"] = 10
        let violations = try instance.evaluate(plan).violations
        #expect(
            violations.contains(
                .hub(parent: "GAO", parentWeek: 10, base: "KID", baseWeek: 12, transit: 2)))
        #expect(violations.allSatisfy { !$0.english.isEmpty && !$0.french.isEmpty })
    }

    @Test("an unmet benchmark without a proposed override is a violation, and a veto is one even with it")
    func vetoes() throws {
        var instance = try PlanningFixture.instance("minusma")
        var plan = try PlanningFixture.bestPlan("minusma")
        let index = try #require(instance.benchmarks.firstIndex { $0.id == "B-TES-tasks" })
        instance.benchmarks[index].waivable = false
        let veto = Violation.benchmark(id: "B-TES-tasks", base: "TES", waivable: false)
        #expect(try instance.evaluate(plan).violations == [veto])
        instance.benchmarks[index].waivable = true
        plan.waivers.removeAll { $0 == "B-TES-tasks" }
        let open = Violation.benchmark(id: "B-TES-tasks", base: "TES", waivable: true)
        #expect(try instance.evaluate(plan).violations == [open])
    }

    @Test("containers that are not there, late freight and unknown names are refused")
    func refusesFreight() throws {
        let instance = try PlanningFixture.instance("minusma")
        var plan = try PlanningFixture.bestPlan("minusma")
        plan.shipments["OGO"]?[10] = 40
        plan.shipments["TES"]?[9] = 1
        plan.handovers["nobody"] = 3
        let violations = try instance.evaluate(plan).violations
        #expect(
            violations.contains(.stock(base: "OGO", week: 10)) || violations.contains(.stock(base: "OGO", week: 19)))
        #expect(violations.contains(.lateFreight(base: "TES", week: 9)))
        #expect(violations.contains(.misfit(place: "handovers[nobody]")))
    }
}
