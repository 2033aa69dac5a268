public import Crypto
private import Foundation
public import TransparencyLog

/// Writes a file sealed as it comes: what reaches the disk was never there in the clear.
public final class SealedWriter {
    /// Where the file is.
    public let path: String
    private let file: FileHandle
    private let key: SymmetricKey
    private var buffer: [UInt8] = []
    private var number = 0

    /// Makes the file, readable by its owner alone.
    /// - Parameters:
    ///   - object: What it belongs to; it opens for no other.
    ///   - key: The object's key, 256 bits. Destroying it destroys the file, wherever copies of it are.
    ///   - salt: 32 random bytes, never used before; made where none are given.
    /// - Throws: `storage`, also where there is a file of that name.
    public init(path: String, object: LogID, key: SymmetricKey, salt: [UInt8]? = nil) throws(SealError) {
        let salt = salt ?? SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .storage }
        self.path = path
        self.key = SealFormat.fileKey(key, salt: salt, object: object)
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        buffer.reserveCapacity(SealFormat.chunk)
        try write(SealFormat.start + salt)
    }

    /// Adds bytes.
    public func add(_ bytes: [UInt8]) throws(SealError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // A full buffer waits for the next byte: only then is it known not to be the last.
            if buffer.count == SealFormat.chunk { try seal(isLast: false) }
            let piece = rest.prefix(SealFormat.chunk - buffer.count)
            buffer += piece
            rest = rest.dropFirst(piece.count)
        }
    }

    /// Ends the file and waits until it is on disk.
    public func finish() throws(SealError) {
        try seal(isLast: true)
        do {
            try file.synchronize()
            try file.close()
        } catch {
            throw .storage
        }
    }

    private func seal(isLast: Bool) throws(SealError) {
        do {
            let box = try AES.GCM.seal(buffer, using: key, nonce: SealFormat.nonce(number, isLast: isLast))
            try file.write(contentsOf: box.ciphertext + box.tag)
        } catch {
            throw .storage
        }
        number += 1
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8]) throws(SealError) {
        do {
            try file.write(contentsOf: Data(bytes))
        } catch {
            throw .storage
        }
    }
}
