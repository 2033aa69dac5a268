import Crypto
import Foundation

/// A list of stolen passwords in a file on this machine: nothing leaves it to ask.
///
/// The file holds one SHA-1 in hexadecimal a line, or the first characters of one (10 to 40, the same number on
/// every line), in ascending order; anything after a colon, such as a count, is passed over. That is the form the known
/// public lists come in when ordered by hash. SHA-1 serves as the list's index here and protects nothing.
public struct BreachedPasswords: Sendable {
    /// Why a list cannot be used.
    public enum Fault: Error, Hashable, Sendable {
        /// There is no such file, or it cannot be read.
        case unreadable(path: String)
        /// Something stands where a hash should.
        case notAHash(path: String, offset: UInt64)
    }

    private let path: String
    private let size: UInt64

    /// Opens a list, and looks at its first line.
    public init(path: String) throws(Fault) {
        self.path = path
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            size = try file.seekToEnd()
        } catch { throw .unreadable(path: path) }
        if size > 0 { _ = try hash(at: 0, in: open()) }
    }

    /// Whether a password stands in the list. About thirty short reads for a list of a billion.
    public func contains(_ password: Password) throws(Fault) -> Bool {
        let digest = Insecure.SHA1.hash(data: password.bytes)
        let sought = digest.flatMap {
            [BreachedPasswords.figures[Int($0 >> 4)], BreachedPasswords.figures[Int($0 & 15)]]
        }
        let file = try open()
        var low: UInt64 = 0
        var high = size
        // Between low, where a line begins, and high, every line not yet ruled out begins.
        while low < high {
            let middle = low + (high - low) / 2
            let start = try lineStart(before: middle, notBefore: low, in: file)
            let line = try hash(at: start, in: file)
            let part = sought.prefix(line.text.count)
            if line.text.elementsEqual(part) { return true }
            if line.text.lexicographicallyPrecedes(part) { low = line.end } else { high = start }
        }
        return false
    }

    private static let figures = Array("0123456789ABCDEF".utf8)
    /// More than a line with a count takes.
    private static let longestLine = 128

    private func open() throws(Fault) -> FileHandle {
        do { return try FileHandle(forReadingFrom: URL(fileURLWithPath: path)) } catch { throw .unreadable(path: path) }
    }

    private func bytes(at offset: UInt64, _ count: Int, in file: FileHandle) throws(Fault) -> [UInt8] {
        do {
            try file.seek(toOffset: offset)
            return Array(try file.read(upToCount: count) ?? Data())
        } catch { throw .unreadable(path: path) }
    }

    /// Where the line that holds an offset begins.
    private func lineStart(before offset: UInt64, notBefore low: UInt64, in file: FileHandle) throws(Fault) -> UInt64 {
        let from = max(low, offset > UInt64(Self.longestLine) ? offset - UInt64(Self.longestLine) : 0)
        let window = try bytes(at: from, Int(offset - from), in: file)
        guard let feed = window.lastIndex(of: 0x0A) else {
            guard from == low else { throw .notAHash(path: path, offset: from) }
            return low
        }
        return from + UInt64(feed) + 1
    }

    /// The hash on a line, in capitals, and where the next line begins.
    private func hash(at offset: UInt64, in file: FileHandle) throws(Fault) -> (text: [UInt8], end: UInt64) {
        let window = try bytes(at: offset, Self.longestLine, in: file)
        let feed = window.firstIndex(of: 0x0A)
        guard feed != nil || offset + UInt64(window.count) == size else { throw .notAHash(path: path, offset: offset) }
        let line = window[..<(feed ?? window.count)]
        let text = line.prefix { $0 != 0x3A && $0 != 0x0D }.map { $0 >= 0x61 && $0 <= 0x66 ? $0 - 0x20 : $0 }
        guard (10...40).contains(text.count), text.allSatisfy(Self.figures.contains) else {
            throw .notAHash(path: path, offset: offset)
        }
        return (text, offset + UInt64(feed.map { $0 + 1 } ?? window.count))
    }
}
