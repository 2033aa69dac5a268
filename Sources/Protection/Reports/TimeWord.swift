/// When, in the word the source used. It is read against the day it was said, never turned into a clock time of ours.
public enum TimeWord: String, CaseIterable, Sendable {
    case now, today, tonight, tomorrow, soon, yesterday
    case lastNight = "last_night"
    case past
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// Whether the word says it is over; nil where it could be either (a weekday).
    public var isPast: Bool? {
        switch self {
        case .yesterday, .lastNight, .past: true
        case .now, .today, .tonight, .tomorrow, .soon: false
        case .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday: nil
        }
    }
}
