extension Annealer {
    /// Schedules kept from earlier starts.
    private static let keptElite = 6

    /// The least objective of a feasible schedule met so far.
    var leastObjective: Double? {
        guard let kept = elite.first?.objective else { return best?.objective }
        return min(kept, best?.objective ?? kept)
    }

    /// Files the best schedule of the present start and goes on from a random one.
    mutating func startAnew() {
        file()
        var order = state.order
        for actor in problem.instance.actors.indices { order[problem.actorTasks.range(actor)].shuffle(using: &random) }
        let windows = (state.earliest, state.latest)
        state.adopt(Self.randomClosings(problem, windows: windows, &random), order: order)
    }

    /// Files the best schedule of the present start and goes on from the one of this rank, or from the best of all where
    /// there are not so many. Without any feasible schedule the search goes on from where it stands.
    mutating func resume(rank: Int) {
        file()
        guard !elite.isEmpty else { return }
        let start = elite.remove(at: rank < elite.count ? rank : 0)
        state.adopt(start.schedule.closings, order: start.order)
        best = start
    }

    /// Files the best schedule of the present start and makes the best of all the result.
    mutating func finish() {
        file()
        best = elite.first
    }

    private mutating func file() {
        guard let found = best else { return }
        best = nil
        if let twin = elite.firstIndex(where: { $0.schedule.closings == found.schedule.closings }) {
            if elite[twin].objective <= found.objective { return }
            elite.remove(at: twin)
        }
        let place = elite.firstIndex { $0.objective > found.objective } ?? elite.count
        elite.insert(found, at: place)
        if elite.count > Self.keptElite { elite.removeLast() }
    }

    /// Closings drawn from their windows, hubs put off until their outposts' convoys have arrived.
    static func randomClosings(
        _ problem: Problem, windows: (earliest: [Int], latest: [Int]), _ random: inout SeededGenerator
    ) -> [Int] {
        var closings = windows.earliest.indices.map { base in
            windows.earliest[base] + random.below(windows.latest[base] - windows.earliest[base] + 1)
        }
        for base in problem.basesFromLeaves where problem.parent[base] >= 0 {
            closings[problem.parent[base]] = max(closings[problem.parent[base]], closings[base] + problem.transit[base])
        }
        return closings
    }
}
