/// Judges neighbours of a schedule: one closing changed, handovers and freight redone.
///
/// Handovers keep their order and take their earliest slots again; freight is solved exactly, from the last basis. Not
/// to be used by two threads at once.
struct Explainer {
    let problem: Problem
    let order: [Int]
    private let freight: FreightModel
    private let windows: (earliest: [Int], latest: [Int])

    init(_ problem: Problem, order: [Int], freight: FreightModel) {
        self.problem = problem
        self.order = order
        self.freight = freight
        windows = problem.windows()
    }

    /// A judged schedule.
    struct Judgement {
        let schedule: Schedule
        let evaluation: Evaluation
        let shipments: [[Double]]
    }

    /// Judges closings; every unmet benchmark that may be waived is proposed to be overridden.
    func judge(_ closings: [Int]) -> Judgement {
        let schedule = problem.schedule(closings: closings, order: order)
        let shipments = freight.shipments(closings: closings)
        let unmet = problem.unmetBenchmarks(schedule, Exposure(schedule, in: problem))
        let waived = unmet.map { problem.instance.benchmarks[$0] }.filter(\.waivable).map(\.id)
        let exported = shipments.indices.filter { problem.parent[$0] < 0 }.reduce(0) { $0 + shipments[$1].reduce(0, +) }
        let windowFlaws = problem.windowViolations(closings)
        return Judgement(
            schedule: schedule,
            evaluation: problem.evaluate(schedule, waived: Set(waived), exported: exported, found: windowFlaws),
            shipments: shipments)
    }

    /// The reason of every closing.
    func reasons(for plan: Judgement) -> [ClosureReason] {
        problem.instance.bases.indices.map { reason(for: $0, plan: plan) }
    }

    private func reason(for base: Int, plan: Judgement) -> ClosureReason {
        let earlier = change(base, by: -1, plan: plan)
        let later = change(base, by: 1, plan: plan)
        let id = problem.instance.bases[base].id
        let overrides = problem.instance.benchmarks.filter { $0.base == id && plan.evaluation.unmet.contains($0.id) }
        return ClosureReason(
            base: id, binding: binding(base, earlier), earlier: earlier, later: later,
            proposedOverrides: overrides.map { .init(benchmark: $0.id, waiverCost: $0.waiverCost) })
    }

    private func change(_ base: Int, by step: Int, plan: Judgement) -> ClosureReason.Change {
        var closings = plan.schedule.closings
        closings[base] += step
        let week = closings[base]
        guard (problem.earliest[base]...problem.latest[base]).contains(week) else {
            let violation = Violation.window(
                base: problem.instance.bases[base].id, week: week, earliest: problem.earliest[base],
                latest: problem.latest[base])
            return .init(
                week: week, harm: nil, cvar: nil, risk: nil, cost: nil, writeoff: nil, objective: nil, newlyUnmet: [],
                newlyMet: [], whyNot: [violation.english], whyNotFrench: [violation.french])
        }
        return .init(week: week, from: plan.evaluation, to: judge(closings).evaluation)
    }

    private func binding(_ base: Int, _ earlier: ClosureReason.Change) -> ClosureReason.Binding {
        if let english = earlier.whyNot.first, let french = earlier.whyNotFrench.first {
            return .init(kind: .constraint, benchmark: nil, english: english, french: french)
        }
        let lost = problem.instance.benchmarks.filter { earlier.newlyUnmet.contains($0.id) }
        if let benchmark = lost.max(by: { $0.waiverCost < $1.waiverCost }) {
            return .init(
                kind: .benchmark, benchmark: benchmark.id,
                english: "One week earlier, benchmark \(benchmark.id) would not be met.",
                french: "Une semaine plus tôt, le critère \(benchmark.id) ne serait pas atteint.")
        }
        return trade(earlier)
    }

    /// The term that speaks most against the week before.
    private func trade(_ earlier: ClosureReason.Change) -> ClosureReason.Binding {
        let weights = problem.instance.weights
        let harm = weights.harm * (earlier.harm ?? 0) + weights.cvar * (earlier.cvar ?? 0)
        let risk = weights.risk * (earlier.risk ?? 0)
        let freight = weights.writeoff * (earlier.writeoff ?? 0)
        let cost = weights.cost * (earlier.cost ?? 0)
        let worst = max(harm, risk, freight, cost)
        if (earlier.objective ?? 0) <= 1e-9 || worst <= 0 {
            return .init(
                kind: .none, benchmark: nil, english: "One week earlier is possible and not worse.",
                french: "Une semaine plus tôt est possible sans être pire.")
        }
        if harm == worst {
            return .init(
                kind: .harm, benchmark: nil,
                english: "One week earlier, more people would be expected to be harmed.",
                french: "Une semaine plus tôt, davantage de personnes subiraient des violences, selon la prévision.")
        }
        if risk == worst {
            return .init(
                kind: .risk, benchmark: nil, english: "One week earlier, the risk to personnel would be higher.",
                french: "Une semaine plus tôt, le risque pour le personnel serait plus élevé.")
        }
        if freight == worst {
            return .init(
                kind: .freight, benchmark: nil, english: "One week earlier, more containers would be left behind.",
                french: "Une semaine plus tôt, davantage de conteneurs seraient abandonnés.")
        }
        return .init(
            kind: .cost, benchmark: nil, english: "One week earlier, the cost would be higher.",
            french: "Une semaine plus tôt, le coût serait plus élevé.")
    }
}
