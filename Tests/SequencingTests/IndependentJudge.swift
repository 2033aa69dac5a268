import Sequencing

/// Judges a plan a second time, straight from the text of the planning schema and sharing no code with the engine.
struct IndependentJudge {
    let instance: Instance
    let plan: Plan

    /// Share of a base's strength present in a week.
    private func presence(_ base: Base, _ week: Int) -> Double {
        let closing = plan.closures[base.id] ?? 0
        return week >= closing ? 0 : week >= closing - base.drawdownWeeks ? base.rearGuard : 1
    }

    private func residual(_ area: String, _ week: Int) -> Double {
        instance.tasks.filter { $0.area == area }.reduce(0) { sum, task in
            guard let done = plan.handovers[task.id], week >= done else { return sum }
            return sum + task.protection * Double(min(task.ramp, week - done + 1)) / Double(task.ramp)
        }
    }

    private func unprotected(_ area: Area, _ week: Int) -> Double {
        let covered = instance.bases.reduce(0) { $0 + (area.coverage[$1.id] ?? 0) * presence($1, week) }
        return max(0, 1 - covered - residual(area.id, week))
    }

    private func mean(_ area: Int, _ week: Int) -> Double {
        instance.probabilities.indices.reduce(0) {
            $0 + instance.probabilities[$1] * instance.harm[$1, area, week] / instance.harmScale
        }
    }

    /// Civilians harmed per scenario.
    var losses: [Double] {
        instance.probabilities.indices.map { scenario in
            instance.areas.enumerated().reduce(0) { sum, area in
                (0..<instance.weeks).reduce(sum) {
                    $0 + instance.harm[scenario, area.offset, $1] / instance.harmScale * unprotected(area.element, $1)
                }
            }
        }
    }

    /// Expected civilians harmed.
    var harm: Double { zip(instance.probabilities, losses).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The least of `η + E[(loss − η)+] / (1 − α)`, which one of the losses attains (Rockafellar and Uryasev, 2000).
    var cvar: Double {
        let losses = losses
        return losses.map { level in
            let excess = zip(instance.probabilities, losses).reduce(0) { $0 + $1.0 * max(0, $1.1 - level) }
            return level + excess / (1 - instance.alpha)
        }.min() ?? 0
    }

    /// Benchmarks not met.
    var unmet: [String] {
        instance.benchmarks.filter { benchmark in
            let week = plan.closures[benchmark.base] ?? 0
            guard let area = instance.areas.firstIndex(where: { $0.id == benchmark.area }) else { return true }
            switch benchmark.kind {
            case .tasks:
                return benchmark.tasks.contains { (plan.handovers[$0] ?? 1_000) + benchmark.lead > week }
            case .residual: return residual(benchmark.area, week) < benchmark.level - 1e-4
            case .calm: return mean(area, week) > benchmark.level + 1e-4
            case .ceiling: return mean(area, week) * unprotected(instance.areas[area], week) > benchmark.level + 1e-4
            }
        }.map(\.id)
    }

    /// Whether closings and handovers keep every hard limit but freight; waivers are not looked at, vetoes are.
    var keepsLimits: Bool {
        let closing = { (id: String) in plan.closures[id] ?? 0 }
        for base in instance.bases {
            let week = closing(base.id)
            if week < base.earliest || week > min(base.latest, instance.deadline) { return false }
            if let parent = base.parent, closing(parent) < week + base.transitWeeks { return false }
            if !base.medevac.contains(base.id), !base.medevac.contains(where: { closing($0) >= week }) { return false }
        }
        for week in 0..<instance.weeks {
            for group in instance.escortGroups {
                let busy = instance.bases.filter {
                    $0.escortGroup == group.id && week >= closing($0.id) - 1
                        && week <= closing($0.id) + $0.transitWeeks - 1
                }
                if busy.reduce(0, { $0 + $1.escortNeed }) > group.capacity[week] + 1e-4 { return false }
            }
            for actor in instance.actors {
                let running = instance.tasks.filter { task in
                    guard task.actor == actor.id, let done = plan.handovers[task.id] else { return false }
                    return (done - task.duration..<done).contains(week)
                }
                if running.count > actor.capacity { return false }
            }
        }
        for task in instance.tasks {
            guard let done = plan.handovers[task.id] else { continue }
            if done - task.duration < task.ready || done > closing(task.base) { return false }
        }
        let vetoes = Set(instance.benchmarks.filter { !$0.waivable }.map(\.id))
        return keepsPersonnel && vetoes.isDisjoint(with: unmet)
    }

    private var keepsPersonnel: Bool {
        var flown = 0.0
        for week in 0..<instance.weeks {
            let released = instance.bases.reduce(0) { $0 + $1.troops * (1 - presence($1, week)) }
            flown += min(instance.airlift[week], max(0, released - flown))
            if released - flown > instance.transitCamp + 1e-4 { return false }
            let needed = instance.bases.reduce(0) { $0 + $1.troops } - instance.guardForce
            if week == instance.deadline, flown < needed - 1e-4 { return false }
        }
        return true
    }

    /// The objective, given the containers left behind.
    func objective(writeoff: Double) -> Double {
        let weights = instance.weights
        var sum = weights.harm * harm + weights.cvar * cvar + weights.writeoff * writeoff
        for base in instance.bases {
            let week = plan.closures[base.id] ?? 0
            for earlier in 0..<week { sum += weights.risk * base.riskOpen[earlier] }
            sum += weights.risk * base.riskClose[week] + weights.cost * base.runningCost * Double(week)
        }
        return instance.benchmarks.filter { plan.waivers.contains($0.id) }.reduce(sum) { $0 + $1.waiverCost }
    }
}
