/// When, in the word the source used. It is read against the day it was said, never turned into a clock time of ours.
public enum TimeWord: String, CaseIterable, Sendable {
    case now, today, tonight, tomorrow, soon, yesterday
    case lastNight = "last_night"
    case past
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The word as a page says it.
    public var label: Phrase {
        switch self {
        case .now: Phrase(fr: "maintenant", en: "now")
        case .today: Phrase(fr: "aujourd’hui", en: "today")
        case .tonight: Phrase(fr: "ce soir", en: "tonight")
        case .tomorrow: Phrase(fr: "demain", en: "tomorrow")
        case .soon: Phrase(fr: "bientôt", en: "soon")
        case .yesterday: Phrase(fr: "hier", en: "yesterday")
        case .lastNight: Phrase(fr: "la nuit dernière", en: "last night")
        case .past: Phrase(fr: "c’est fini", en: "it is over")
        case .monday: Phrase(fr: "lundi", en: "Monday")
        case .tuesday: Phrase(fr: "mardi", en: "Tuesday")
        case .wednesday: Phrase(fr: "mercredi", en: "Wednesday")
        case .thursday: Phrase(fr: "jeudi", en: "Thursday")
        case .friday: Phrase(fr: "vendredi", en: "Friday")
        case .saturday: Phrase(fr: "samedi", en: "Saturday")
        case .sunday: Phrase(fr: "dimanche", en: "Sunday")
        }
    }

    /// Whether the word says it is over; nil where it could be either (a weekday).
    public var isPast: Bool? {
        switch self {
        case .yesterday, .lastNight, .past: true
        case .now, .today, .tonight, .tomorrow, .soon: false
        case .monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday: nil
        }
    }
}
