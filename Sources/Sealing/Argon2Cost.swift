private import CArgon2
internal import Crypto

/// How much work one guess at a passphrase costs (argon2id, RFC 9106, 2021).
public struct Argon2Cost: Sendable, Hashable {
    /// Kibibytes of memory.
    public let memoryKiB: UInt32
    /// Passes over the memory.
    public let passes: UInt32

    /// - Parameters:
    ///   - memoryKiB: 8 to 2,097,152 (2 GiB).
    ///   - passes: 1 to 20.
    /// - Returns: nil outside those bounds: a hostile file must not name a cost that stops the machine.
    public init?(memoryKiB: UInt32, passes: UInt32) {
        guard (8...2_097_152).contains(memoryKiB), (1...20).contains(passes) else { return nil }
        self.memoryKiB = memoryKiB
        self.passes = passes
    }

    private init(checked memoryKiB: UInt32, _ passes: UInt32) {
        self.memoryKiB = memoryKiB
        self.passes = passes
    }

    /// For vaults and key files: 256 MiB, three passes; about a second of one core.
    public static let keyFile = Argon2Cost(checked: 262_144, 3)

    /// 32 bytes of key from a passphrase.
    func key(from passphrase: Passphrase, salt: [UInt8]) throws(SealingError) -> SymmetricKey {
        var key = [UInt8](repeating: 0, count: 32)
        defer { key.withUnsafeMutableBytes { wipe($0) } }
        let code = argon2id_hash_raw(
            passes, memoryKiB, 1, passphrase.bytes, passphrase.bytes.count, salt, salt.count, &key, key.count)
        guard code == ARGON2_OK.rawValue else {
            throw .derivation(argon2_error_message(code).map { String(cString: $0) } ?? "argon2 error \(code)")
        }
        return SymmetricKey(data: key)
    }
}

/// Overwrites bytes that held a secret. Kept out of line, so that the writes are not optimised away as unused.
@inline(never)
func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
    for index in bytes.indices { bytes[index] = 0 }
}
