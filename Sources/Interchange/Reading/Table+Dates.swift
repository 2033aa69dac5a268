import Protection

extension Table {
    /// A day written 2023-06-30, alone or before a time; nil where blank.
    func day(_ column: Int?) throws(CellProblem) -> Day? {
        guard let column else { return nil }
        let answer: Day?? = reader.withBytes(column) { bytes in bytes.isEmpty ? .some(nil) : isoDay(bytes).map { $0 } }
        guard let answer else { throw CellProblem(column: column, reason: .notADay) }
        return answer
    }

    /// A day that must be there.
    func requiredDay(_ column: Int) throws(CellProblem) -> Day {
        guard let day = try day(column) else { throw CellProblem(column: column, reason: .blank) }
        return day
    }

    /// A month that must be there: 2023-06, a day within it, or a quarter 2023-Q2, which stands at its last month.
    mutating func requiredMonth(_ column: Int) throws(CellProblem) -> Month {
        let text = try required(column)
        if let month = Month(text) {
            // A day text must be a day: 2023-06-31 is no month.
            if text.utf8.count <= 7 || Day(text) != nil { return month }
        }
        let parts = text.uppercased().split(separator: "-Q", maxSplits: 1)
        if parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), let quarter = Int(parts[1]),
            (1...4).contains(quarter), let month = Month(year: year, month: quarter * 3)
        {
            return month
        }
        throw CellProblem(column: column, reason: .notAMonth)
    }
}

/// The day these bytes begin with, where a time or nothing follows.
func isoDay(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    if bytes.count > 10, bytes[10] != UInt8(ascii: "T"), bytes[10] != 0x20 { return nil }
    func number(_ range: Range<Int>) -> Int? {
        var number = 0
        for index in range {
            guard (0x30...0x39).contains(bytes[index]) else { return nil }
            number = number * 10 + Int(bytes[index] - 0x30)
        }
        return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return Day(year: year, month: month, day: day)
}
