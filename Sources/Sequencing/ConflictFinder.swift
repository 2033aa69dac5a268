/// Explains why an instance has no plan.
///
/// Windows are first followed along the road, which names the chain of bases at fault. What this cannot settle is asked
/// of HiGHS as a mixed-integer model of the hard limits; where it is proven infeasible, limits are left out one by one
/// and put back when needed, which leaves an irreducible set (deletion filter: Chinneck, J. W. (2008). Feasibility and
/// Infeasibility in Optimization. Springer).
struct ConflictFinder {
    let problem: Problem

    /// What the mixed-integer model says.
    enum Verdict {
        /// Closing weeks that satisfy every hard limit, vetoes on handovers included.
        case feasible(Schedule)
        case infeasible([Conflict])
        case undecided
    }

    /// Conflicts that follow from windows, roads and hospitals alone; found at once.
    func obvious() -> [Conflict] {
        let bases = problem.instance.bases
        var found: [Conflict] = bases.indices.filter { problem.earliest[$0] > problem.latest[$0] }.map {
            .emptyWindow(base: bases[$0].id, earliest: problem.earliest[$0], latest: problem.latest[$0])
        }
        guard found.isEmpty else { return found }
        for start in bases.indices { found += chain(from: start).map { [$0] } ?? [] }
        guard found.isEmpty else { return found }
        let windows = problem.windows()
        for base in bases.indices where !problem.medevac[base].contains(base) {
            let latest = problem.medevac[base].map { windows.latest[$0] }.max() ?? 0
            if windows.earliest[base] > latest {
                found.append(
                    .medevac(
                        base: bases[base].id, earliest: windows.earliest[base], hospitals: bases[base].medevac,
                        latest: latest))
            }
        }
        return found
    }

    /// The shortest chain along the road from a base whose end must close too early.
    private func chain(from start: Int) -> Conflict? {
        let bases = problem.instance.bases
        var (ids, travel, here) = ([bases[start].id], 0, start)
        while problem.parent[here] >= 0 {
            travel += problem.transit[here]
            here = problem.parent[here]
            ids.append(bases[here].id)
            if problem.earliest[start] + travel > problem.latest[here] {
                return .road(
                    bases: ids, earliest: problem.earliest[start], travel: travel, latest: problem.latest[here])
            }
        }
        return nil
    }

    /// Settles whether a plan exists.
    /// - Parameter seconds: wall time HiGHS may take for each of its solves.
    func verdict(seconds: Double) -> Verdict {
        var limits = allLimits
        let first = solve(Set(limits), seconds: seconds)
        switch first.outcome {
        case .optimal: return .feasible(first.schedule)
        case .infeasible: break
        case .stopped, .failed: return .undecided
        }
        // Past some size the filter would take longer than a reader waits; the set is then not made minimal.
        var left = 200
        for limit in limits where left > 0 {
            left -= 1
            let without = limits.filter { $0 != limit }
            if solve(Set(without), seconds: seconds).outcome == .infeasible { limits = without }
        }
        return .infeasible([.together(limits.isEmpty ? [.windows] : limits)])
    }

    var allLimits: [Conflict.Limit] {
        let instance = problem.instance
        return instance.benchmarks.filter { !$0.waivable }.map { .veto(benchmark: $0.id, base: $0.base) }
            + instance.bases.filter { !$0.medevac.contains($0.id) }.map { .medevac(base: $0.id) }
            + instance.bases.compactMap { base in base.parent.map { .road(base: base.id, parent: $0) } }
            + instance.escortGroups.map { .escorts(group: $0.id) } + [.transitCamp, .repatriation]
    }

    private func solve(
        _ limits: Set<Conflict.Limit>, seconds: Double
    ) -> (outcome: HighsModel.Outcome, schedule: Schedule) {
        var program = WithdrawalProgram(problem)
        program.addLimits(limits)
        let nothing = Schedule(closings: [], completions: [])
        guard let model = HighsModel(program.rows) else { return (.failed, nothing) }
        let outcome = model.solve(seconds: seconds)
        guard outcome == .optimal else { return (outcome, nothing) }
        return (outcome, program.schedule(from: model.columnValues))
    }
}
