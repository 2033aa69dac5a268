/// A calendar month.
public struct Month: Hashable, Comparable, Sendable {
    /// Months since January of year 0: `year * 12 + (month - 1)`.
    public let index: Int

    public init(index: Int) {
        self.index = index
    }

    /// A month by its parts, or nil where there is none such.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        index = year * 12 + month - 1
    }

    /// A month written `2023-06`; a longer day text is accepted and cut.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts.count <= 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1])
        else { return nil }
        self.init(year: year, month: month)
    }

    /// A month written `2023-06` and nothing beside it.
    public init?(exactly text: String) {
        guard let month = Month(text), month.description == text else { return nil }
        self = month
    }

    public static func < (left: Month, right: Month) -> Bool { left.index < right.index }

    public var year: Int { index / 12 }
    /// 1–12.
    public var month: Int { index % 12 + 1 }
    /// 1–4.
    public var quarter: Int { (month - 1) / 3 + 1 }

    /// The month so many months later (earlier when negative).
    public func advanced(by months: Int) -> Month { Month(index: index + months) }

    /// The first month of the calendar quarter this month lies in.
    public var quarterStart: Month { Month(index: index - (month - 1) % 3) }

    /// The first day of the month.
    public var firstDay: Day {
        // Every month of years 1–9999 has a first day; outside, the epoch is as good as any answer.
        Day(year: year, month: month, day: 1) ?? Day(daysSinceEpoch: 0)
    }

    /// The last day of the month.
    public var lastDay: Day { advanced(by: 1).firstDay.advanced(by: -1) }
}

extension Month: CustomStringConvertible {
    /// ISO 8601, `2023-06`.
    public var description: String { String(firstDay.description.prefix(7)) }
}

extension Month: Strideable {
    public func distance(to other: Month) -> Int { other.index - index }
}
