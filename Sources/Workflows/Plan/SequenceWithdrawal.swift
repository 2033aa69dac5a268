private import Database
private import Foundation
public import Protection
public import Sequencing
public import Store
private import Synchronization

/// Sequences a withdrawal: searches for the least expected harm under the limits, explains each date, and keeps the plan.
public struct SequenceWithdrawal: Sendable {
    /// How much work to put into the search.
    public enum Effort: Sendable {
        /// Moves tried; the same with the same seed, bit for bit.
        case iterations(Int)
        /// Seconds of this machine's clock, the closing steps included.
        case seconds(Double)
    }

    private let effort: Effort
    private let seed: UInt64
    private let boundSeconds: Double

    /// - Parameter boundSeconds: How long to look for a lower bound after the search; 0 for none.
    public init(effort: Effort, seed: UInt64 = 1, boundSeconds: Double = 0) {
        self.effort = effort
        self.seed = seed
        self.boundSeconds = boundSeconds
    }

    /// The plan for an instance.
    /// - Throws: `SequencingError` with the conflicting limits where there is none; `CancellationError` when cancelled.
    public func plan(
        _ instance: Instance, progress: @escaping (Sequencer.Progress) -> Void = { _ in }
    ) async throws -> Plan {
        let sequencer = try Sequencer(instance: instance, seed: seed)
        let clock = ContinuousClock()
        let start = clock.now
        let spent: Sequencer.Effort
        switch effort {
        case .iterations(let count): spent = .iterations(count)
        case .seconds(let seconds):
            let busy = BusyClock()
            spent = .spent {
                let elapsed = (clock.now - start) / .seconds(1)
                // On a machine with other work the end of the run is held up as much as the search was.
                let reserve = sequencer.reserve * busy.stretch(of: elapsed)
                return elapsed / max(0.05, seconds / 4, seconds - reserve - boundSeconds)
            }
        }
        return try sequencer.run(
            spent, boundSeconds: boundSeconds, shouldStop: { Task.isCancelled }, progress: progress)
    }

    /// The plan for a mission in the store, kept there as a new version.
    /// - Parameter now: When it counts as made.
    public func callAsFunction(
        mission: String, deadline: Day, assessed: AssessAreas, at now: @Sendable () -> Instant, in store: Store,
        progress: @escaping (Sequencer.Progress) -> Void = { _ in }
    ) async throws -> SequencedWithdrawal {
        let (instance, basis) = try BuildInstance(assessed)(mission: mission, deadline: deadline)
        let plan = try await plan(instance, progress: progress)
        let sequenced = try SequencedWithdrawal(
            mission: mission, deadline: deadline, at: assessed.knowledge.at, madeAt: now(), instance: instance,
            plan: plan, basis: basis)
        let stored = try sequenced.stored(id: store.ids.next().description)
        try await store.facts.write { try stored.insert(in: $0) }
        return sequenced
    }
}

/// How much longer this thread takes by the wall clock than it computes, because the machine has other work.
private struct BusyClock {
    private let start = Self.computed

    /// 1 on an idle machine, at most 4.
    func stretch(of elapsed: Double) -> Double {
        let computed = Self.computed - start
        return computed > 0 ? min(max(elapsed / computed, 1), 4) : 1
    }

    /// Seconds this thread has computed.
    private static var computed: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
