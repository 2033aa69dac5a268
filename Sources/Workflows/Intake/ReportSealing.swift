public import Vault

/// Seals what reports say, so that the database of facts holds no testimony in clear. The key is derived from the
/// vault's; while the vault is locked, no report can be taken.
public struct ReportSealing: Sendable {
    private let sealing: SecretSealing
    private let code: @Sendable ([UInt8]) throws -> [UInt8]

    public init(_ vault: Vault) {
        code = { try vault.mark($0, for: "words of reports") }
        sealing = SecretSealing(
            seal: { try vault.seal($0, for: "reports") }, open: { try vault.open($0, for: "reports") })
    }

    public func seal(_ bytes: [UInt8]) throws -> [UInt8] { try sealing.seal(bytes) }

    /// - Throws: `VaultError.tampered` for what this vault did not seal.
    public func open(_ box: [UInt8]) throws -> [UInt8] { try sealing.open(box) }

    /// A code of a text that only this vault makes, the same each time: 32 bytes.
    public func code(of text: String) throws -> [UInt8] { try code(Array(text.utf8)) }
}
