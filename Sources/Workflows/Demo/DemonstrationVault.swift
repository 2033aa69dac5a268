public import Database
import Foundation
public import Protection
import Sealing
import Store
public import Vault

/// The vault of the demonstration, so that every page works there. Its passphrase lies beside it, for anyone to read: it
/// guards nothing, and no real name may ever be put into it.
public struct DemonstrationVault: Sendable {
    private let folder: StoreFolder

    /// - Returns: Nil for a store that is no folder: its vault is opened as any other.
    public init?(_ location: StoreLocation) {
        guard case .folder(let folder) = location else { return nil }
        self.folder = folder
    }

    /// The file with the passphrase.
    public var passphraseFile: String { folder.path + "/demonstration-passphrase" }

    /// Opens the vault, and makes it with a passphrase of its own where there is none yet.
    /// - Throws: `VaultError`, `SealingError`, `DatabaseError`.
    public func open(at now: Instant) async throws -> Vault {
        if !FileManager.default.fileExists(atPath: passphraseFile) {
            var generator = SystemRandomNumberGenerator()
            let words = (0..<2).map { _ in String(generator.next(), radix: 36) }
            try Self.write("demonstration-" + words.joined(separator: "-") + "\n", to: passphraseFile)
            try Self.write(Self.warning, to: folder.path + "/LISEZ-MOI.txt")
        }
        // Slowing guesses at a passphrase that lies beside the vault would only slow the start.
        return try await OpenVault(.folder(folder), cost: Argon2Cost(memoryKiB: 8_192, passes: 1) ?? .keyFile)(
            try Passphrase(file: passphraseFile), at: now)
    }

    private static func write(_ text: String, to path: String) throws(SealingError) {
        let rights: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8), attributes: rights) else {
            throw .unreadable(path: path)
        }
    }

    private static let warning = """
        Base de démonstration. La phrase secrète de son coffre est dans « demonstration-passphrase », à côté : ce coffre ne
        protège rien. N’y mettez jamais le nom d’une vraie personne.

        A store of the demonstration. The passphrase of its vault lies beside it, in “demonstration-passphrase”: that vault
        protects nothing. Never put the name of a real person into it.

        """
}
