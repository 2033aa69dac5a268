/// Sequences a withdrawal: finds closing weeks, handovers and freight of least objective, and explains them.
///
/// ```swift
/// let plan = try Sequencer(instance: instance, seed: 1).run(.iterations(1_000_000))
/// ```
///
/// The search runs on the calling thread, does no I/O and reads no clock. By iterations, a run with the same instance and
/// seed gives the same plan bit for bit. For a time limit of `S` seconds, pass
/// `.spent { sequencer.share(of: S, elapsed: elapsed()) }`: the share leaves time for the last freight program and the
/// reasons, so that the run ends close to `S`. Time for a bound is to be taken off `S` by the caller.
public struct Sequencer: Sendable {
    /// How long to search.
    public enum Effort {
        /// A fixed number of moves tried; reproducible.
        case iterations(Int)
        /// Until the share of the effort spent, which the caller tells, reaches 1. Cooling follows the share.
        case spent(() -> Double)
        /// Until `shouldStop` says so: cycles of growing length.
        case untilStopped
    }

    /// What a run reports now and then.
    public struct Progress: Sendable, Equatable {
        /// Moves tried.
        public let iterations: Int
        /// Objective of the best feasible plan, `nil` before there is one.
        public let objective: Double?
    }

    /// The instance, validated.
    public var instance: Instance { problem.instance }
    let problem: Problem
    private let seed: UInt64

    /// Prepares a run.
    /// - Throws: `SequencingError.invalid` with every fault of the instance.
    public init(instance: Instance, seed: UInt64 = 1) throws(SequencingError) {
        problem = Problem(try instance.validated())
        self.seed = seed
    }

    /// Seconds that the end of a run may take after the search, for the freight program and the reasons: an estimate on
    /// the safe side for one core of 2020.
    public var reserve: Double {
        let cells = Double(problem.baseCount * problem.weeks)
        return 0.03 + 2.8e-7 * cells * cells.squareRoot() * Double(problem.baseCount).squareRoot()
    }

    /// The share of a time limit spent, leaving the reserve for the end of the run.
    /// - Parameters:
    ///   - elapsed: seconds since the caller started.
    ///   - limit: seconds the caller allows in all.
    public func share(of limit: Double, elapsed: Double) -> Double {
        let search = max(limit - reserve, limit / 4)
        return search > 0 ? elapsed / search : 1
    }

    /// Searches, then solves freight exactly, explains each date and, if asked, bounds the objective from below.
    /// - Parameters:
    ///   - effort: how long to search.
    ///   - boundSeconds: wall time HiGHS may take for a lower bound, after the search; 0 asks for none. A bound makes a
    ///     run by iterations irreproducible in `bound` and `gap` only.
    ///   - conflictSeconds: wall time for each attempt to prove an instance infeasible, when no plan was found.
    ///   - explain: whether to give reasons.
    ///   - shouldStop: asked every few hundred moves; `true` ends the search, and the best plan so far is returned.
    ///   - progress: told every few thousand moves.
    /// - Throws: `infeasible` with the conflicting limits, `undecided` or `cancelled` when there is no plan to return.
    public func run(
        _ effort: Effort, boundSeconds: Double = 0, conflictSeconds: Double = 5, explain: Bool = true,
        shouldStop: () -> Bool = { false }, progress: (Progress) -> Void = { _ in }
    ) throws(SequencingError) -> Plan {
        let conflicts = ConflictFinder(problem: problem).obvious()
        if !conflicts.isEmpty { throw SequencingError.infeasible(conflicts) }
        let freight = FreightModel(problem)
        var annealer = Annealer(problem, windows: problem.windows(), freight: freight, seed: seed)
        search(&annealer, effort, shouldStop: shouldStop, progress: progress)
        if annealer.best == nil {
            if shouldStop() { throw SequencingError.cancelled }
            try annealer.settle(ConflictFinder(problem: problem).verdict(seconds: conflictSeconds))
        }
        guard let best = annealer.best else { throw SequencingError.undecided(annealer.violations) }
        return finish(best, freight: freight, boundSeconds: boundSeconds, explain: explain)
    }

    private func finish(_ best: Annealer.Best, freight: FreightModel, boundSeconds: Double, explain: Bool) -> Plan {
        let explainer = Explainer(problem, order: best.order, freight: freight)
        let result = explainer.judge(best.schedule.closings)
        var plan = result.schedule.plan(for: problem, shipments: result.shipments, waivers: result.evaluation.unmet)
        plan.objective = result.evaluation.objective
        plan.harm = result.evaluation.harm
        plan.cvar = result.evaluation.cvar
        plan.seed = seed
        if explain { plan.reasons = explainer.reasons(for: result) }
        let losses = problem.losses(of: Exposure(result.schedule, in: problem))
        let tail = Tail(probabilities: instance.probabilities, alpha: instance.alpha).weights(of: losses)
        if let bound = LowerBound(problem: problem).value(tailWeights: tail, seconds: boundSeconds) {
            plan.bound = min(bound, result.evaluation.objective)
            plan.gap =
                result.evaluation.objective > 0
                ? 1 - min(bound, result.evaluation.objective) / result.evaluation.objective : 0
        }
        return plan
    }
}
