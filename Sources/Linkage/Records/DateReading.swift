extension RecordTable {
    /// The first day a date of a list may mean, as days since 1970-01-01; nil for what is no date.
    public static func day(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { DateReading.read($0) }.map { Int($0.day) }
    }
}

/// Reads the dates of casualty lists; what is no date ("Tabaski", 31 February) is not said, never guessed.
enum DateReading {
    struct Date: Equatable {
        var day: Int32
        var month: Int32
        var precision: DatePrecision
    }

    /// Reads `2019-03-23`, `2019-03`, `2019`, `20190323` and `23/03/2019`, of the years 1900 to 2100.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Date? {
        var numbers = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        for byte in bytes {
            if byte >= 0x30, byte <= 0x39 {
                guard lengths.0 + lengths.1 + lengths.2 < 8 else { break }
                let digit = Int(byte - 0x30)
                switch part {
                case 0: (numbers.0, lengths.0) = (numbers.0 * 10 + digit, lengths.0 + 1)
                case 1: (numbers.1, lengths.1) = (numbers.1 * 10 + digit, lengths.1 + 1)
                default: (numbers.2, lengths.2) = (numbers.2 * 10 + digit, lengths.2 + 1)
                }
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
                part += 1
                if part > 2 { return nil }
            } else if byte == UInt8(ascii: "T"), part == 2 {
                break
            } else {
                return nil
            }
        }
        if lengths.0 == 8 { return date(numbers.0 / 10000, numbers.0 / 100 % 100, numbers.0 % 100) }
        if lengths.0 == 4 { return date(numbers.0, lengths.1 > 0 ? numbers.1 : nil, lengths.2 > 0 ? numbers.2 : nil) }
        if lengths.2 == 4 { return date(numbers.2, numbers.1, numbers.0) }
        return nil
    }

    private static func date(_ year: Int, _ month: Int?, _ day: Int?) -> Date? {
        guard (1900...2100).contains(year) else { return nil }
        guard let month else { return Date(day: days(year, 1, 1), month: Int32(year * 12), precision: .year) }
        guard (1...12).contains(month) else { return nil }
        let first = Int32(year * 12 + month - 1)
        guard let day else { return Date(day: days(year, month, 1), month: first, precision: .month) }
        let start = days(year, month, 1)
        let next = month == 12 ? days(year + 1, 1, 1) : days(year, month + 1, 1)
        guard day >= 1, day <= Int(next - start) else { return nil }
        return Date(day: start + Int32(day - 1), month: first, precision: .day)
    }

    /// Days since 1970-01-01 in the Gregorian calendar (Hinnant 2013, `days_from_civil`).
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146097 + dayOfEra - 719468)
    }
}
