/// A source whose first bytes have been looked at and are handed out again.
public struct ReplayedBytes: ByteSource {
    private var source: any ByteSource
    private var head: [UInt8] = []
    private var position = 0

    /// Nothing is read until it is asked for.
    public init(_ source: some ByteSource) {
        self.source = source
    }

    /// The first byte that is neither space nor part of a byte order mark; nil in a blank file.
    mutating func firstMark() throws(InterchangeError) -> UInt8? {
        if head.isEmpty { head = try chunk(of: 4096) }
        return head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }.first
    }

    /// Whether the source begins with these bytes.
    public mutating func starts(with bytes: [UInt8]) throws(InterchangeError) -> Bool {
        // A pipe may hand over its first bytes one by one.
        while head.count < bytes.count {
            let more = try chunk(of: 4096)
            if more.isEmpty { return false }
            head += more
        }
        return head.starts(with: bytes)
    }

    public mutating func read(into space: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
        guard position < head.count else { return try source.read(into: space) }
        let count = min(space.count, head.count - position)
        head.withUnsafeBytes {
            space.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        position += count
        return count
    }

    /// Everything, where it is not larger than the limit.
    public mutating func all(limit: Int) throws(InterchangeError) -> [UInt8] {
        var bytes = Array(head[position...])
        position = head.count
        while true {
            let more = try chunk(of: 1 << 20)
            if more.isEmpty { return bytes }
            bytes += more
            if bytes.count > limit { throw .tooLarge(limit: limit) }
        }
    }

    private mutating func chunk(of size: Int) throws(InterchangeError) -> [UInt8] {
        let space = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { space.deallocate() }
        let count = try source.read(into: space)
        return Array(space[..<count])
    }
}
