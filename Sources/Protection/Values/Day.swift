/// A calendar day (proleptic Gregorian), without time or zone.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1 January 1970.
    public let daysSinceEpoch: Int

    public init(daysSinceEpoch: Int) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// A day by its parts, or nil where no such day exists (30 February, month 13, a year outside 1–9999).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        // Days-from-civil, after Howard Hinnant (2013), "chrono-compatible low-level date algorithms".
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = era * 146_097 + dayOfEra - 719_468
    }

    /// A day written `2023-06-30`, alone or at the head of a longer time text; nil where it is not one.
    public init?(_ text: some StringProtocol) {
        var digits: [Int] = []
        var parts: [Int] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39:
                digits.append(Int(byte) - 0x30)
                if digits.count > 4 { return nil }
            case 0x2D where parts.count < 2:
                guard let number = Day.number(digits) else { return nil }
                parts.append(number)
                digits = []
            case 0x54, 0x20:
                if parts.count == 2 { break }
                return nil
            default: return nil
            }
            if byte == 0x54 || byte == 0x20 { break }
        }
        guard parts.count == 2, let last = Day.number(digits), digits.count <= 2 else { return nil }
        self.init(year: parts[0], month: parts[1], day: last)
    }

    /// A day written `2023-06-30` and nothing beside it. A year of two figures would be one of the first century: it is none.
    public init?(exactly text: String) {
        guard let day = Day(text), day.description == text else { return nil }
        self = day
    }

    public static func < (left: Day, right: Day) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }

    /// The day so many days later (earlier when negative).
    public func advanced(by days: Int) -> Day {
        Day(daysSinceEpoch: daysSinceEpoch + days)
    }

    /// Year, month 1–12 and day of month 1–31.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The month this day lies in.
    public var month: Month {
        let parts = parts
        return Month(index: parts.year * 12 + parts.month - 1)
    }

    private static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func number(_ digits: [Int]) -> Int? {
        digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + $1 }
    }
}

extension Day: CustomStringConvertible {
    /// ISO 8601, `2023-06-30`.
    public var description: String {
        let parts = parts
        return padded(parts.year, to: 4) + "-" + padded(parts.month, to: 2) + "-" + padded(parts.day, to: 2)
    }
}

private func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
