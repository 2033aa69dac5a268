/// Reads a delimited text (CSV after RFC 4180, with comma, semicolon or tab) row by row in constant memory.
///
/// It takes quotes, doubled quotes, line breaks inside quotes, LF, CRLF and CR line ends, UTF-8 with and without byte
/// order mark, and Windows-1252, which it assumes where the first bytes beyond ASCII are not UTF-8. A row that breaks
/// the format carries a `fault` and does not stop the file; what stops it is an `InterchangeError`.
///
/// The current row stays in the reader's buffer, and a cell becomes a `String` only when asked for. A cell is at most
/// 999,999 bytes, a row 8 MiB, a header 1,000 columns; the buffer never exceeds 16 MiB.
public struct DelimitedReader {
    /// The least number of bytes that is too long for a cell.
    public static let cellLimit = 1_000_000
    /// The most columns a header may have.
    public static let columnLimit = 1_000
    static let rowLimit = 8 << 20

    /// The names in the first line, trimmed.
    public private(set) var header: [String] = []
    /// What separates the cells, as detected in the first line.
    public private(set) var separator = Separator.comma
    /// The encoding, as far as the rows read so far have shown it.
    public internal(set) var encoding = TextEncoding.utf8
    /// The physical line on which the current row begins, from 1.
    public internal(set) var line = 1
    /// What is wrong with the form of the current row, if anything.
    public internal(set) var fault: RejectionReason?
    /// How many cells the current row has.
    public var cellCount: Int { row.starts.count }

    var source: any ByteSource
    var buffer: [UInt8]
    /// The bytes of the buffer that are filled, and those of them that are already consumed.
    var filled = 0
    var cursor = 0
    var isAtEnd = false
    var nextLine = 1
    /// Where the cells of the current row lie in the buffer.
    var row = RowScan()
    var hasSeenNUL = false
    /// Whether a row beyond ASCII has already been found to be valid UTF-8.
    var hasSeenUTF8 = false

    /// Opens a delimited text and reads its first line. Throws where the bytes are no such text.
    public init(_ source: some ByteSource) throws(InterchangeError) {
        self.source = source
        buffer = [UInt8](repeating: 0, count: 256 << 10)
        try refill()
        try inspectHead()
        guard try advance() else { throw .empty }
        guard cellCount <= Self.columnLimit else {
            throw .tooManyColumns(found: cellCount, limit: Self.columnLimit)
        }
        header = (0..<cellCount).map(text)
        if header.allSatisfy(\.isEmpty) { throw .empty }
    }

    /// Moves to the next row that is not blank; false at the end of the file.
    public mutating func next() throws(InterchangeError) -> Bool {
        guard try advance() else { return false }
        checkShape()
        return true
    }

    /// The text of a cell of the current row, without the spaces around it; empty where the row is shorter.
    public func text(_ cell: Int) -> String {
        cell < cellCount ? trimmedText(cell) : ""
    }

    /// Works on the bytes of a cell of the current row, without the spaces around it.
    func withBytes<Result, Failure: Error>(
        _ cell: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard cell < cellCount else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
        var start = row.starts[cell]
        var end = row.ends[cell]
        return try buffer.withUnsafeBufferPointer { (all) throws(Failure) in
            while start < end, all[start] <= 0x20 { start += 1 }
            while end > start, all[end - 1] <= 0x20 { end -= 1 }
            return try body(UnsafeBufferPointer(rebasing: all[start..<end]))
        }
    }

    private func trimmedText(_ cell: Int) -> String {
        withBytes(cell) { encoding.text($0) }
    }

    private mutating func inspectHead() throws(InterchangeError) {
        if filled == 0 { throw .empty }
        let (verdict, foreign, hasMark) = buffer.withUnsafeBufferPointer { all in
            let head = UnsafeBufferPointer(rebasing: all[..<filled])
            let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
            return (isUTF16, ForeignFormat.sniffed(head), head.starts(with: [0xEF, 0xBB, 0xBF]))
        }
        if verdict { throw .utf16 }
        if let foreign { throw .foreign(foreign) }
        if hasMark { cursor = 3 }
        separator = buffer.withUnsafeBufferPointer {
            Separator.detected(in: UnsafeBufferPointer(rebasing: $0[cursor..<filled]))
        }
    }

    private mutating func checkShape() {
        if fault != nil || cellCount == header.count { return }
        if cellCount < header.count {
            let isCutOff = isAtEnd && cursor >= filled && !endsWithLineBreak
            fault =
                isCutOff
                ? .truncated(found: cellCount, expected: header.count)
                : .tooFewCells(found: cellCount, expected: header.count)
        } else {
            // Spreadsheets leave empty cells to the right of a table.
            let extra = (header.count..<cellCount).contains { row.starts[$0] != row.ends[$0] }
            if extra { fault = .tooManyCells(found: cellCount, expected: header.count) }
        }
    }

    private var endsWithLineBreak: Bool {
        filled > 0 && (buffer[filled - 1] == 0x0A || buffer[filled - 1] == 0x0D)
    }
}
