internal import Crypto
internal import Database
internal import Protection
private import Sealing

/// The keys held in memory while a vault is unlocked: the master key, and the compartment keys opened so far.
final class Keyring: Sendable {
    struct Version: Hashable {
        let compartment: CompartmentID
        let number: Int
    }

    private struct State {
        var master: SymmetricKey?
        var opened: [Version: SymmetricKey] = [:]
    }

    private let state: Guarded<State>

    init(master: SymmetricKey) {
        state = Guarded(State(master: master))
    }

    /// Forgets every key.
    func lock() {
        state.withLock { $0 = State() }
    }

    /// Takes another master key in the place of the one held; a lock that came in between stays.
    func replaceMaster(_ key: SymmetricKey) {
        state.withLock { if $0.master != nil { $0.master = key } }
    }

    func forget(_ version: Version) {
        state.withLock { $0.opened[version] = nil }
    }

    var master: SymmetricKey {
        get throws(VaultError) {
            guard let key = state.withLock({ $0.master }) else { throw .locked }
            return key
        }
    }

    /// The key of one version of a compartment, from memory or from its wrap.
    func key(_ version: Version, in transaction: any Transaction) throws -> SymmetricKey {
        let master = try master
        if let key = state.withLock({ $0.opened[version] }) { return key }
        let row = try transaction.first(
            """
            SELECT box FROM compartment_key
            WHERE compartment = \(version.compartment) AND version = \(version.number)
            """)
        guard let row else { throw VaultError.unknownCompartment }
        let context = BoundContext.compartmentKey(version.compartment, version: version.number)
        guard let bytes = GCMBox.open(try row.blob(at: 0), master, authenticating: context) else {
            throw VaultError.tampered("compartment key \(version.compartment) \(version.number)")
        }
        let key = SymmetricKey(data: bytes)
        // A lock that came in between must not be undone by what was read before it.
        state.withLock { if $0.master != nil { $0.opened[version] = key } }
        return key
    }

    /// The newest version of a compartment's key.
    func newest(_ compartment: CompartmentID, in transaction: any Transaction) throws -> Version {
        let row = try transaction.first(
            "SELECT max(version) AS newest FROM compartment_key WHERE compartment = \(compartment)")
        guard let number = try row?.optionalInt(at: 0) else { throw VaultError.unknownCompartment }
        return Version(compartment: compartment, number: number)
    }

    /// Makes the next version of a compartment's key, from 1.
    func makeNext(_ compartment: CompartmentID, at now: Instant, in transaction: any Transaction) throws -> Version {
        let row = try transaction.first(
            "SELECT max(version) AS newest FROM compartment_key WHERE compartment = \(compartment)")
        let version = Version(compartment: compartment, number: (try row?.optionalInt(at: 0) ?? 0) + 1)
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let context = BoundContext.compartmentKey(compartment, version: version.number)
        let box = try GCMBox.seal(bytes, master, authenticating: context)
        try transaction.execute(
            """
            INSERT INTO compartment_key (compartment, version, box, made_at)
            VALUES (\(compartment), \(version.number), \(box), \(now.microseconds))
            """)
        return version
    }
}
