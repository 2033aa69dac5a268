/// A hash of the Merkle–Damgård family, fed piece by piece: a file of any size passes through in constant memory.
///
/// These three are here because protocols ask for them (OpenRosa and RFC 7616 for MD5, gateways for SHA-1) or because
/// answers are compared by digest (SHA-256). What must withstand forgery for years is sealed and logged elsewhere.
public protocol ByteDigest: Sendable {
    /// Bytes taken at a time.
    static var blockLength: Int { get }
    init()
    /// Takes more bytes.
    mutating func update(_ bytes: some Sequence<UInt8>)
    /// The digest of all bytes taken.
    consuming func finalized() -> [UInt8]
}

extension ByteDigest {
    /// The digest of bytes already in memory.
    public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
        var digest = Self()
        digest.update(bytes)
        return digest.finalized()
    }

    /// The digest as lower-case hexadecimal.
    public static func hex(of bytes: some Sequence<UInt8>) -> String {
        digest(of: bytes).hex
    }
}

/// The block buffer and length count that the three hashes share.
struct BlockBuffer: Sendable {
    private(set) var length: UInt64 = 0
    private var block: [UInt8] = []

    init() { block.reserveCapacity(64) }

    /// Cuts the bytes into blocks of 64, calling `compress` at each full one.
    mutating func take(_ bytes: some Sequence<UInt8>, compress: (UnsafeBufferPointer<UInt8>) -> Void) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { takeRun($0, compress: compress) }
        guard done == nil else { return }
        let copy = Array(bytes)
        copy.withUnsafeBufferPointer { takeRun($0, compress: compress) }
    }

    private mutating func takeRun(
        _ bytes: UnsafeBufferPointer<UInt8>, compress: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        length &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !block.isEmpty {
            let head = rest.prefix(64 - block.count)
            block.append(contentsOf: head)
            rest = rest.dropFirst(head.count)
            guard block.count == 64 else { return }
            block.withUnsafeBufferPointer(compress)
            block.removeAll(keepingCapacity: true)
        }
        while rest.count >= 64 {
            compress(UnsafeBufferPointer(rebasing: rest.prefix(64)))
            rest = rest.dropFirst(64)
        }
        block.append(contentsOf: rest)
    }

    /// The closing bytes: a one bit, zeros, and the length in bits.
    func padding(bigEndian: Bool) -> [UInt8] {
        let bits = length &* 8
        let zeros = (119 - Int(length % 64)) % 64
        let tail = (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * (bigEndian ? 7 - $0 : $0))) }
        return [0x80] + [UInt8](repeating: 0, count: zeros) + tail
    }
}

func rotatedLeft(_ word: UInt32, _ by: UInt32) -> UInt32 { word << by | word >> (32 - by) }
func rotatedRight(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }

func bigEndianWord(_ block: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
    UInt32(block[index * 4]) << 24 | UInt32(block[index * 4 + 1]) << 16 | UInt32(block[index * 4 + 2]) << 8
        | UInt32(block[index * 4 + 3])
}

func bigEndianBytes(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
}
