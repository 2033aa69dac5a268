extension DelimitedReader {
    /// Moves to the next row that is not blank, whatever its shape; false at the end.
    mutating func advance() throws(InterchangeError) -> Bool {
        while true {
            line = nextLine
            if cursor >= filled {
                if isAtEnd { return false }
                try refill()
                continue
            }
            scanRow()
            if let tooLong = row.tooLong {
                let name = tooLong.cell < header.count ? header[tooLong.cell] : "\(tooLong.cell + 1)"
                throw .cellTooLong(line: tooLong.line, column: name, limit: Self.cellLimit)
            }
            guard let end = row.end else {
                try refill()
                continue
            }
            let bytes = cursor..<end
            cursor = end
            nextLine = line + row.lineBreaks
            if row.isBlank { continue }
            fault = row.openQuote.map { .openQuote(line: $0) }
            if row.hasTextAfterQuote { fault = fault ?? .textAfterQuote }
            settleEncoding(bytes)
            undoubleQuotes()
            return true
        }
    }

    private mutating func scanRow() {
        let (cursor, filled, line, separator, isAtEnd) = (cursor, filled, line, separator.byte, isAtEnd)
        buffer.withUnsafeBufferPointer { all in
            row.scan(
                UnsafeBufferPointer(rebasing: all[..<filled]), from: cursor, line: line, separator: separator,
                isLast: isAtEnd)
        }
    }

    /// Settles the encoding on the first row beyond ASCII, and faults later rows that break it.
    private mutating func settleEncoding(_ bytes: Range<Int>) {
        if hasSeenNUL, buffer[bytes].contains(0) { fault = .nulByte }
        if row.isASCII || encoding == .windows1252 { return }
        let isValid = buffer.withUnsafeBufferPointer { isValidUTF8(UnsafeBufferPointer(rebasing: $0[bytes])) }
        if isValid {
            hasSeenUTF8 = true
        } else if hasSeenUTF8 || fault != nil {
            fault = fault ?? .brokenText
        } else {
            encoding = .windows1252
        }
    }

    private mutating func undoubleQuotes() {
        if row.doubled.isEmpty { return }
        buffer.withUnsafeMutableBufferPointer { bytes in
            for cell in row.doubled {
                var out = row.starts[cell]
                var index = out
                let end = row.ends[cell]
                while index < end {
                    let byte = bytes[index]
                    bytes[out] = byte
                    // Inside a quoted cell quotes stand in pairs, so the second of each pair is skipped.
                    index += byte == UInt8(ascii: "\"") ? 2 : 1
                    out += 1
                }
                row.ends[cell] = out
            }
        }
    }
}
