extension Problem {
    /// Gives each task of an actor its earliest slot, in the order given; -1 where none is left before its base closes.
    ///
    /// Finishing earlier is never worse for any term, so some order decodes to an optimal schedule (Kolisch, R. (1996).
    /// Serial and parallel resource-constrained project scheduling methods revisited. European Journal of Operational
    /// Research 90, 320–333).
    func giveSlots(_ actor: Int, order: [Int], closings: [Int], to completions: inout [Int]) {
        let capacity = actorCapacity[actor]
        withUnsafeTemporaryAllocation(of: Int.self, capacity: weeks) { used in
            used.initialize(repeating: 0)
            for position in actorTasks.range(actor) {
                let task = order[position]
                let length = duration[task]
                let last = min(closings[taskBase[task]], weeks)
                var start = ready[task]
                var week = start
                // Moves the slot past the last full week met, until it holds none.
                while start + length <= last, week < start + length {
                    if used[week] >= capacity { start = week + 1 }
                    week += 1
                }
                if start + length <= last {
                    for week in start..<start + length { used[week] += 1 }
                    completions[task] = start + length
                } else {
                    completions[task] = -1
                }
            }
        }
    }

    /// An order of tasks that decodes to the schedule given, or to an earlier one.
    func order(of schedule: Schedule) -> [Int] {
        var order = actorTasks.elements
        for actor in instance.actors.indices {
            order[actorTasks.range(actor)].sort { one, other in
                let starts = [one, other].map { task in schedule.completions[task].map { $0 - duration[task] } ?? .max }
                return (starts[0], one) < (starts[1], other)
            }
        }
        return order
    }

    /// The handovers that an order gives for these closings.
    func schedule(closings: [Int], order: [Int]) -> Schedule {
        var completions = [Int](repeating: -1, count: taskCount)
        for actor in instance.actors.indices {
            giveSlots(actor, order: order, closings: closings, to: &completions)
        }
        return Schedule(closings: closings, completions: completions.map { $0 < 0 ? nil : $0 })
    }
}
