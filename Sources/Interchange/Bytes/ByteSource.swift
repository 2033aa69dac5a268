/// Where the bytes of an import come from, a piece at a time.
public protocol ByteSource {
    /// Fills the start of the space given and says with how many bytes; 0 means the end.
    mutating func read(into space: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int
}

/// Bytes held in memory.
public struct MemoryBytes: ByteSource, Sendable {
    private let bytes: [UInt8]
    private var position = 0

    /// The bytes given, as if they were a file.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The text given, in UTF-8.
    public init(_ text: String) {
        self.init(Array(text.utf8))
    }

    public mutating func read(into space: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(space.count, bytes.count - position)
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { all in
            space.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[position..<position + count]))
        }
        position += count
        return count
    }
}
