import Database
import Sequencing
import Store
import Workflows

/// A plan taken from the store and made ready for questions.
struct OpenedPlan: Sendable {
    let made: SequencedWithdrawal
    /// `nil` where the stored instance cannot be questioned.
    let questions: WhatIf?
}

/// The plans last looked at. A stored plan never changes, so each is read and compiled once.
final class PlanShelf: Sendable {
    private let opened = Guarded<[(id: String, plan: OpenedPlan)]>([])
    private static let kept = 4

    /// The plan with this identity, from the shelf or from the store.
    func plan(_ id: String, in store: Store) async throws -> OpenedPlan? {
        if let found = opened.withLock({ plans in plans.first { $0.id == id }?.plan }) { return found }
        guard let stored = try await store.facts.read({ try StoredPlan.with(id: id, in: $0) }) else { return nil }
        let made = try SequencedWithdrawal(stored: stored)
        let plan = OpenedPlan(made: made, questions: try? WhatIf(instance: made.instance, plan: made.plan))
        opened.withLock { plans in
            plans.removeAll { $0.id == id }
            plans.append((id, plan))
            if plans.count > Self.kept { plans.removeFirst() }
        }
        return plan
    }
}
