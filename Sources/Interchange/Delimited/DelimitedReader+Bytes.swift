/// Where the columns of a row lie in its bytes. One value serves a whole file, so that a row costs no allocation.
public struct RowCells: Sendable {
    /// Positions of the columns wanted in the header; nil for a column the file does not have.
    public let columns: [Int?]
    /// For each wanted column, where its bytes lie, without the spaces around them; empty where there is nothing.
    public fileprivate(set) var ranges: [Range<Int>]
    fileprivate var recoded: [UInt8] = []

    /// Cells of these columns.
    public init(of columns: [Int?]) {
        self.columns = columns
        ranges = [Range<Int>](repeating: 0..<0, count: columns.count)
    }
}

extension DelimitedReader {
    /// Works on the bytes of the current row, in UTF-8 whatever the file's encoding. Costs no `String`: for files of
    /// millions of rows of which only some columns are wanted.
    public func withRow<Result>(
        _ cells: inout RowCells, _ body: (UnsafeBufferPointer<UInt8>, [Range<Int>]) -> Result
    ) -> Result {
        if encoding == .windows1252, !row.isASCII { return withRecodedRow(&cells, body) }
        return buffer.withUnsafeBufferPointer { all in
            for (index, column) in cells.columns.enumerated() { cells.ranges[index] = trimmedRange(column, in: all) }
            return body(all, cells.ranges)
        }
    }

    private func trimmedRange(_ column: Int?, in all: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        guard let column, column < cellCount else { return 0..<0 }
        var (start, end) = (row.starts[column], row.ends[column])
        while start < end, all[start] <= 0x20 { start += 1 }
        while end > start, all[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    private func withRecodedRow<Result>(
        _ cells: inout RowCells, _ body: (UnsafeBufferPointer<UInt8>, [Range<Int>]) -> Result
    ) -> Result {
        cells.recoded.removeAll(keepingCapacity: true)
        for (index, column) in cells.columns.enumerated() {
            let start = cells.recoded.count
            if let column { cells.recoded.append(contentsOf: text(column).utf8) }
            cells.ranges[index] = start..<cells.recoded.count
        }
        let ranges = cells.ranges
        return cells.recoded.withUnsafeBufferPointer { body($0, ranges) }
    }
}
