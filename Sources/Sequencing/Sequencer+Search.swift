internal import Foundation

extension Sequencer {
    /// One cycle of cooling from a schedule kept: its rank, to which share of the effort it runs, and between which
    /// temperatures.
    private struct Cycle {
        let rank: Int
        let until: Double
        let hot: Double
        let cold: Double
    }

    /// Share of the effort given to short runs from random schedules, and their temperatures.
    ///
    /// Which hub goes first settles much of a plan and is hard to change once the rest has been fitted to it, so many
    /// short runs find a good order of hubs more surely than a long one.
    private static let exploring = (until: 0.4, hot: 80.0, cold: 0.4)

    /// The best of the short runs are refined, then the best of all is polished.
    private static let refining = [
        Cycle(rank: 0, until: 0.54, hot: 15, cold: 0.1),
        Cycle(rank: 1, until: 0.66, hot: 15, cold: 0.1),
        Cycle(rank: 2, until: 0.76, hot: 15, cold: 0.1),
        Cycle(rank: 0, until: 0.90, hot: 5, cold: 0.1),
        Cycle(rank: 0, until: 1, hot: 2, cold: 0.01),
    ]

    /// Short runs spent on finding a first feasible schedule when the effort did not suffice.
    private static let longestSearchForAnyPlan = 4

    /// Iterations of one short run: enough to cool an instance of this size.
    private var shortRun: Double {
        80_000 * pow(max(1, Double(problem.baseCount + problem.taskCount) / 60), 1.5)
    }

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
        seekAnyPlan(&annealer, shouldStop: shouldStop)
        annealer.finish()
    }

    /// Goes on, whatever the effort was, until there is a feasible schedule: a few short runs, each ended by the first.
    private func seekAnyPlan(_ annealer: inout Annealer, shouldStop: () -> Bool) {
        for _ in 0..<Self.longestSearchForAnyPlan where annealer.leastObjective == nil {
            let start = annealer.iterations
            annealer.cool(from: Self.exploring.hot, to: Self.exploring.cold) { iterations, objective in
                objective != nil || shouldStop() ? 1 : Double(iterations - start) / shortRun
            }
        }
    }

    /// - Parameter share: the share of the effort spent after so many iterations.
    private func run(
        _ annealer: inout Annealer, _ shouldStop: () -> Bool, _ progress: (Progress) -> Void,
        share: (Int) -> Double
    ) {
        func cool(_ hot: Double, _ cold: Double, spent: (Int) -> Double) {
            annealer.cool(from: hot, to: cold) { iterations, objective in
                if shouldStop() { return 2 }
                if iterations % 5_000 == 0 { progress(Progress(iterations: iterations, objective: objective)) }
                return spent(iterations)
            }
        }
        let (limit, length) = (Self.exploring.until, shortRun)
        var (begin, runs) = (0.0, 0.0)
        // A run that would get less than half its time is left to the refining.
        while begin < limit, runs == 0 || limit - begin > begin / runs / 2, !shouldStop() {
            let start = annealer.iterations
            if annealer.best != nil || !annealer.elite.isEmpty { annealer.startAnew() }
            cool(Self.exploring.hot, Self.exploring.cold) { iterations in
                max(Double(iterations - start) / length, (share(iterations) - begin) / (limit - begin))
            }
            begin = share(annealer.iterations)
            runs += 1
        }
        for cycle in Self.refining where begin < cycle.until {
            if shouldStop() { return }
            annealer.resume(rank: cycle.rank)
            cool(cycle.hot, cycle.cold) { (share($0) - begin) / (cycle.until - begin) }
            begin = share(annealer.iterations)
        }
    }
}
