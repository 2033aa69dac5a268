private import Synchronization

/// Where the vault keeps its index of persons while it is unlocked. Whoever is forgotten takes the whole index along: it is
/// made anew, without them, at its next use.
final class PersonShelf: Sendable {
    struct Held: Sendable {
        let index: PersonIndex
        /// What it was made from; see `Vault.personIndex`.
        let basis: [Int]
    }

    private let state = Mutex<Held?>(nil)

    var held: Held? { state.withLock { $0 } }

    func put(_ held: Held) {
        state.withLock { $0 = held }
    }

    func drop() {
        state.withLock { $0 = nil }
    }
}
