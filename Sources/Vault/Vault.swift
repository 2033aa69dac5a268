internal import Crypto
import Database
public import Protection

/// Who people are, sealed apart from what is said of them.
///
/// Each subject has a random key of 256 bits; their fields are sealed with it (AES-256-GCM, bound to subject, class and
/// field). The key is wrapped under the key of each compartment that may open it, and those under the master key,
/// which a passphrase or a custodian unlocks. Destroying every wrap of a subject's key is the only way a person is
/// forgotten, and the only way that also reaches backups.
///
/// The vault has no list of its subjects: whoever asks must name one, hold the right to it, and have it logged first.
/// Reads and writes may come from many tasks and, on PostgreSQL, from many servers.
public final class Vault: Sendable {
    /// The databases; closing them is the caller's part.
    public let stores: VaultStores
    let keyring: Keyring
    let persons = PersonShelf()

    init(stores: VaultStores, keyring: Keyring) {
        self.stores = stores
        self.keyring = keyring
    }

    /// Forgets every key and every name in memory; from then on every call throws `locked`.
    public func lock() {
        keyring.lock()
        persons.drop()
    }

    /// Makes the first key of a compartment; nothing happens if it has one.
    public func makeCompartment(_ compartment: CompartmentID, at now: Instant) async throws {
        try await stores.wraps.write { [keyring] transaction in
            let found = try transaction.first(
                "SELECT version FROM compartment_key WHERE compartment = \(compartment) LIMIT 1")
            if found == nil { _ = try keyring.makeNext(compartment, at: now, in: transaction) }
        }
    }
}
