extension Problem {
    /// Lists of the plan that name what the instance does not have, or have the wrong length.
    func misfits(of plan: Plan) -> [Violation] {
        let bases = Set(instance.bases.map(\.id))
        let tasks = Set(instance.tasks.map(\.id))
        let benchmarks = Set(instance.benchmarks.map(\.id))
        var places = plan.closures.keys.filter { !bases.contains($0) }.map { "closures[\($0)]" }
        places += plan.handovers.keys.filter { !tasks.contains($0) }.map { "handovers[\($0)]" }
        places += plan.handovers.filter { !(0...Instance.Largest.weeks * 4).contains($0.value) }.map {
            "handovers[\($0.key)]"
        }
        places += plan.shipments.filter { !bases.contains($0.key) || $0.value.count != weeks }
            .map { "shipments[\($0.key)]" }
        places += plan.waivers.filter { !benchmarks.contains($0) }.map { "waivers[\($0)]" }
        return places.sorted().map { .misfit(place: $0) }
    }

    /// Hubs closed too early and bases without a hospital.
    func roadViolations(_ schedule: Schedule) -> [Violation] {
        var found: [Violation] = []
        for base in 0..<baseCount {
            let closing = schedule.closings[base]
            let id = instance.bases[base].id
            let up = parent[base]
            if up >= 0, schedule.closings[up] < closing + transit[base] {
                found.append(
                    .hub(
                        parent: instance.bases[up].id, parentWeek: schedule.closings[up], base: id, baseWeek: closing,
                        transit: transit[base]))
            }
            let cover = medevac[base].map { schedule.closings[$0] }.max() ?? closing
            if !medevac[base].contains(base), closing > cover {
                found.append(.medevac(base: id, week: closing, lastCover: cover))
            }
        }
        return found
    }

    /// Weeks in which a group has too few escorts.
    func escortViolations(_ schedule: Schedule) -> [Violation] {
        var used = [Double](repeating: 0, count: escortCapacity.count)
        for base in 0..<baseCount {
            for week in escortWeeks(of: base, closing: schedule.closings[base]) {
                used[escortGroup[base] * weeks + week] += escortNeed[base]
            }
        }
        return used.indices.filter { used[$0] > escortCapacity[$0] + Self.tolerance }.map { slot in
            .escorts(
                group: instance.escortGroups[slot / weeks].id, week: slot % weeks, used: used[slot],
                capacity: escortCapacity[slot])
        }
    }

    /// Weeks in which the closing of a base keeps its escorts busy.
    func escortWeeks(of base: Int, closing: Int) -> Range<Int> {
        let end = min(weeks, closing + transit[base])
        return min(max(0, closing - 1), end)..<end
    }

    /// Handovers too early, too late or too many at once.
    func handoverViolations(_ schedule: Schedule) -> [Violation] {
        var found: [Violation] = []
        var used = [Int](repeating: 0, count: instance.actors.count * weeks)
        for task in 0..<taskCount {
            guard let done = schedule.completions[task] else { continue }
            let id = instance.tasks[task].id
            let start = done - duration[task]
            if start < ready[task] { found.append(.notReady(task: id, week: start, ready: ready[task])) }
            let closing = schedule.closings[taskBase[task]]
            if done > closing {
                found.append(.afterClosing(task: id, week: done, base: instance.tasks[task].base, closing: closing))
            }
            for week in max(0, start)..<max(0, start, min(done, weeks)) { used[taskActor[task] * weeks + week] += 1 }
        }
        for slot in used.indices where used[slot] > actorCapacity[slot / weeks] {
            found.append(
                .actor(
                    actor: instance.actors[slot / weeks].id, week: slot % weeks, used: used[slot],
                    capacity: actorCapacity[slot / weeks]))
        }
        return found
    }

    /// A full camp, or too few people home; flying out as early as seats allow is optimal.
    func personnelViolations(_ closings: [Int]) -> [Violation] {
        var found: [Violation] = []
        var flown = 0.0
        let needed = troops.reduce(0, +) - instance.guardForce
        for week in 0..<weeks {
            var released = 0.0
            for base in 0..<baseCount {
                let rear = rearGuard[base]
                if week + drawdown[base] >= closings[base] { released += troops[base] * (1 - rear) }
                if week >= closings[base] { released += troops[base] * rear }
            }
            flown += min(instance.airlift[week], max(0, released - flown))
            if released - flown > instance.transitCamp + Self.tolerance {
                found.append(.transitCamp(week: week, waiting: released - flown, capacity: instance.transitCamp))
            }
            if week == deadline, flown < needed - Self.tolerance {
                found.append(.repatriation(flown: flown, needed: needed))
            }
        }
        return found
    }

    /// Follows containers week by week.
    func judgeFreight(_ shipments: [[Double]], closings: [Int]) -> (exported: Double, violations: [Violation]) {
        var found: [Violation] = []
        var stock = instance.bases.map(\.containers)
        var exported = 0.0
        let slack = 1e-3
        for week in 0..<weeks {
            for base in 0..<baseCount where parent[base] >= 0 && week >= transit[base] {
                stock[parent[base]] += shipments[base][week - transit[base]]
            }
            var used = [Double](repeating: 0, count: instance.pools.count)
            for (index, base) in instance.bases.enumerated() {
                let amount = shipments[index][week]
                if !(amount >= -Self.tolerance && amount <= base.outCap[week] + Self.tolerance) {
                    found.append(.road(base: base.id, week: week))
                }
                if amount > Self.tolerance, week >= closings[index] + base.liquidationWeeks {
                    found.append(.lateFreight(base: base.id, week: week))
                }
                if amount > stock[index] + slack { found.append(.stock(base: base.id, week: week)) }
                stock[index] -= amount
                if parent[index] < 0 { exported += amount }
                used[pool[index]] += base.truckCycle * amount
            }
            for (index, fleet) in instance.pools.enumerated() where used[index] > fleet.capacity[week] + slack {
                found.append(.trucks(pool: fleet.id, week: week))
            }
        }
        return (exported, found)
    }
}
