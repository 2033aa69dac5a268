/// The decisions of a plan by index: closing week per base, completion week per task (`nil` where never handed over).
struct Schedule: Sendable, Equatable {
    var closings: [Int]
    var completions: [Int?]
}

extension Schedule {
    /// Reads a plan.
    /// - Returns: the schedule, and the ids of bases for which the plan has no closing week (taken as the deadline).
    static func reading(_ plan: Plan, for problem: Problem) -> (schedule: Schedule, missing: [String]) {
        let instance = problem.instance
        let missing = instance.bases.map(\.id).filter { plan.closures[$0] == nil }
        return (
            Schedule(
                closings: instance.bases.map { plan.closures[$0.id] ?? problem.deadline },
                completions: instance.tasks.map { plan.handovers[$0.id] }),
            missing
        )
    }

    /// Writes a plan without its extra keys.
    func plan(for problem: Problem, shipments: [[Double]], waivers: [String]) -> Plan {
        let instance = problem.instance
        var plan = Plan(closures: [:], handovers: [:], waivers: waivers)
        for (index, base) in instance.bases.enumerated() {
            plan.closures[base.id] = closings[index]
            plan.shipments[base.id] = shipments[index]
        }
        for (index, task) in instance.tasks.enumerated() {
            plan.handovers[task.id] = completions[index]
        }
        return plan
    }
}
