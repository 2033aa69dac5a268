import Sequencing

/// Tries every closing and every handover of a tiny instance; freight comes from the what-if of each closing, whose
/// linear program is checked on its own in `FreightTests`.
struct TinyOracle {
    let instance: Instance

    /// The least objective of a feasible plan, or `nil` if there is none.
    func leastObjective() throws -> Double? {
        var least: Double?
        let windows = instance.bases.map { Array($0.earliest...min($0.latest, instance.deadline)) }
        for weeks in product(windows) {
            let closures = Dictionary(uniqueKeysWithValues: zip(instance.bases.map(\.id), weeks))
            var plan = Plan(closures: closures, handovers: [:])
            plan.waivers = instance.benchmarks.map(\.id)
            guard try instance.evaluate(plan).isFeasible else { continue }
            plan.shipments = try freight(plan)
            for handovers in try handovers(within: closures) {
                plan.handovers = handovers
                plan.waivers = instance.benchmarks.map(\.id)
                plan.waivers = try instance.evaluate(plan).unmet
                let evaluation = try instance.evaluate(plan)
                if evaluation.isFeasible { least = min(least ?? .infinity, evaluation.objective) }
            }
        }
        return least
    }

    private func freight(_ plan: Plan) throws -> [String: [Double]] {
        let base = instance.bases[0].id
        return try WhatIf(instance: instance, plan: plan).closing(base, in: plan.closures[base] ?? 0, push: false)
            .plan.shipments
    }

    private func handovers(within closures: [String: Int]) throws -> [[String: Int]] {
        let choices: [[Int?]] = instance.tasks.map { task in
            let first = task.ready + task.duration
            let last = closures[task.base] ?? 0
            return [nil] + (first <= last ? Array(first...last).map { $0 as Int? } : [])
        }
        return product(choices).map { weeks in
            var handovers: [String: Int] = [:]
            for (task, week) in zip(instance.tasks, weeks) { handovers[task.id] = week }
            return handovers
        }
    }

    private func product<Value>(_ lists: [[Value]]) -> [[Value]] {
        lists.reduce([[]]) { rows, list in rows.flatMap { row in list.map { row + [$0] } } }
    }
}
