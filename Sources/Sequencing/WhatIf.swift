/// Answers "what if this base closed in that week": other dates are moved only as far as the road demands, handovers
/// and freight are redone, and the result is set beside the plan.
///
/// One question takes a few milliseconds on an instance of 13 bases (a linear program and one pass over the scenarios).
public struct WhatIf: Sendable {
    private let problem: Problem
    private let order: [Int]
    private let plan: Plan
    /// The plan as it stands.
    public let evaluation: Evaluation

    /// One answer.
    public struct Answer: Sendable, Equatable {
        /// The plan with the date changed; its waivers are what it proposes to override.
        public let plan: Plan
        /// Its judgement. Broken limits are listed in `violations`; the objective then has no meaning as a plan.
        public let evaluation: Evaluation
        /// Differences from the plan as it stands.
        public let change: ClosureReason.Change
        /// Bases that had to move for the convoys, with their new weeks.
        public let moved: [String: Int]
    }

    /// What a date alone would do, freight left aside.
    public struct Outlook: Sendable, Equatable {
        /// Expected civilians harmed.
        public let harm: Double
        /// Whether every hard limit holds.
        public let isFeasible: Bool
    }

    /// Prepares questions about a plan.
    /// - Throws: `SequencingError.invalid` if the instance is unusable.
    public init(instance: Instance, plan: Plan) throws(SequencingError) {
        problem = Problem(try instance.validated())
        self.plan = plan
        order = problem.order(of: Schedule.reading(plan, for: problem).schedule)
        evaluation = problem.evaluate(plan)
    }

    /// Moves one closing.
    /// - Parameters:
    ///   - week: any week of the horizon; one outside the base's window is answered with the window it breaks.
    ///   - push: whether bases up and down the road move as far as the convoys demand; otherwise what breaks is listed.
    /// - Throws: `SequencingError.malformed` if there is no such base or week.
    public func closing(_ base: String, in week: Int, push: Bool = true) throws(SequencingError) -> Answer {
        guard let index = problem.instance.bases.firstIndex(where: { $0.id == base }) else {
            throw SequencingError.malformed(at: "base \(base)", why: "the instance has no such base")
        }
        guard (0..<problem.weeks).contains(week) else {
            throw SequencingError.malformed(
                at: "week \(week)", why: "the instance counts weeks 0 to \(problem.weeks - 1)")
        }
        let before = currentClosings
        var after = before
        after[index] = week
        if push { pushed(&after, from: index) }
        let explainer = Explainer(problem, order: order, freight: FreightModel(problem))
        let result = explainer.judge(after)
        var answer = result.schedule.plan(
            for: problem, shipments: result.shipments,
            waivers: result.evaluation.unmet.filter { id in
                problem.instance.benchmarks.contains { $0.id == id && $0.waivable }
            })
        (answer.objective, answer.harm, answer.cvar) =
            (result.evaluation.objective, result.evaluation.harm, result.evaluation.cvar)
        let moved = after.indices.filter { $0 != index && after[$0] != before[$0] }
        return Answer(
            plan: answer, evaluation: result.evaluation,
            change: .init(week: week, from: evaluation, to: result.evaluation),
            moved: Dictionary(uniqueKeysWithValues: moved.map { (problem.instance.bases[$0].id, after[$0]) }))
    }

    /// The expected harm with one closing changed and every other kept. Freight neither harms nor forbids, so nothing is
    /// solved: one pass over the scenarios.
    /// - Returns: `nil` if there is no such base or week.
    public func outlook(closing base: String, in week: Int) -> Outlook? {
        guard let index = problem.instance.bases.firstIndex(where: { $0.id == base }),
            (0..<problem.weeks).contains(week)
        else { return nil }
        var closings = currentClosings
        closings[index] = week
        let schedule = problem.schedule(closings: closings, order: order)
        let waived = Set(problem.instance.benchmarks.filter(\.waivable).map(\.id))
        let evaluation = problem.evaluate(
            schedule, waived: waived, exported: 0, found: problem.windowViolations(closings))
        return Outlook(harm: evaluation.harm, isFeasible: evaluation.isFeasible)
    }

    private var currentClosings: [Int] {
        Schedule.reading(plan, for: problem).schedule.closings.map { min(max($0, 0), problem.weeks - 1) }
    }

    private func pushed(_ closings: inout [Int], from base: Int) {
        var here = base
        while problem.parent[here] >= 0 {
            let up = problem.parent[here]
            closings[up] = min(max(closings[up], closings[here] + problem.transit[here]), problem.weeks - 1)
            here = up
        }
        var open = [base]
        while let here = open.popLast() {
            for child in problem.children[here] where closings[child] > closings[here] - problem.transit[child] {
                closings[child] = max(0, closings[here] - problem.transit[child])
                open.append(child)
            }
        }
    }
}
