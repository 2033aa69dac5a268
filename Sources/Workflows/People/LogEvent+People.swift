import Access
import Protection
import Store
import TransparencyLog

extension LogEvent {
    /// An act of a person, or of the command line where nobody is given.
    init(
        _ action: LogAction, _ kind: LogObjectKind, _ id: String?, by account: AccountID?, at now: Instant,
        outcome: LogOutcome = .done, reason: LogReason = .notStated, under: String? = nil
    ) {
        self.init(
            microseconds: now.microseconds, actor: LogActor(account), action: action,
            object: LogObject(kind, id.flatMap { LogID($0) }), outcome: outcome, reason: reason,
            under: under.flatMap { LogID($0) })
    }
}

extension LogActor {
    /// A person; the command line where there is none.
    init(_ account: AccountID?) {
        guard let account else {
            self = .system(.commandLine)
            return
        }
        self = LogID(account.rawValue).map(LogActor.person) ?? .unknown
    }
}
