public import Protection

/// Why a grant was refused, in sentences for the person who asks for it.
public enum GrantError: Error, Hashable, Sendable {
    /// The account would hold two roles that are kept apart.
    case conflict(RoleConflict)
    /// It ends before it begins.
    case neverHolds(from: Instant, until: Instant)
    /// It runs longer than a grant may.
    case tooLong(until: Instant)

    /// What happened and what to do.
    public var words: Phrase {
        switch self {
        case .conflict(let conflict):
            Phrase(
                fr: "« \(conflict.first.words.french) » et « \(conflict.second.words.french) » ne vont pas ensemble. "
                    + "\(conflict.reason.french) Mettez fin à une habilitation, ou choisissez une autre personne.",
                en: "“\(conflict.first.words.english)” and “\(conflict.second.words.english)” do not go together. "
                    + "\(conflict.reason.english) End one grant, or choose another person.")
        case .neverHolds(let from, let until):
            Phrase(
                fr: "L’habilitation finit (\(until)) avant de commencer (\(from)). Corrigez l’une des deux dates.",
                en: "The grant ends (\(until)) before it begins (\(from)). Correct one of the two dates.")
        case .tooLong(let until):
            Phrase(
                fr: "L’habilitation dure plus d’un an. Choisissez une fin au plus tard le \(until.day).",
                en: "The grant runs for more than a year. Choose an end no later than \(until.day).")
        }
    }
}
