/// The steps of an alert, each with a clock that runs from the moment the alert was received.
public enum AlertStep: Int, CaseIterable, Comparable, Sendable {
    /// Somebody on duty has read it.
    case seen
    /// It was decided to act, or not to.
    case acted
    /// Someone who can protect is on the spot.
    case arrived
    /// It has an outcome.
    case closed

    public static func < (left: AlertStep, right: AlertStep) -> Bool { left.rawValue < right.rawValue }
}

/// What became of an alert. Never answered is a class of its own: it is no outcome anybody chose, and it is never
/// hidden among the unfounded.
public enum AlertOutcome: String, CaseIterable, Sendable {
    case avoided, reduced, occurred, unfounded
    case neverAnswered = "never_answered"

    /// The label people read.
    public var label: Phrase {
        switch self {
        case .avoided: Phrase(fr: "dommage évité", en: "harm avoided")
        case .reduced: Phrase(fr: "dommage limité", en: "harm reduced")
        case .occurred: Phrase(fr: "dommage survenu", en: "harm occurred")
        case .unfounded: Phrase(fr: "sans fondement", en: "unfounded")
        case .neverAnswered: Phrase(fr: "restée sans réponse", en: "never answered")
        }
    }
}

/// Why it was decided not to act.
public enum InactionReason: String, CaseIterable, Sendable {
    case duplicate, unfounded
    /// For the record; it asked for no protection.
    case informationOnly = "information_only"
    case noMeans = "no_means"
    case noAccess = "no_access"
    case tooDangerous = "too_dangerous"
    /// Others were asked and refused.
    case refused
    /// Those who could act are those it is laid to.
    case conflictOfInterest = "conflict_of_interest"

    /// Whether the alert called for a protective action all the same. Only then does it weigh on the response rate.
    public var calledForAction: Bool {
        switch self {
        case .duplicate, .unfounded, .informationOnly: false
        case .noMeans, .noAccess, .tooDangerous, .refused, .conflictOfInterest: true
        }
    }
}

/// The two days on which somebody asks whether the person who warned was made to pay for it.
public enum ReprisalCheck: Int, CaseIterable, Sendable {
    case week = 7
    case month = 30

    /// What was found.
    public enum Finding: String, CaseIterable, Sendable {
        case none, suspected, confirmed
        /// Nobody could be asked. It is not "none".
        case notReached = "not_reached"
    }
}
