public import Vault

/// Seals what text messages carry, and gives numbers and codes the digests they are found by. The keys are derived from
/// the vault's; while the vault is locked, no message is taken and none leaves.
public struct MessageSealing: Sendable {
    /// What a digest is for: one made for one use says nothing in another.
    public enum Mark: String, Sendable {
        case number = "numbers"
        case message = "messages"
        case code = "receipt codes"
    }

    private let vault: Vault

    public init(_ vault: Vault) {
        self.vault = vault
    }

    public func seal(_ text: String) throws -> [UInt8] { try vault.seal(Array(text.utf8), for: "messages") }

    /// - Throws: `VaultError.tampered` for what this vault did not seal.
    public func open(_ box: [UInt8]) throws -> String {
        String(decoding: try vault.open(box, for: "messages"), as: UTF8.self)
    }

    /// A keyed digest of 32 bytes.
    public func mark(_ text: String, as use: Mark) throws -> [UInt8] {
        try vault.mark(Array(text.utf8), for: use.rawValue)
    }
}
