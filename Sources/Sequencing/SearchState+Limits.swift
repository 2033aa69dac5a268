extension SearchState {
    /// Gives each task of every actor its earliest slot, in the actor's order.
    mutating func decodeAll() {
        for actor in problem.instance.actors.indices {
            problem.giveSlots(actor, order: order, closings: closings, to: &completions)
        }
    }

    /// Decodes one actor and records what changed in the journal.
    mutating func decode(_ actor: Int) {
        problem.giveSlots(actor, order: order, closings: closings, to: &slots)
        for position in problem.actorTasks.range(actor) {
            let task = problem.actorTasks.elements[position]
            if slots[task] != completions[task] { setCompletion(task, to: slots[task]) }
        }
    }

    private mutating func setCompletion(_ task: Int, to week: Int) {
        let old = completions[task]
        journal.completions.append((task, old))
        completions[task] = week
        let area = problem.taskArea[task]
        noteArea(area)
        let weeks = problem.weeks
        let (before, after) = (old < 0 ? weeks : old, week < 0 ? weeks : week)
        let ramp = problem.ramp[task]
        let step = problem.protection[task] / Double(ramp)
        for here in min(before, after)..<max(min(before, after), min(weeks, max(before, after) + ramp - 1)) {
            let change = min(ramp, max(0, here - after + 1)) - min(ramp, max(0, here - before + 1))
            let cell = area * weeks + here
            touch(cell)
            residual[cell] += step * Double(change)
        }
    }

    /// Weeks a base stays open after its last hospital.
    func coverGap(of base: Int) -> Double {
        let closing = closings[base]
        var cover = 0
        for index in problem.medevac.range(base) { cover = max(cover, closings[problem.medevac.elements[index]]) }
        return Double(max(0, closing - cover))
    }

    /// People beyond the transit camp, summed over weeks, and people missing at the deadline.
    func peopleStranded() -> Double {
        var (flown, stranded) = (0.0, 0.0)
        let camp = problem.camp + Problem.tolerance / 2
        for week in 0..<problem.weeks {
            flown += min(problem.airlift[week], max(0, released[week] - flown))
            stranded += max(0, released[week] - flown - camp)
            if week == problem.deadline {
                stranded += max(0, problem.homeNeeded - Problem.tolerance / 2 - flown)
            }
        }
        return stranded
    }

    /// Whether a benchmark is unmet by the present decisions.
    func isUnmet(_ index: Int) -> Bool {
        let closing = closings[problem.benchmarkBase[index]]
        let cell = problem.benchmarkArea[index] * problem.weeks + closing
        switch problem.benchmarkKind[index] {
        case .tasks:
            for position in problem.benchmarkTasks.range(index) {
                let done = completions[problem.benchmarkTasks.elements[position]]
                if done < 0 || done + problem.benchmarkLead[index] > closing { return true }
            }
            return false
        case .residual: return residual[cell] < problem.benchmarkLevel[index] - Problem.tolerance
        case .calm: return problem.mean[cell] > problem.benchmarkLevel[index] + Problem.tolerance
        case .ceiling:
            return problem.mean[cell] * unprotected[cell] > problem.benchmarkLevel[index] + Problem.tolerance
        }
    }
}
