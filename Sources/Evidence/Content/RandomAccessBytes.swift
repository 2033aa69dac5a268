/// Bytes that can be read from anywhere, so that a file of any size is inspected without being in memory.
protocol RandomAccessBytes {
    var count: Int { get }

    /// The bytes of a range; fewer where the file ends before it does.
    mutating func bytes(_ range: Range<Int>) throws(SealError) -> [UInt8]
}

/// Bytes in memory.
struct MemoryBytes: RandomAccessBytes {
    let content: [UInt8]
    var count: Int { content.count }

    func bytes(_ range: Range<Int>) -> [UInt8] {
        Array(content[min(range.lowerBound, count)..<min(range.upperBound, count)])
    }
}

extension [UInt8] {
    /// A number of several bytes, big end first; the caller has checked the length.
    func big(at offset: Int, _ count: Int) -> Int {
        self[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number of several bytes, little end first; the caller has checked the length.
    func little(at offset: Int, _ count: Int) -> Int {
        self[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
