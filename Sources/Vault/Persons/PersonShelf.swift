private import Database

/// Where the vault keeps its index of persons while it is unlocked. Whoever is forgotten takes the whole index along: it is
/// made anew, without them, at its next use.
final class PersonShelf: Sendable {
    struct Held: Sendable {
        let index: PersonIndex
        /// What it was made from; see `Vault.personIndex`.
        let basis: [Int]
    }

    private struct State {
        var held: Held?
        /// Rises whenever the shelf is emptied.
        var emptied = 0
        var making: (basis: [Int], task: Task<PersonIndex, any Error>)?
    }

    private let state = Guarded(State())

    var held: Held? { state.withLock { $0.held } }

    /// How often it was emptied; see `put`.
    var emptied: Int { state.withLock { $0.emptied } }

    /// Keeps an index, unless the shelf was emptied since the making of that index began: it holds what was to go.
    func put(_ held: Held, emptied: Int) {
        state.withLock { state in
            if state.emptied == emptied { state.held = held }
        }
    }

    func drop() {
        state.withLock { state in
            state.held = nil
            state.emptied += 1
        }
    }

    /// The making that is under way, else one begun here.
    /// - Returns: It, and whether it is made from this basis.
    func making(
        _ basis: [Int], _ make: @escaping @Sendable () async throws -> PersonIndex
    ) -> (task: Task<PersonIndex, any Error>, isOfThis: Bool) {
        state.withLock { state in
            if let making = state.making { return (making.task, making.basis == basis) }
            let task = Task {
                defer { self.state.withLock { $0.making = nil } }
                return try await make()
            }
            state.making = (basis, task)
            return (task, true)
        }
    }
}
