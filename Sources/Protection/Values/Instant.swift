/// A moment in UTC, to the microsecond. What a source itself said about the time is kept beside it as text.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z.
    public let microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The last microsecond of a day in UTC: "as known on a day" means by the end of it.
    public init(endOf day: Day) {
        microseconds = Int64(day.daysSinceEpoch + 1) * 86_400_000_000 - 1
    }

    /// Midnight UTC at the start of a day.
    public init(startOf day: Day) {
        microseconds = Int64(day.daysSinceEpoch) * 86_400_000_000
    }

    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    /// The moment so much later; what is less than a microsecond is left out.
    public static func + (moment: Instant, time: Duration) -> Instant {
        Instant(microseconds: moment.microseconds + time.wholeMicroseconds)
    }

    /// The moment so much earlier.
    public static func - (moment: Instant, time: Duration) -> Instant {
        Instant(microseconds: moment.microseconds - time.wholeMicroseconds)
    }

    /// The UTC day this moment lies in.
    public var day: Day {
        let day = 86_400_000_000 as Int64
        let quotient = microseconds / day
        return Day(daysSinceEpoch: Int(microseconds % day < 0 ? quotient - 1 : quotient))
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC, to the second: `2023-06-30T12:00:00Z`.
    public var description: String {
        let seconds = Int((microseconds - Instant(startOf: day).microseconds) / 1_000_000)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
    }
}

extension Duration {
    /// So many minutes of sixty seconds.
    public static func minutes(_ count: Int) -> Duration { .seconds(60 * count) }

    /// So many hours of sixty minutes.
    public static func hours(_ count: Int) -> Duration { .seconds(3_600 * count) }

    /// So many days of twenty-four hours: UTC knows no others.
    public static func days(_ count: Int) -> Duration { .seconds(86_400 * count) }

    fileprivate var wholeMicroseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
