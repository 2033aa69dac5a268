internal import Crypto
internal import Foundation
internal import Sealing

extension Vault {
    /// Seals a secret of the server itself, such as the shared secret of someone's time codes, under a key of its own
    /// that is derived from the master key (HKDF, RFC 5869).
    /// - Parameter purpose: Binds the secret to its use: sealed for one, it opens for no other.
    /// - Throws: `VaultError.locked` once the keys were put away.
    public func seal(_ secret: [UInt8], for purpose: String) throws -> [UInt8] {
        try GCMBox.seal(secret, try key(for: purpose), authenticating: Array(purpose.utf8))
    }

    /// Opens what `seal` made.
    /// - Throws: `VaultError.tampered` for anything else.
    public func open(_ box: [UInt8], for purpose: String) throws -> [UInt8] {
        guard let secret = GCMBox.open(box, try key(for: purpose), authenticating: Array(purpose.utf8)) else {
            throw VaultError.tampered(purpose)
        }
        return secret
    }

    /// A keyed digest: equal for equal bytes and one purpose, and nothing to anyone without the vault. For what must be
    /// found again and must not be read, such as the number of a phone.
    /// - Returns: 32 bytes.
    public func mark(_ bytes: [UInt8], for purpose: String) throws -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(bytes), using: try key(for: purpose)))
    }

    private func key(for purpose: String) throws -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: try keyring.master, info: Data(("releve " + purpose).utf8), outputByteCount: 32)
    }
}
