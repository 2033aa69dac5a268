import Bytes
private import Crypto
private import CryptoExtras
private import Foundation

extension OrganisationKey {
    /// Rounds of PBKDF2 for a browser's key file: browsers have no argon2, so this is weaker against guessing than the
    /// key file itself. The passphrase should be longer for it.
    public static let browserRounds = 1_000_000

    /// The X25519 half alone, locked so that `open.js` can unlock it in the analyst's browser (PBKDF2-HMAC-SHA256,
    /// RFC 8018, 2017, then AES-256-GCM).
    /// - Parameter rounds: `browserRounds`, except in tests; at least 1,000.
    /// - Throws: `passphraseTooShort`, `derivation`.
    public func browserFile(
        lockedBy passphrase: Passphrase, rounds: Int = Self.browserRounds
    ) throws(SealingError) -> String {
        try passphrase.requireStrength()
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        guard rounds >= 1000,
            let key = try? KDF.Insecure.PBKDF2.deriveKey(
                from: passphrase.bytes, salt: salt, using: .sha256, outputByteCount: 32, unsafeUncheckedRounds: rounds)
        else { throw .derivation("PBKDF2") }
        let id = publicKey.id
        let context = Array("releve browser key 1\0\(id)\0\(rounds)\0".utf8) + salt
        let box = try GCMBox.seal(Array(x25519.rawRepresentation), key, authenticating: context)
        return """
            {"v":1,"kind":"releve-browser-key","id":"\(id)","kdf":"PBKDF2-SHA256","rounds":\(rounds),\
            "salt":"\(Base64.url.encode(salt))","box":"\(Base64.url.encode(box))"}
            """
    }
}
