/// The withdrawal as a mixed-integer program: which week each base closes, which week each task is complete.
///
/// One binary per base and week, and per task and week (time-indexed, as in Pritsker, Watters and Wolfe, 1969), because
/// its relaxation is far tighter than one with big constants. The hard limits may be added alone, to ask whether a plan
/// exists; the objective is added for a bound.
struct WithdrawalProgram {
    let problem: Problem
    private(set) var rows = HighsModel.Rows()
    /// First column of each base's or task's weeks, and the first week.
    private var closing: [(column: Int, weeks: ClosedRange<Int>)] = []
    private var completion: [(column: Int, weeks: ClosedRange<Int>)?] = []

    init(_ problem: Problem) {
        self.problem = problem
        for base in 0..<problem.baseCount { addClosing(base) }
        for task in 0..<problem.taskCount { addCompletion(task) }
        addActors()
    }

    private mutating func addClosing(_ base: Int) {
        let weeks = problem.earliest[base]...max(problem.earliest[base], problem.latest[base])
        let first = rows.cost.count
        for week in weeks {
            let cost = problem.closingCost[base * problem.weeks + min(week, problem.weeks - 1)]
            _ = rows.column(cost: cost, to: 1, integer: true)
        }
        closing.append((first, weeks))
        rows.row(from: 1, to: 1, weeks.map { (first + $0 - weeks.lowerBound, 1) })
    }

    private mutating func addCompletion(_ task: Int) {
        let first = problem.ready[task] + problem.duration[task]
        let base = problem.taskBase[task]
        guard first <= problem.latest[base] else { return completion.append(nil) }
        let weeks = first...problem.latest[base]
        let column = rows.cost.count
        for _ in weeks { _ = rows.column(to: 1, integer: true) }
        completion.append((column, weeks))
        rows.row(to: 1, weeks.map { (column + $0 - first, 1) })
        // Complete in week w or later only if the base is still there.
        for week in weeks where week > problem.earliest[base] {
            rows.row(to: 1, (week...weeks.upperBound).map { (column + $0 - first, 1) } + closed(base, by: week - 1))
        }
    }

    private mutating func addActors() {
        for actor in problem.instance.actors.indices {
            for week in 0..<problem.weeks {
                var terms: [(Int, Double)] = []
                for task in problem.actorTasks[actor] {
                    guard let (column, weeks) = completion[task] else { continue }
                    for done in week + 1...week + problem.duration[task] where weeks.contains(done) {
                        terms.append((column + done - weeks.lowerBound, 1))
                    }
                }
                if terms.count > problem.actorCapacity[actor] {
                    rows.row(to: Double(problem.actorCapacity[actor]), terms)
                }
            }
        }
    }

    /// Terms that sum to 1 when the base has closed in or before the week.
    private func closed(_ base: Int, by week: Int, times factor: Double = 1) -> [(Int, Double)] {
        let (column, weeks) = closing[base]
        guard week >= weeks.lowerBound else { return [] }
        return (weeks.lowerBound...min(week, weeks.upperBound)).map { (column + $0 - weeks.lowerBound, factor) }
    }

    private func done(_ task: Int, by week: Int, times factor: Double = 1) -> [(Int, Double)] {
        guard let (column, weeks) = completion[task], week >= weeks.lowerBound else { return [] }
        return (weeks.lowerBound...min(week, weeks.upperBound)).map { (column + $0 - weeks.lowerBound, factor) }
    }

    private func closes(_ base: Int, in week: Int, times factor: Double = 1) -> [(Int, Double)] {
        let (column, weeks) = closing[base]
        return weeks.contains(week) ? [(column + week - weeks.lowerBound, factor)] : []
    }

    /// Adds the hard limits named.
    mutating func addLimits(_ limits: Set<Conflict.Limit>) {
        let instance = problem.instance
        for (index, base) in instance.bases.enumerated() {
            if let parent = base.parent, limits.contains(.road(base: base.id, parent: parent)) { addRoad(index) }
            if limits.contains(.medevac(base: base.id)) { addMedevac(index) }
        }
        for (index, group) in instance.escortGroups.enumerated() where limits.contains(.escorts(group: group.id)) {
            addEscorts(index)
        }
        addPersonnel(camp: limits.contains(.transitCamp), home: limits.contains(.repatriation))
        let vetoes = instance.benchmarks.indices.filter { index in
            let benchmark = instance.benchmarks[index]
            return !benchmark.waivable && limits.contains(.veto(benchmark: benchmark.id, base: benchmark.base))
        }
        var unprotected: Int?
        if vetoes.contains(where: { instance.benchmarks[$0].kind == .ceiling }) { unprotected = addUnprotected() }
        for index in vetoes { addBenchmark(index, unmet: nil, unprotected: unprotected) }
    }

