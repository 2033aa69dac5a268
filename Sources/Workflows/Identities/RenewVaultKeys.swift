import Database
public import Protection
public import Sealing
public import Store
import TransparencyLog
public import Vault

/// Renews what opens the vault: its passphrase, and the keys of its compartments. Logged before it is done, as whatever
/// touches an identity is.
public struct RenewVaultKeys: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// Sets another passphrase. A server that runs goes on with the vault it has open.
    /// - Parameter cost: `.keyFile`, except in tests.
    /// - Throws: `VaultError` where the old one is wrong or the new one too short.
    public func passphrase(
        from old: Passphrase, to new: Passphrase, cost: Argon2Cost = .keyFile, at now: Instant
    ) async throws {
        try await log(.keyWrapped, nil, at: now)
        try await vault.changePassphrase(from: old, to: new, cost: cost, at: now)
    }

    /// Gives compartments new keys and destroys those they had. A server that runs notices nothing. Cut off, it is
    /// finished by doing it again.
    /// - Parameter caseFile: The case whose compartment it is; nil for every compartment there is.
    /// - Returns: How many compartments have a new key, and how many persons and files are under it.
    public func rotate(_ caseFile: StoredCase?, at now: Instant) async throws -> (compartments: Int, keys: Int) {
        let compartments = if let caseFile { [caseFile.compartment] } else { try await vault.compartments() }
        var keys = 0
        for compartment in compartments {
            try await log(.keyMade, compartment, at: now)
            keys += try await vault.rotate(compartment, at: now)
        }
        return (compartments.count, keys)
    }

    private func log(_ action: LogAction, _ compartment: CompartmentID?, at now: Instant) async throws {
        let event = LogEvent(action, .key, compartment?.rawValue, by: nil, at: now)
        try await store.facts.append { try LogWriter.append(event, in: $0) }
    }
}
