extension SearchState {
    /// Chooses a move at random and applies it under the journal.
    /// - Returns: `false` if the move turned out to change nothing.
    mutating func propose(_ random: inout SeededGenerator) -> Bool {
        let choice = random.below(100)
        if choice < 40, !order.isEmpty { return proposeOrder(&random) }
        if choice < 74 { return proposeShift(&random) }
        if choice < 86 { return proposeExchange(&random) }
        if choice < 89 { return proposeFamilyShift(&random) }
        if choice < 92 { return proposeFamilyTrade(&random) }
        return proposeShiftWithHandovers(&random)
    }

    /// One base to another week: near, or anywhere in its window.
    private mutating func proposeShift(_ random: inout SeededGenerator) -> Bool {
        let base = random.below(closings.count)
        let week = anotherWeek(for: base, &random)
        if week == closings[base] { return false }
        push(base, to: week)
        return true
    }

    /// Two bases trade weeks; most often two that share escorts.
    private mutating func proposeExchange(_ random: inout SeededGenerator) -> Bool {
        let one = random.below(closings.count)
        var other = random.below(closings.count)
        for _ in 0..<6 where problem.escortGroup[other] != problem.escortGroup[one] || other == one {
            other = random.below(closings.count)
        }
        let (first, second) = (closings[one], closings[other])
        if first == second { return false }
        push(one, to: min(max(second, earliest[one]), latest[one]))
        push(other, to: min(max(first, earliest[other]), latest[other]))
        return !journal.closings.isEmpty
    }

    /// A base and all that leave through it, by the same number of weeks.
    private mutating func proposeFamilyShift(_ random: inout SeededGenerator) -> Bool {
        let base = random.below(closings.count)
        let week = anotherWeek(for: base, &random)
        if week == closings[base] { return false }
        shiftFamily(of: base, by: week - closings[base])
        return true
    }

    /// Two bases trade weeks, each taking along all that leave through it.
    private mutating func proposeFamilyTrade(_ random: inout SeededGenerator) -> Bool {
        let (one, other) = (random.below(closings.count), random.below(closings.count))
        let weeks = closings[other] - closings[one]
        if weeks == 0 || problem.family[one].contains(other) || problem.family[other].contains(one) { return false }
        shiftFamily(of: one, by: weeks)
        shiftFamily(of: other, by: -weeks)
        return true
    }

    private mutating func shiftFamily(of base: Int, by weeks: Int) {
        for index in problem.family.range(base) {
            let member = problem.family.elements[index]
            push(member, to: min(max(closings[member] + weeks, earliest[member]), latest[member]))
        }
    }

    /// One task earlier or later in its actor's order.
    private mutating func proposeOrder(_ random: inout SeededGenerator) -> Bool {
        let from = random.below(order.count)
        let range = problem.actorTasks.range(problem.taskActor[order[from]])
        if range.count < 2 { return false }
        let to: Int
        if random.below(2) == 0 {
            to = range.lowerBound + random.below(range.count)
        } else {
            let step = 1 + random.below(4)
            to = min(max(random.below(2) == 0 ? from - step : from + step, range.lowerBound), range.upperBound - 1)
        }
        if to == from { return false }
        moveOrder(from: from, to: to)
        return true
    }

    /// One base to another week, and one of its tasks forward in its actor's order.
    private mutating func proposeShiftWithHandovers(_ random: inout SeededGenerator) -> Bool {
        let base = random.below(closings.count)
        let tasks = problem.baseTasks.range(base)
        let week = anotherWeek(for: base, &random)
        if week == closings[base] { return false }
        if !tasks.isEmpty {
            let task = problem.baseTasks.elements[tasks.lowerBound + random.below(tasks.count)]
            let range = problem.actorTasks.range(problem.taskActor[task])
            let to = range.lowerBound + random.below(place[task] - range.lowerBound + 1)
            if to != place[task] { moveOrder(from: place[task], to: to) }
        }
        push(base, to: week)
        return true
    }

    private func anotherWeek(for base: Int, _ random: inout SeededGenerator) -> Int {
        let (first, last) = (earliest[base], latest[base])
        if random.below(3) == 0 { return first + random.below(last - first + 1) }
        let step = 1 + random.below(3)
        return min(max(random.below(2) == 0 ? closings[base] - step : closings[base] + step, first), last)
    }

    /// Sets a closing and pushes the bases up and down the road just far enough that convoys still arrive in time.
    private mutating func push(_ base: Int, to week: Int) {
        setClosing(base, to: week)
        var here = base
        while problem.parent[here] >= 0 {
            let up = problem.parent[here]
            let needed = closings[here] + problem.transit[here]
            if closings[up] >= needed { break }
            setClosing(up, to: needed)
            here = up
        }
        pushChildren(of: base)
    }

    private mutating func pushChildren(of base: Int) {
        for index in problem.children.range(base) {
            let child = problem.children.elements[index]
            let last = closings[base] - problem.transit[child]
            if closings[child] > last {
                setClosing(child, to: last)
                pushChildren(of: child)
            }
        }
    }
}
