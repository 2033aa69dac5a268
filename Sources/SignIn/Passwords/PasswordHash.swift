import Bytes
import CArgon2

/// Why a password could not be hashed, or a kept hash not read. For the operator; a stranger hears none of it.
public enum PasswordHashError: Error, Hashable, Sendable {
    /// The text is no hash of ours, or asks for more than a server should spend.
    case malformed
    /// libargon2 refused: too little memory, as a rule.
    case library(code: Int32)
}

/// A password as the store keeps it: Argon2id (RFC 9106) with its cost and salt, in the PHC string form.
public struct PasswordHash: Hashable, Sendable {
    public let cost: PasswordCost
    let salt: [UInt8]
    let digest: [UInt8]

    static let saltLength = 16
    static let digestLength = 32

    init(cost: PasswordCost, salt: [UInt8], digest: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.digest = digest
    }

    /// Hashes a password with a new salt. Takes `cost.memory` of memory and a thread for its while: bound how many run.
    public init(
        of password: Password, cost: PasswordCost = .standard, using generator: inout some RandomNumberGenerator
    ) throws(PasswordHashError) {
        let salt = randomBytes(PasswordHash.saltLength, using: &generator)
        self.init(
            cost: cost, salt: salt,
            digest: try PasswordHash.digest(password.bytes, salt, cost, length: PasswordHash.digestLength))
    }

    /// A hash that no password has, to be tried where there is no such account: the answer takes as long as for one.
    public static func decoy(
        cost: PasswordCost = .standard, using generator: inout some RandomNumberGenerator
    ) -> PasswordHash {
        PasswordHash(
            cost: cost, salt: randomBytes(saltLength, using: &generator),
            digest: randomBytes(digestLength, using: &generator))
    }

    /// Whether this is the password. The whole work is done whatever the answer.
    public func verifies(_ password: Password) throws(PasswordHashError) -> Bool {
        let given = try PasswordHash.digest(password.bytes, salt, cost, length: digest.count)
        return equalInConstantTime(given, digest)
    }

    /// Whether it was made at another cost than is asked now: hash anew while the password is at hand.
    public func needsRehash(at cost: PasswordCost = .standard) -> Bool {
        self.cost != cost || digest.count != PasswordHash.digestLength || salt.count < PasswordHash.saltLength
    }

    private static func digest(
        _ password: [UInt8], _ salt: [UInt8], _ cost: PasswordCost, length: Int
    ) throws(PasswordHashError) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: length)
        let code = argon2id_hash_raw(
            cost.passes, cost.memory, cost.lanes, password, password.count, salt, salt.count, &digest, length)
        guard code == ARGON2_OK.rawValue else { throw .library(code: code) }
        return digest
    }

    public static func == (left: PasswordHash, right: PasswordHash) -> Bool {
        left.cost == right.cost && left.salt == right.salt && equalInConstantTime(left.digest, right.digest)
    }
}

extension PasswordHash: CustomDebugStringConvertible, CustomReflectable {
    /// Not the digest: what is printed for debugging ends up in logs.
    public var debugDescription: String { "PasswordHash" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
