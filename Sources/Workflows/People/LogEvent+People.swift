public import Access
import Protection
import Store
public import TransparencyLog

extension LogEvent {
    /// An act of a person or of a program, or of the command line where nobody is given.
    init(
        _ action: LogAction, _ kind: LogObjectKind, _ id: String?, by account: AccountID?, token: TokenID? = nil,
        at now: Instant,
        outcome: LogOutcome = .done, reason: LogReason = .notStated, under: String? = nil
    ) {
        self.init(
            microseconds: now.microseconds, actor: LogActor(account, token: token), action: action,
            object: LogObject(kind, id.flatMap { LogID($0) }), outcome: outcome, reason: reason,
            under: under.flatMap { LogID($0) })
    }
}

extension LogActor {
    /// A person or a program; the command line where there is neither.
    public init(_ account: AccountID?, token: TokenID? = nil) {
        if let account {
            self = LogID(account.rawValue).map(LogActor.person) ?? .unknown
        } else if let token {
            self = LogID(token.rawValue).map(LogActor.token) ?? .unknown
        } else {
            self = .system(.commandLine)
        }
    }
}
