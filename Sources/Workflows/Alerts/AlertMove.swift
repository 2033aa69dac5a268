public import Protection

/// A step somebody takes on an alert.
public enum AlertMove: Sendable {
    case see
    /// These actors are told.
    case act(told: [String])
    case decline(InactionReason, why: String)
    case arrive(actor: String)
    case close(AlertOutcome)
    case reopen(why: String)
    case check(ReprisalCheck, ReprisalCheck.Finding)
    /// The person who warned was told, in these words.
    case answer(words: String)

    /// The event it becomes; words stand apart, sealed.
    var what: AlertEvent.What {
        switch self {
        case .see: .seen
        case .act(let told): .decidedToAct(notified: told)
        case .decline(let reason, let why): .decidedNot(reason, note: why)
        case .arrive(let actor): .arrived(actor: actor)
        case .close(let outcome): .closed(outcome)
        case .reopen(let why): .reopened(why: why)
        case .check(let check, let finding): .reprisalChecked(check, finding)
        case .answer: .answered
        }
    }

    /// Words that go with it; nil where there are none.
    var words: String? {
        switch self {
        case .decline(_, let words), .reopen(let words), .answer(let words):
            words.allSatisfy(\.isWhitespace) ? nil : words
        default: nil
        }
    }
}
