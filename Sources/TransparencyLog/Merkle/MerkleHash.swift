import Bytes
private import Crypto

/// A node of the tree: 32 bytes of SHA-256, with the prefixes of RFC 6962 (2013, section 2.1), so that a leaf can never
/// be passed off as an inner node.
public struct MerkleHash: Sendable, Hashable {
    // Four machine words in the order of the bytes: no allocation for each of millions of nodes.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The hash of a tree without leaves: SHA-256 of nothing.
    public static let empty = MerkleHash(SHA256().finalize())

    /// Takes exactly 32 bytes; nil for any other count.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    private init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// The hash of a leaf: SHA-256 of 0x00 and the entry.
    public static func leaf(_ entry: some Collection<UInt8>) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: entry.count + 1, alignment: 8) { buffer in
            buffer[0] = 0
            UnsafeMutableRawBufferPointer(rebasing: buffer[1...]).copyBytes(from: entry)
            return hash(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The hash of an inner node: SHA-256 of 0x01, the left child and the right one.
    public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
        withUnsafeTemporaryAllocation(byteCount: 65, alignment: 8) { buffer in
            buffer[0] = 1
            withUnsafeBytes(of: left.words) { buffer.baseAddress?.advanced(by: 1).copyMemory(from: $0) }
            withUnsafeBytes(of: right.words) { buffer.baseAddress?.advanced(by: 33).copyMemory(from: $0) }
            return hash(UnsafeRawBufferPointer(buffer))
        }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0) }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> MerkleHash {
        var function = SHA256()
        function.update(bufferPointer: bytes)
        return MerkleHash(function.finalize())
    }

    public static func == (left: MerkleHash, right: MerkleHash) -> Bool {
        left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
        hasher.combine(words.3)
    }
}

extension MerkleHash: CustomStringConvertible {
    /// Standard Base64, as checkpoints write it.
    public var description: String { Base64.standard.encode(bytes) }

    /// Reads 44 characters of standard Base64; nil for anything else.
    public init?(base64 text: some StringProtocol) {
        guard let bytes = Base64.standard.decode(text) else { return nil }
        self.init(bytes)
    }
}

extension UnsafeMutableRawPointer {
    fileprivate func copyMemory(from buffer: UnsafeRawBufferPointer) {
        guard let start = buffer.baseAddress else { return }
        copyMemory(from: start, byteCount: buffer.count)
    }
}
