public import Database
public import Protection
public import Sealing
import Store
public import Vault

/// Unlocks the vault of a store with its passphrase, and makes it where there is none yet.
public struct OpenVault: Sendable {
    private let location: StoreLocation
    private let cost: Argon2Cost

    /// - Parameter cost: What a guess at the passphrase of a vault made here will cost.
    public init(_ location: StoreLocation, cost: Argon2Cost = .keyFile) {
        self.location = location
        self.cost = cost
    }

    /// - Throws: `VaultError` for a wrong passphrase; `DatabaseError`.
    public func callAsFunction(_ passphrase: Passphrase, at now: Instant) async throws -> Vault {
        let (vault, wraps) = try Store.vaultDatabases(of: location, create: true)
        let stores = VaultStores(vault: vault, wraps: wraps)
        do {
            _ = try await stores.migrate(at: now)
            do {
                return try await Vault.unlock(stores, passphrase: passphrase)
            } catch VaultError.notMade {
                return try await Vault.make(in: stores, passphrase: passphrase, cost: cost, at: now).vault
            }
        } catch {
            try? await stores.close()  // the first error is the one to tell
            throw error
        }
    }
}

extension Vault {
    /// Seals the shared secrets of time codes.
    public var codeSealing: SecretSealing {
        SecretSealing(
            seal: { [self] in try seal($0, for: "time codes") }, open: { [self] in try open($0, for: "time codes") })
    }
}
