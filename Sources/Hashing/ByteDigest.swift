private import Bytes
private import Crypto

/// A hash, fed piece by piece: a file of any size passes through in constant memory. The three are BoringSSL's, through
/// swift-crypto; they stand here under one face because protocols choose among them while the product runs (OpenRosa
/// and RFC 7616 for MD5, gateways for SHA-1).
public protocol ByteDigest: Sendable {
    init()
    /// Takes more bytes.
    mutating func update(_ bytes: some Sequence<UInt8>)
    /// The digest of all bytes taken.
    consuming func finalized() -> [UInt8]
    /// The keyed code of a message (HMAC: Krawczyk, Bellare & Canetti, RFC 2104, 1997), under a key of any length.
    static func hmac(of message: [UInt8], key: [UInt8]) -> [UInt8]
}

extension ByteDigest {
    /// The digest of bytes already in memory.
    public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var digest = Self()
        digest.update(bytes)
        return digest.finalized()
    }

    /// The digest as lower-case hexadecimal.
    public static func hex(of bytes: some Sequence<UInt8>) -> String { digest(of: bytes).hex }
}

/// MD5 (Rivest, RFC 1321, 1992). Broken against forgery since 2004: used only where OpenRosa names files by it and
/// where RFC 7616 clients know nothing better.
public struct MD5: ByteDigest {
    private var function = Insecure.MD5()

    public init() {}
    public mutating func update(_ bytes: some Sequence<UInt8>) { function.take(bytes) }
    public consuming func finalized() -> [UInt8] { Array(function.finalize()) }
    public static func hmac(of message: [UInt8], key: [UInt8]) -> [UInt8] { Insecure.MD5.hmac(of: message, key: key) }
}

/// SHA-1 (FIPS 180-4). Collisions are known since 2017: used only for the signatures of gateways that know nothing
/// better, whose HMAC those do not touch.
public struct SHA1: ByteDigest {
    private var function = Insecure.SHA1()

    public init() {}
    public mutating func update(_ bytes: some Sequence<UInt8>) { function.take(bytes) }
    public consuming func finalized() -> [UInt8] { Array(function.finalize()) }
    public static func hmac(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        Insecure.SHA1.hmac(of: message, key: key)
    }
}

/// SHA-256 (FIPS 180-4).
public struct SHA256: ByteDigest {
    private var function = Crypto.SHA256()

    public init() {}
    public mutating func update(_ bytes: some Sequence<UInt8>) { function.take(bytes) }
    public consuming func finalized() -> [UInt8] { Array(function.finalize()) }
    public static func hmac(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        Crypto.SHA256.hmac(of: message, key: key)
    }
}

extension HashFunction {
    fileprivate mutating func take(_ bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable {
            update(bufferPointer: UnsafeRawBufferPointer($0))
        }
        guard done == nil else { return }
        Array(bytes).withUnsafeBytes { update(bufferPointer: $0) }
    }

    fileprivate static func hmac(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(Crypto.HMAC<Self>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    }
}
