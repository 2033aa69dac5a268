public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Takes a step on an alert: seen, decided, arrived, closed, reopened, checked, answered. The step, who is told of it and
/// its entry in the log are one transaction.
///
/// Whoever moves an alert says which step they saw last. Where another person took one since, nothing is stored and they
/// are told: two analysts never decide past one another. What the clocks did meanwhile is no hindrance.
public struct MoveAlert: Sendable {
    private let store: Store
    private let sealing: ReportSealing?
    private let answer: AnswerSource?
    private let bell: IntakeBell?

    /// - Parameters:
    ///   - sealing: Seals what is said in words; nil while the vault is locked, and then words are refused.
    ///   - answer: Lets the person who warned know how far it has come, by their own choice; nil where no message can
    ///     leave.
    ///   - bell: Rung when an alert moved.
    public init(store: Store, sealing: ReportSealing?, answer: AnswerSource? = nil, bell: IntakeBell? = nil) {
        self.store = store
        self.sealing = sealing
        self.answer = answer
        self.bell = bell
    }

    /// Takes the step.
    /// - Parameters:
    ///   - last: The last step of a person that whoever moves it has seen; 0 for none.
    ///   - happened: When it happened, where it is written down later.
    /// - Throws: `Refusal` where somebody else was first, or where words cannot be sealed; `AlertError` where the step
    ///   cannot be taken.
    public func callAsFunction(
        _ move: AlertMove, on id: String, after last: Int, by account: AccountID, happened: Instant? = nil,
        at now: Instant
    ) async throws {
        let moment = happened ?? now
        guard moment <= now else { throw Refusal.notYet }
        let note = try move.words.map(sealed)
        do {
            try await store.facts.write { [ids = store.ids, answer] transaction in
                try LogWriter.reserve(in: transaction)
                let ledger = try AlertRecord.load(id, in: transaction)
                guard ledger.lastStep == last else { throw Refusal.moved }
                if case .close(.neverAnswered) = move {
                    let clocks = try StoredClockRule.clocks(in: transaction)
                    guard clocks.isNeverAnswered(ledger.alert, at: now) else { throw AlertError.wasAnswered }
                }
                let event = AlertEvent(at: moment, by: account.rawValue, move.what)
                let moved = try ledger.alert.adding(event)
                let stored = StoredAlertEvent(
                    seq: ledger.events.count + 1, event: event, writtenAt: now, writtenBy: account, note: note)
                try stored.insert(of: moved, in: transaction)
                if case .act(let told) = move {
                    let tell = TellRecipients(alert: id, seq: stored.seq, ids: ids)
                    try tell(told, at: now, in: transaction)
                }
                if let answer, let step = move.toldStep {
                    for report in try StoredAlert.reports(of: id, in: transaction) {
                        try answer.note(report, step, at: now, in: transaction)
                    }
                }
                if let answer, case .answer = move, let words = move.words {
                    for report in try StoredAlert.reports(of: id, in: transaction) {
                        try answer.say(words, about: report, by: account, at: now, in: transaction)
                    }
                }
                try LogWriter.append(
                    LogEvent(move.logAction, .alert, id, by: account, at: now, reason: move.logReason),
                    in: transaction)
            }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal.moved
        }
        bell?.ring()
        answer?.ring()
    }

    private func sealed(_ words: String) throws -> [UInt8] {
        guard let sealing else { throw Refusal.locked }
        return try sealing.seal(Array(words.utf8))
    }
}

extension AlertMove {
    fileprivate var logAction: LogAction {
        switch self {
        case .see: .seen
        case .act: .acted
        case .decline: .declined
        case .arrive: .arrived
        case .close: .closed
        case .reopen: .reopened
        case .check: .reprisalChecked
        case .answer: .answered
        }
    }

    /// The step whoever warned may hear of. That nobody sets out is not told by a machine.
    fileprivate var toldStep: AlertStep? {
        switch self {
        case .see: .seen
        case .act: .acted
        case .arrive: .arrived
        case .close: .closed
        case .decline, .reopen, .check, .answer: nil
        }
    }

    fileprivate var logReason: LogReason {
        if case .reopen = self { .correction } else { .notStated }
    }
}

extension Refusal {
    /// Another person was first.
    static let moved = Refusal(
        .verification, code: "alert_moved",
        message: Phrase(
            fr: "Quelqu’un d’autre a noté une étape entre-temps ; rien n’a été enregistré ici.",
            en: "Somebody else recorded a step meanwhile; nothing was stored here."),
        remedy: Phrase(
            fr: "Regardez où en est l’alerte, puis recommencez.", en: "Look where the alert stands, then try again."))

    static let notYet = Refusal(
        .usage, code: "alert_time_ahead",
        message: Phrase(fr: "Cette heure n’est pas encore venue.", en: "That time has not come yet."),
        remedy: Phrase(fr: "Donnez une heure passée, UTC.", en: "Give a time that has passed, UTC."))

    static let locked = Refusal(
        .vaultLocked,
        message: Phrase(
            fr: "Le coffre est fermé : des mots ne peuvent être ni scellés ni lus.",
            en: "The vault is locked: words can neither be sealed nor read."),
        remedy: Phrase(
            fr: "Demandez à l’exploitant d’ouvrir le coffre.", en: "Ask the operator to unlock the vault."))
}
