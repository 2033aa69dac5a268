private import Crypto

/// Binds an entry to the bytes of a file without telling anything of them: SHA-256 over a secret salt and the file's
/// own SHA-256.
///
/// A bare digest would betray short or guessable content to anyone who tries all of it. The salt is kept with the
/// file's key; whoever holds both can show that the file is the one that was logged, and destroying them leaves
/// thirty-two bytes that say nothing.
public struct Commitment: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// - Parameters:
    ///   - digest: SHA-256 of the file as it was received.
    ///   - salt: From a secure random source.
    /// - Precondition: Both have 32 bytes.
    public init(digest: [UInt8], salt: [UInt8]) {
        precondition(digest.count == 32 && salt.count == 32, "a digest and a salt have 32 bytes")
        bytes = Array(SHA256.hash(data: Array("releve commitment v1".utf8) + salt + digest))
    }

    init?(read bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.bytes = Array(bytes)
    }
}
