public import Crypto
private import Foundation
public import TransparencyLog

/// Opens a sealed file, all of it or any part; a chunk that was touched is refused, never handed on.
public final class SealedReader: RandomAccessBytes {
    /// How many bytes were sealed.
    public let count: Int
    private let file: FileHandle
    private let key: SymmetricKey
    private let chunks: Int
    // The chunk read last: headers are read in many small steps.
    private var cached: (number: Int, bytes: [UInt8]) = (-1, [])

    /// - Throws: `storage` where it cannot be read, `damaged` where it is not a sealed file. Its content is judged as
    ///   it is read.
    public init(path: String, object: LogID, key: SymmetricKey) throws(SealError) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .storage }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let (size, header): (Int, [UInt8])
        do {
            size = Int(try file.seekToEnd())
            try file.seek(toOffset: 0)
            header = Array(try file.read(upToCount: SealFormat.headerSize) ?? Data())
        } catch {
            throw .storage
        }
        let body = size - SealFormat.headerSize
        guard body >= SealFormat.tag, header.starts(with: SealFormat.start) else { throw .damaged }
        chunks = (body + SealFormat.chunk + SealFormat.tag - 1) / (SealFormat.chunk + SealFormat.tag)
        count = body - chunks * SealFormat.tag
        guard count >= (chunks - 1) * SealFormat.chunk else { throw .damaged }
        self.key = SealFormat.fileKey(key, salt: Array(header[16...]), object: object)
    }

    /// The bytes of a range; fewer where the file ends before it does.
    public func bytes(_ range: Range<Int>) throws(SealError) -> [UInt8] {
        let range = range.clamped(to: 0..<count)
        var found: [UInt8] = []
        var offset = range.lowerBound
        while offset < range.upperBound {
            let chunk = try chunk(offset / SealFormat.chunk)
            let start = offset % SealFormat.chunk
            let piece = chunk[start..<min(chunk.count, start + range.upperBound - offset)]
            guard !piece.isEmpty else { throw .damaged }
            found += piece
            offset += piece.count
        }
        return found
    }

    /// SHA-256 of the content, to hold against what was noted at receipt.
    public func digest() throws(SealError) -> [UInt8] {
        var function = SHA256()
        for number in 0..<chunks { function.update(data: try chunk(number)) }
        return Array(function.finalize())
    }

    private func chunk(_ number: Int) throws(SealError) -> [UInt8] {
        if cached.number == number { return cached.bytes }
        let isLast = number == chunks - 1
        let size = isLast ? count - number * SealFormat.chunk : SealFormat.chunk
        let sealed: Data
        do {
            try file.seek(toOffset: UInt64(SealFormat.headerSize + number * (SealFormat.chunk + SealFormat.tag)))
            sealed = try file.read(upToCount: size + SealFormat.tag) ?? Data()
        } catch {
            throw .storage
        }
        guard sealed.count == size + SealFormat.tag else { throw .damaged }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: SealFormat.nonce(number, isLast: isLast), ciphertext: sealed.prefix(size),
                tag: sealed.suffix(SealFormat.tag))
            cached = (number, Array(try AES.GCM.open(box, using: key)))
        } catch {
            throw .damaged
        }
        return cached.bytes
    }
}
