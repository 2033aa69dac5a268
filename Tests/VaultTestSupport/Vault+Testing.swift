public import Protection
import Sealing
public import Vault

extension Vault {
    /// A new vault that opens in no time: its passphrase is stretched far less than one in use.
    public static func cheap(in stores: VaultStores, at now: Instant) async throws -> Vault {
        guard let cost = Argon2Cost(memoryKiB: 64, passes: 1) else { throw Refused() }
        return try await make(
            in: stores, passphrase: Passphrase("a passphrase only for these tests"), cost: cost, at: now
        ).vault
    }

    /// Argon2 takes no such cost.
    private struct Refused: Error {}
}
