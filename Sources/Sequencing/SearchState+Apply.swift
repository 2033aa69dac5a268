extension SearchState {
    /// Opens the journal for a new move.
    mutating func open() {
        journal.open(
            .init(
                weightedHarm: weightedHarm, closingCost: closingCost, waiverCost: waiverCost,
                escortExcess: escortExcess,
                coverExcess: coverExcess, crowding: crowding, vetoes: vetoes))
    }

    /// Changes a closing week; call `settle` after the last change of the move.
    mutating func setClosing(_ base: Int, to week: Int) {
        let old = closings[base]
        if old == week { return }
        journal.closings.append((base, old))
        moveClosing(base, from: old, to: week)
        for task in problem.baseTasks.range(base) {
            let task = problem.baseTasks.elements[task]
            let done = completions[task]
            // Only a task that no longer fits, or now may, changes the slots of its actor.
            if done > week || (done < 0 && week > old) { note(actor: problem.taskActor[task]) }
        }
    }

    /// Moves the task at one place of the order to another place of the same actor.
    mutating func moveOrder(from: Int, to: Int) {
        journal.orderMove = (from, to)
        note(actor: problem.taskActor[order[from]])
        shiftOrder(from: from, to: to)
    }

    /// Brings every dependent quantity up to date and returns the objective's lower bound (harm linearised).
    mutating func settle() -> Double {
        for actor in journal.actors { decode(actor) }
        updateCells()
        if !journal.closings.isEmpty { updateLimits() }
        updateBenchmarks()
        return weightedHarm + otherCost
    }

    /// The exact harm of the move under trial.
    mutating func trialHarm() -> Double {
        let count = problem.scenarios
        for scenario in 0..<count { trialLosses[scenario] = losses[scenario] }
        for index in journal.cells.indices {
            let cell = journal.cells[index]
            let change = unprotected[cell] - journal.cellValues[index].unprotected
            if change == 0 { continue }
            let row = cell * count
            for scenario in 0..<count { trialLosses[scenario] += change * problem.harm[row + scenario] }
        }
        return harmTerm(of: trialLosses)
    }

    /// Keeps the move, whose exact harm is given.
    mutating func keep(harm: Double) {
        exactHarm = harm
        swap(&losses, &trialLosses)
    }

    /// Takes the move back.
    mutating func revert() {
        for index in journal.cells.indices {
            let (cell, old) = (journal.cells[index], journal.cellValues[index])
            covered[cell] = old.covered
            residual[cell] = old.residual
            unprotected[cell] = old.unprotected
        }
        for change in journal.completions.reversed() { completions[change.task] = change.week }
        for change in journal.closings.reversed() { restoreClosing(change.base, to: change.week) }
        for change in journal.coverGaps.reversed() { coverGap[change.base] = change.gap }
        for change in journal.benchmarks { benchmarkCost[change.index] = change.cost }
        if let move = journal.orderMove { shiftOrder(from: move.to, to: move.from) }
        let sums = journal.sums
        weightedHarm = sums.weightedHarm
        closingCost = sums.closingCost
        waiverCost = sums.waiverCost
        escortExcess = sums.escortExcess
        coverExcess = sums.coverExcess
        crowding = sums.crowding
        vetoes = sums.vetoes
    }

    private mutating func shiftOrder(from: Int, to: Int) {
        let task = order[from]
        var here = from
        let step = to > from ? 1 : -1
        while here != to {
            order[here] = order[here + step]
            place[order[here]] = here
            here += step
        }
        order[to] = task
        place[task] = to
    }

    private mutating func note(actor: Int) {
        if !journal.actors.contains(actor) { journal.actors.append(actor) }
    }

    private mutating func moveClosing(_ base: Int, from old: Int, to week: Int) {
        let weeks = problem.weeks
        let first = max(0, min(old, week) - problem.drawdown[base])
        let last = min(weeks, max(old, week))
        for index in problem.coverage.range(base) { noteArea(problem.coverage.elements[index].area) }
        for here in first..<last {
            let change = presence(base, here, week) - presence(base, here, old)
            if change == 0 { continue }
            released[here] -= problem.troops[base] * change
            for index in problem.coverage.range(base) {
                let share = problem.coverage.elements[index]
                let cell = share.area * weeks + here
                touch(cell)
                covered[cell] += share.share * change
            }
        }
        moveEscorts(base, from: old, to: week)
        moveFreight(base, from: old, to: week)
        closings[base] = week
        closingCost += problem.closingCost[base * weeks + week] - problem.closingCost[base * weeks + old]
    }

    /// Undoes what the journal's cell values and sums do not cover.
    private mutating func restoreClosing(_ base: Int, to week: Int) {
        let old = closings[base]
        let first = max(0, min(old, week) - problem.drawdown[base])
        for here in first..<min(problem.weeks, max(old, week)) {
            released[here] -= problem.troops[base] * (presence(base, here, week) - presence(base, here, old))
        }
        moveEscorts(base, from: old, to: week)
        moveFreight(base, from: old, to: week)
        closings[base] = week
    }

    private mutating func moveEscorts(_ base: Int, from old: Int, to week: Int) {
        let need = problem.escortNeed[base]
        let row = problem.escortGroup[base] * problem.weeks
        for here in problem.escortWeeks(of: base, closing: old) {
            let excess = max(0, escorts[row + here] - problem.escortCapacity[row + here])
            escorts[row + here] -= need
            escortExcess += max(0, escorts[row + here] - problem.escortCapacity[row + here]) - excess
        }
        for here in problem.escortWeeks(of: base, closing: week) {
            let excess = max(0, escorts[row + here] - problem.escortCapacity[row + here])
            escorts[row + here] += need
            escortExcess += max(0, escorts[row + here] - problem.escortCapacity[row + here]) - excess
        }
    }

    private mutating func moveFreight(_ base: Int, from old: Int, to week: Int) {
        let from = (base * problem.weeks + old) * FreightCuts.capacity
        let to = (base * problem.weeks + week) * FreightCuts.capacity
        for cut in 0..<FreightCuts.capacity { cutSums[cut] += cuts.table[to + cut] - cuts.table[from + cut] }
    }

    @inline(__always)
    mutating func touch(_ cell: Int) {
        if journal.cellStamp[cell] == journal.stamp { return }
        journal.cellStamp[cell] = journal.stamp
        journal.cells.append(cell)
        journal.cellValues.append((covered[cell], residual[cell], unprotected[cell]))
    }

    mutating func noteArea(_ area: Int) {
        if journal.areaStamp[area] == journal.stamp { return }
        journal.areaStamp[area] = journal.stamp
        journal.areas.append(area)
    }

    private mutating func updateCells() {
        for index in journal.cells.indices {
            let cell = journal.cells[index]
            let value = max(0, 1 - covered[cell] - residual[cell])
            weightedHarm += weighted[cell] * (value - journal.cellValues[index].unprotected)
            unprotected[cell] = value
        }
    }

    private mutating func updateLimits() {
        for change in journal.closings {
            for index in problem.coverDependents.range(change.base) {
                let base = problem.coverDependents.elements[index]
                let gap = coverGap(of: base)
                if gap == coverGap[base] { continue }
                journal.coverGaps.append((base, coverGap[base]))
                coverExcess += gap - coverGap[base]
                coverGap[base] = gap
            }
        }
        crowding = peopleStranded()
    }

    private mutating func updateBenchmarks() {
        for change in journal.closings {
            for index in problem.baseBenchmarks.range(change.base) { judge(problem.baseBenchmarks.elements[index]) }
        }
        for change in journal.completions {
            for index in problem.taskBenchmarks.range(change.task) { judge(problem.taskBenchmarks.elements[index]) }
        }
        for area in journal.areas {
            for index in problem.areaBenchmarks.range(area) { judge(problem.areaBenchmarks.elements[index]) }
        }
    }

    private mutating func judge(_ benchmark: Int) {
        if journal.benchmarkStamp[benchmark] == journal.stamp { return }
        journal.benchmarkStamp[benchmark] = journal.stamp
        let cost = isUnmet(benchmark) ? problem.unmetPrice[benchmark] : 0
        let old = benchmarkCost[benchmark]
        if cost == old { return }
        journal.benchmarks.append((benchmark, old))
        benchmarkCost[benchmark] = cost
        vetoes += (cost < 0 ? 1 : 0) - (old < 0 ? 1 : 0)
        waiverCost += max(0, cost) - max(0, old)
    }
}
