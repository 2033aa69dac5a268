import Sequencing
import Testing

@Suite("What if a base closed in another week")
struct WhatIfTests {
    @Test("keeping the date never makes the plan worse, and a change is the difference of two evaluations")
    func differences() throws {
        let instance = try PlanningFixture.instance("minusma")
        let plan = try PlanningFixture.bestPlan("minusma")
        let whatIf = try WhatIf(instance: instance, plan: plan)
        let same = try whatIf.closing("OGO", in: 23)
        #expect(same.moved.isEmpty)
        #expect(try #require(same.change.objective) < 1e-3)
        let later = try whatIf.closing("OGO", in: 24)
        let judged = try instance.evaluate(later.plan)
        #expect(judged.violations == later.evaluation.violations)
        #expect(abs(judged.objective - later.evaluation.objective) < 1e-3)
        if later.evaluation.isFeasible {
            #expect(abs(try #require(later.change.harm) - (judged.harm - whatIf.evaluation.harm)) < 1e-6)
        }
    }

    @Test("closing a hub early pulls its outposts ahead of it")
    func pulls() throws {
        let whatIf = try WhatIf(
            instance: PlanningFixture.instance("minusma"), plan: PlanningFixture.bestPlan("minusma"))
        let answer = try whatIf.closing("GAO", in: 13)
        #expect(answer.moved["MEN"] == 11)
        #expect(answer.moved["ANS"] == 12)
        #expect(answer.moved["KID"] == 11)
        #expect(!answer.evaluation.violations.contains { if case .hub = $0 { true } else { false } })
    }

    @Test("an impossible week has no figures but a reason, and an unknown base is refused")
    func impossible() throws {
        let whatIf = try WhatIf(
            instance: PlanningFixture.instance("minusma"), plan: PlanningFixture.bestPlan("minusma"))
        let answer = try whatIf.closing("GAO", in: 30)
        #expect(answer.change.harm == nil && answer.change.objective == nil)
        #expect(!answer.change.whyNot.isEmpty && answer.change.whyNot.count == answer.change.whyNotFrench.count)
        #expect(throws: SequencingError.self) { try whatIf.closing("nowhere", in: 3) }
        #expect(throws: SequencingError.self) { try whatIf.closing("GAO", in: 300) }
    }

    @Test("each closing of a plan carries a reason that the evaluation confirms")
    func reasons() throws {
        let instance = try PlanningFixture.instance("minusma")
        let plan = try Sequencer(instance: instance, seed: 2).run(.iterations(150_000))
        let reasons = try #require(plan.reasons)
        #expect(reasons.map(\.base) == instance.bases.map(\.id))
        #expect(Set(reasons.flatMap { $0.proposedOverrides.map(\.benchmark) }) == Set(plan.waivers))
        for reason in reasons {
            #expect(reason.earlier.week == (plan.closures[reason.base] ?? 0) - 1)
            #expect((reason.binding.kind == .constraint) == !reason.earlier.isPossible)
            if reason.binding.kind == .benchmark {
                #expect(reason.earlier.newlyUnmet.contains(try #require(reason.binding.benchmark)))
            }
        }
    }

    @Test("the harm of a date told without its freight is that of the whole answer, and so is whether it can be")
    func outlook() throws {
        let whatIf = try WhatIf(
            instance: PlanningFixture.instance("minusma"), plan: PlanningFixture.bestPlan("minusma"))
        for base in ["GAO", "MEN", "BKO"] {
            for week in [2, 12, 20, 26, 30] {
                let answer = try whatIf.closing(base, in: week, push: false).evaluation
                let outlook = try #require(whatIf.outlook(closing: base, in: week))
                #expect(outlook.harm == answer.harm)
                #expect(outlook.isFeasible == answer.isFeasible)
            }
        }
        #expect(whatIf.outlook(closing: "nowhere", in: 3) == nil)
        #expect(whatIf.outlook(closing: "GAO", in: 300) == nil)
    }
}
