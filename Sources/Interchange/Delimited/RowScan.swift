/// Finds the cells of one row in a buffer without changing a byte, so that it can be done again once more bytes are
/// there. Offsets are into the buffer; quotes around a cell are left out of it.
struct RowScan {
    var starts: [Int] = []
    var ends: [Int] = []
    /// Cells whose doubled quotes are still to be made single.
    var doubled: [Int] = []
    /// Where the next row begins; nil where the buffer ends before the row does.
    var end: Int?
    /// Physical lines the row takes up.
    var lineBreaks = 0
    var isASCII = true
    var hasTextAfterQuote = false
    /// The line of a quote that is still open at the end of the file.
    var openQuote: Int?
    /// A cell that exceeds the limit, and the line it begins on.
    var tooLong: (cell: Int, line: Int)?

    private var index = 0
    private var high: UInt8 = 0

    /// Whether the row is an empty line.
    var isBlank: Bool { starts.count == 1 && starts[0] == ends[0] && openQuote == nil }

    /// Scans the row that begins at `cursor` on line `line`; `isLast` says that nothing follows these bytes.
    mutating func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from cursor: Int, line: Int, separator: UInt8, isLast: Bool
    ) {
        reset(to: cursor)
        while true {
            let line = line + lineBreaks
            let start = index
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                guard scanQuoted(bytes, line: line, separator: separator, isLast: isLast) else { break }
            } else {
                scanPlain(bytes, separator: separator)
                starts.append(start)
                ends.append(index)
            }
            if index - start >= DelimitedReader.cellLimit {
                tooLong = (starts.count - 1, line)
                break
            }
            if closes(bytes, separator: separator, isLast: isLast) { break }
        }
        isASCII = high < 0x80
    }

    private mutating func reset(to cursor: Int) {
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        doubled.removeAll(keepingCapacity: true)
        (end, openQuote, tooLong) = (nil, nil, nil)
        (lineBreaks, hasTextAfterQuote, high, index) = (0, false, 0, cursor)
    }

    @inline(__always)
    private mutating func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
        var at = index
        var seen: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == separator || byte == 0x0A || byte == 0x0D { break }
            seen |= byte
            at += 1
        }
        index = at
        high |= seen
    }

    /// Scans a quoted cell and what wrongly follows it; false where the row cannot be finished here.
    private mutating func scanQuoted(
        _ bytes: UnsafeBufferPointer<UInt8>, line: Int, separator: UInt8, isLast: Bool
    ) -> Bool {
        index += 1
        let start = index
        let (isClosed, hasDoubled) = scanToClosingQuote(bytes, isLast: isLast)
        if index - start >= DelimitedReader.cellLimit {
            tooLong = (starts.count, line)
            return false
        }
        guard isClosed || isLast else { return false }
        if hasDoubled { doubled.append(starts.count) }
        starts.append(start)
        ends.append(index)
        guard isClosed else {
            openQuote = line
            end = bytes.count
            return false
        }
        index += 1
        let afterQuote = index
        scanPlain(bytes, separator: separator)
        hasTextAfterQuote = hasTextAfterQuote || bytes[afterQuote..<index].contains { $0 != 0x20 }
        return true
    }

    private mutating func scanToClosingQuote(
        _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool
    ) -> (isClosed: Bool, hasDoubled: Bool) {
        var hasDoubled = false
        while index < bytes.count {
            let byte = bytes[index]
            high |= byte
            if byte == UInt8(ascii: "\"") {
                guard index + 1 < bytes.count else { return (isLast, hasDoubled) }
                guard bytes[index + 1] == UInt8(ascii: "\"") else { return (true, hasDoubled) }
                hasDoubled = true
                index += 1
            } else if byte == 0x0A {
                lineBreaks += 1
            } else if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] != 0x0A {
                // A CR before LF is counted with the LF.
                lineBreaks += 1
            }
            index += 1
        }
        return (false, hasDoubled)
    }

    /// Passes what ends the cell; true where the scan is over, with `end` set if the row is whole.
    private mutating func closes(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, isLast: Bool) -> Bool {
        guard index < bytes.count else {
            if isLast { end = bytes.count }
            return true
        }
        let byte = bytes[index]
        index += 1
        if byte == separator { return false }
        if byte == 0x0D {
            // Whether a LF belongs to this CR shows only with the next byte.
            if index == bytes.count && !isLast { return true }
            if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        }
        lineBreaks += 1
        end = index
        return true
    }
}
