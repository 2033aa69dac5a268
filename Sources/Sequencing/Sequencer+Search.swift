extension Sequencer {
    /// One cycle of cooling: to which share of the effort it runs, between which temperatures, and whether it starts
    /// from the best schedule found.
    private struct Cycle {
        let until: Double
        let hot: Double
        let cold: Double
        let fromBest: Bool
    }

    /// A quick first cycle finds a feasible schedule early, a long one does the work, short ones polish.
    private static let cycles = [
        Cycle(until: 0.08, hot: 15, cold: 0.5, fromBest: false),
        Cycle(until: 0.55, hot: 20, cold: 0.1, fromBest: false),
        Cycle(until: 0.70, hot: 3, cold: 0.1, fromBest: true),
        Cycle(until: 0.85, hot: 5, cold: 0.1, fromBest: true),
        Cycle(until: 1, hot: 2, cold: 0.05, fromBest: true),
    ]

    /// Runs the annealer for the effort.
    func search(
        _ annealer: inout Annealer, _ effort: Effort, shouldStop: () -> Bool, progress: (Progress) -> Void
    ) {
        switch effort {
        case .iterations(let count):
            run(&annealer, shouldStop, progress) { Double($0) / Double(max(1, count)) }
        case .spent(let share):
            run(&annealer, shouldStop, progress) { _ in share() }
        case .untilStopped:
            var length = 400_000
            while !shouldStop() {
                let start = annealer.iterations
                run(&annealer, shouldStop, progress) { Double($0 - start) / Double(length) }
                length *= 2
            }
        }
    }

    private func run(
        _ annealer: inout Annealer, _ shouldStop: () -> Bool, _ progress: (Progress) -> Void,
        share: (Int) -> Double
    ) {
        var begin = 0.0
        for cycle in Self.cycles {
            if cycle.fromBest { annealer.restoreBest() }
            annealer.cool(from: cycle.hot, to: cycle.cold) { iterations, objective in
                if shouldStop() { return 2 }
                if iterations % 5_000 == 0 { progress(Progress(iterations: iterations, objective: objective)) }
                return (share(iterations) - begin) / (cycle.until - begin)
            }
            if shouldStop() { return }
            begin = cycle.until
        }
    }
}