    /// Adds every hard limit, the benchmarks with their waivers, freight and harm: the whole objective, with the tail of
    /// the harm replaced by a lower bound of it, `weights · losses`.
    mutating func addObjective(tailWeights: [Double], limits: Set<Conflict.Limit>) {
        addLimits(limits)
        let weights = problem.instance.weights
        let unprotected = addUnprotected()
        for cell in problem.mean.indices {
            var cost = weights.harm * problem.mean[cell]
            for scenario in tailWeights.indices where tailWeights[scenario] > 0 {
                cost += weights.cvar * tailWeights[scenario] * problem.harm[cell * problem.scenarios + scenario]
            }
            rows.cost[unprotected + cell] = cost
        }
        for (index, benchmark) in problem.instance.benchmarks.enumerated() where benchmark.waivable {
            let unmet = rows.column(cost: benchmark.waiverCost, to: 1)
            addBenchmark(index, unmet: unmet, unprotected: unprotected)
        }
        addFreight()
    }

    /// The schedule nearest to a solution.
    func schedule(from values: [Double]) -> Schedule {
        func week(_ column: Int, _ weeks: ClosedRange<Int>) -> Int? {
            weeks.first { values[column + $0 - weeks.lowerBound] > 0.5 }
        }
        return Schedule(
            closings: closing.map { week($0.column, $0.weeks) ?? $0.weeks.upperBound },
            completions: completion.map { $0.flatMap { week($0.column, $0.weeks) } })
    }

    private mutating func addRoad(_ base: Int) {
        let parent = problem.parent[base]
        for week in closing[parent].weeks {
            let before = closed(base, by: week - problem.transit[base], times: -1)
            rows.row(to: 0, closed(parent, by: week) + before)
        }
    }

    private mutating func addMedevac(_ base: Int) {
        let sites = problem.medevac[base]
        if sites.contains(base) { return }
        for week in 0...problem.deadline {
            let open = sites.flatMap { closed($0, by: week) }
            rows.row(to: Double(Set(sites).count - 1), open + closed(base, by: week, times: -1))
        }
    }

    private mutating func addEscorts(_ group: Int) {
        let bases = (0..<problem.baseCount).filter { problem.escortGroup[$0] == group }
        for week in 0..<problem.weeks {
            let terms = bases.flatMap { base in
                closing[base].weeks.filter { problem.escortWeeks(of: base, closing: $0).contains(week) }
                    .flatMap { closes(base, in: $0, times: problem.escortNeed[base]) }
            }
            if !terms.isEmpty { rows.row(to: problem.escortCapacity[group * problem.weeks + week], terms) }
        }
    }

    private mutating func addPersonnel(camp: Bool, home: Bool) {
        guard camp || home else { return }
        let instance = problem.instance
        let first = rows.cost.count
        for week in 0..<problem.weeks { _ = rows.column(to: instance.airlift[week]) }
        for week in 0...problem.deadline {
            let flown = (0...week).map { (first + $0, -1.0) }
            var released: [(Int, Double)] = []
            for base in 0..<problem.baseCount {
                let (rear, troops) = (problem.rearGuard[base], problem.troops[base])
                released += closed(base, by: week + problem.drawdown[base], times: (1 - rear) * troops)
                released += closed(base, by: week, times: rear * troops)
            }
            // No one flies before being released; those released beyond the camp's places must have flown.
            rows.row(from: 0, to: camp ? instance.transitCamp : .infinity, released + flown)
        }
        if home {
            rows.row(from: problem.totalTroops - instance.guardForce, (0...problem.deadline).map { (first + $0, 1) })
        }
    }

