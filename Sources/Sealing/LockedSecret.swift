private import Crypto
private import Foundation

/// A few secret bytes that only a passphrase opens: argon2id, then AES-256-GCM.
///
/// Cost and salt stand beside the box in clear; they and the `purpose` are authenticated, so that a locked secret of
/// one kind cannot be passed off as another.
public struct LockedSecret: Sendable, Hashable {
    /// What one guess costs.
    public let cost: Argon2Cost
    /// 16 random bytes.
    public let salt: [UInt8]
    /// Nonce, ciphertext and tag.
    public let box: [UInt8]

    /// A locked secret as it was stored.
    public init(cost: Argon2Cost, salt: [UInt8], box: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.box = box
    }

    /// Locks `secret`.
    /// - Throws: `passphraseTooShort`, `derivation`.
    public init(
        locking secret: [UInt8], with passphrase: Passphrase, cost: Argon2Cost, purpose: String
    ) throws(SealingError) {
        try passphrase.requireStrength()
        self.cost = cost
        salt = SymmetricKey(size: .bits128).withUnsafeBytes { Array($0) }
        let key = try cost.key(from: passphrase, salt: salt)
        box = try GCMBox.seal(secret, key, authenticating: Self.context(purpose, cost, salt))
    }

    /// The secret.
    /// - Throws: `wrongPassphrase`, also for a box that was changed; `derivation`.
    public func unlocked(with passphrase: Passphrase, purpose: String) throws(SealingError) -> [UInt8] {
        guard salt.count == 16 else { throw .wrongPassphrase }
        let key = try cost.key(from: passphrase, salt: salt)
        guard let secret = GCMBox.open(box, key, authenticating: Self.context(purpose, cost, salt)) else {
            throw .wrongPassphrase
        }
        return secret
    }

    private static func context(_ purpose: String, _ cost: Argon2Cost, _ salt: [UInt8]) -> [UInt8] {
        Array("releve locked secret 1\0\(purpose)\0argon2id\0\(cost.memoryKiB)\0\(cost.passes)\0".utf8) + salt
    }
}
