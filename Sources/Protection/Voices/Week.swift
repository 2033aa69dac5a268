/// A week of ISO 8601: Monday to Sunday, named by the year its Thursday lies in.
public struct Week: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Weeks since that of Monday 5 January 1970.
    public let index: Int

    public init(index: Int) {
        self.index = index
    }

    /// The week a day lies in.
    public init(of day: Day) {
        // 1 January 1970 was a Thursday, so Monday 5 January is day 4.
        let shifted = day.daysSinceEpoch - 4
        index = shifted >= 0 ? shifted / 7 : -((6 - shifted) / 7)
    }

    public static func < (left: Week, right: Week) -> Bool { left.index < right.index }

    /// Its Monday.
    public var firstDay: Day { Day(daysSinceEpoch: index * 7 + 4) }
    /// Its Sunday.
    public var lastDay: Day { firstDay.advanced(by: 6) }

    /// The week so many weeks later.
    public func advanced(by weeks: Int) -> Week { Week(index: index + weeks) }

    /// `2023-W26`.
    public var description: String {
        let year = firstDay.advanced(by: 3).parts.year
        let opening = Day(year: year, month: 1, day: 4).map(Week.init) ?? self
        let number = index - opening.index + 1
        return "\(year)-W" + (number < 10 ? "0" : "") + "\(number)"
    }
}