    /// Adds the share of harm not averted, per cell, and returns its first column.
    private mutating func addUnprotected() -> Int {
        let unprotected = rows.cost.count
        for _ in problem.mean.indices { _ = rows.column(to: 1) }
        var terms = problem.mean.indices.map { [(unprotected + $0, 1.0)] }
        var constants = [Double](repeating: 1, count: terms.count)
        for base in 0..<problem.baseCount {
            let rear = problem.rearGuard[base]
            for share in problem.coverage[base] {
                for week in 0..<problem.weeks {
                    let cell = share.area * problem.weeks + week
                    constants[cell] -= share.share
                    terms[cell] += closed(base, by: week + problem.drawdown[base], times: -share.share * (1 - rear))
                    terms[cell] += closed(base, by: week, times: -share.share * rear)
                }
            }
        }
        for area in 0..<problem.areaCount {
            for week in 0..<problem.weeks { terms[area * problem.weeks + week] += protection(of: area, in: week) }
        }
        for cell in terms.indices { rows.row(from: constants[cell], terms[cell]) }
        return unprotected
    }

    private func protection(of area: Int, in week: Int) -> [(Int, Double)] {
        (0..<problem.taskCount).filter { problem.taskArea[$0] == area }.flatMap { task -> [(Int, Double)] in
            guard let (column, weeks) = completion[task] else { return [] }
            return weeks.filter { $0 <= week }.map { done in
                let reached = Double(min(problem.ramp[task], week - done + 1)) / Double(problem.ramp[task])
                return (column + done - weeks.lowerBound, problem.protection[task] * reached)
            }
        }
    }

    /// Adds one benchmark; `unmet` is the column that buys it off, absent for a veto.
    private mutating func addBenchmark(_ index: Int, unmet: Int?, unprotected: Int?) {
        let benchmark = problem.instance.benchmarks[index]
        let (base, area) = (problem.benchmarkBase[index], problem.benchmarkArea[index])
        func waived(_ factor: Double) -> [(Int, Double)] { unmet.map { [($0, factor)] } ?? [] }
        switch benchmark.kind {
        case .tasks:
            for task in problem.benchmarkTasks[index] {
                for week in closing[base].weeks {
                    rows.row(
                        to: 0,
                        closed(base, by: week) + done(task, by: week - benchmark.lead, times: -1) + waived(-1))
                }
            }
        case .residual:
            let level = benchmark.level - Problem.tolerance
            for week in closing[base].weeks where level > 0 {
                let kept = protection(of: area, in: week).map { ($0.0, -$0.1) }
                rows.row(to: 0, closes(base, in: week, times: level) + kept + waived(-level))
            }
        case .calm:
            let restless = closing[base].weeks.filter {
                problem.mean[area * problem.weeks + $0] > benchmark.level + Problem.tolerance
            }
            rows.row(to: 0, restless.flatMap { closes(base, in: $0) } + waived(-1))
        case .ceiling:
            guard let unprotected else { return }
            for week in closing[base].weeks {
                let cell = area * problem.weeks + week
                let share = (benchmark.level + Problem.tolerance) / max(problem.mean[cell], 1e-9)
                if share < 0 { rows.row(to: 0, closes(base, in: week) + waived(-1)) }
                guard share >= 0, share < 1 else { continue }
                rows.row(
                    to: 1, [(unprotected + cell, 1)] + closes(base, in: week, times: 1 - share) + waived(share - 1))
            }
        }
    }

    private mutating func addFreight() {
        let (weeks, bases) = (problem.weeks, problem.instance.bases)
        let weight = problem.instance.weights.writeoff
        let first = rows.cost.count
        for (index, base) in bases.enumerated() {
            for week in 0..<weeks {
                _ = rows.column(cost: problem.parent[index] < 0 ? -weight : 0, to: base.outCap[week])
            }
        }
        let stock = rows.cost.count
        for _ in 0..<bases.count * weeks { _ = rows.column(to: .infinity) }
        for (index, base) in bases.enumerated() {
            for week in 0..<weeks {
                let cell = index * weeks + week
                var terms = [(first + cell, 1.0), (stock + cell, 1.0)]
                if week > 0 { terms.append((stock + cell - 1, -1)) }
                for child in problem.children[index] where week >= problem.transit[child] {
                    terms.append((first + child * weeks + week - problem.transit[child], -1))
                }
                let stand = week == 0 ? base.containers : 0
                rows.row(from: stand, to: stand, terms)
                let ended = closed(index, by: week - base.liquidationWeeks, times: base.outCap[week])
                if !ended.isEmpty { rows.row(to: base.outCap[week], [(first + cell, 1)] + ended) }
            }
        }
        for (fleet, pool) in problem.instance.pools.enumerated() {
            let users = bases.indices.filter { problem.pool[$0] == fleet }
            for week in 0..<weeks {
                rows.row(to: pool.capacity[week], users.map { (first + $0 * weeks + week, bases[$0].truckCycle) })
            }
        }
    }
}
