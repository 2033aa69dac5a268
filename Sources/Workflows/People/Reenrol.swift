public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Enrols someone anew whose every factor is lost, as two persons decided: the approval is used and the link made in one
/// transaction, so that neither is there without the other.
public struct Reenrol: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// - Parameter party: Who asked for the approval, and uses it.
    /// - Throws: `ApprovalError` with what binds; `Refusal` where someone else was faster or the account is closed.
    public func callAsFunction(
        under approval: ApprovalID, by party: Party, at now: Instant
    ) async throws -> Invite.Invited {
        let found = try await store.facts.read { try Approval.with(approval, in: $0) }
        guard let account = found?.beneficiary else { throw Refusal.noSuchThing }
        return try await Invite(store: store).again(account, by: party.account, at: now) { transaction in
            try Approval.use(
                approval, for: .reenrolment, of: account.rawValue, by: party.account, at: now, in: transaction)
            try LogWriter.append(
                LogEvent(
                    .granted, .approval, approval.rawValue, by: party.account, at: now, under: approval.rawValue),
                in: transaction)
        }
    }
}
