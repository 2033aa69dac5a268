/// One thing that happened to an alert. Events are only ever added.
public struct AlertEvent: Hashable, Sendable {
    /// What happened.
    public enum What: Hashable, Sendable {
        case seen
        /// Decided to act; these actors were told.
        case decidedToAct(notified: [String])
        /// Decided not to; the reason, and words where there are any.
        case decidedNot(InactionReason, note: String)
        case arrived(actor: String)
        case closed(AlertOutcome)
        /// A clock ran out and the next level was told.
        case escalated(AlertStep, level: Int)
        case reprisalChecked(ReprisalCheck, ReprisalCheck.Finding)
        /// The person who warned was told what became of it.
        case answered
        /// Closed by mistake, or news came in.
        case reopened(why: String)
    }

    /// When it happened, which may be earlier than when it was written down.
    public let at: Instant
    /// Who wrote it: a user or a part of the system, by a code.
    public let by: String
    public let what: What

    public init(at: Instant, by: String, _ what: What) {
        self.at = at
        self.by = by
        self.what = what
    }
}

/// Why an event cannot be added.
public enum AlertError: Error, Hashable, Sendable {
    /// It would lie before the alert itself or before a step it follows on.
    case beforeItsTime(earliest: Instant)
    case isClosed
    case isNotClosed
    /// The step was already taken.
    case alreadyDone(AlertStep)
    /// Arrival needs a decision to act.
    case notDecided
    /// Closed as "never answered" is what the clocks say, not what people choose; and an alert acted on was answered.
    case wasAnswered
    /// A decision without a word of why where the reason alone does not say.
    case reasonMissing
    case nobodyNotified
    case alreadyChecked(ReprisalCheck)
    case tooEarlyToCheck(ReprisalCheck)

    /// What happened and what to do.
    public var phrase: Phrase {
        switch self {
        case .beforeItsTime(let earliest):
            Phrase(
                fr: "Cette heure est trop tôt : rien ne peut être noté avant \(earliest).",
                en: "That time is too early: nothing can be recorded before \(earliest).")
        case .isClosed:
            Phrase(fr: "L’alerte est close. Rouvrez-la d’abord.", en: "The alert is closed. Reopen it first.")
        case .isNotClosed: Phrase(fr: "L’alerte est encore ouverte.", en: "The alert is still open.")
        case .alreadyDone: Phrase(fr: "Cette étape est déjà notée.", en: "This step is already recorded.")
        case .notDecided:
            Phrase(fr: "Notez d’abord la décision d’agir.", en: "Record the decision to act first.")
        case .wasAnswered:
            Phrase(
                fr: "« Restée sans réponse » ne vaut que pour une alerte sans décision dont les délais sont passés.",
                en: "“Never answered” holds only for an alert without a decision whose clocks have run out.")
        case .reasonMissing: Phrase(fr: "Dites pourquoi.", en: "Say why.")
        case .nobodyNotified: Phrase(fr: "Dites qui a été prévenu.", en: "Say who was told.")
        case .alreadyChecked: Phrase(fr: "Cette vérification est déjà faite.", en: "This check is already done.")
        case .tooEarlyToCheck(let check):
            Phrase(
                fr: "Cette vérification se fait \(check.rawValue) jours après l’alerte.",
                en: "This check is made \(check.rawValue) days after the alert.")
        }
    }
}
