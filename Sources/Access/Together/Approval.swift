public import Protection

/// One request of the two-person rule, as a value: each move returns the request after it, or says why not.
///
/// One person asks, with a reason and an end. A second one, from another unit and with nothing to gain from it, approves
/// no sooner than 60 seconds later, so that nobody approves unread or under one breath of pressure. It ends
/// after 24 hours at the latest, and what was asked for is shown once. Who may ask and who may approve is in the
/// policy table (`approvalAsk`, `approvalDecide`); this type holds what binds the two to each other.
public struct Approval: Hashable, Sendable {
    /// Where a request stands. That its time has run out is told by the clock, not stored.
    public enum State: Hashable, Sendable {
        case waiting
        case approved(by: Party, at: Instant)
        case refused(by: Party, at: Instant)
        case withdrawn(at: Instant)
        /// Approved by this party, and shown or done at this moment.
        case used(approvedBy: Party, at: Instant)
    }

    public let id: ApprovalID
    public let purpose: ApprovalPurpose
    /// The id of the one thing asked for.
    public let subject: String
    public let requester: Party
    /// The account a grant or a re-enrolment is for: it may be neither of the two.
    public let beneficiary: AccountID?
    public let reason: String
    public let askedAt: Instant
    /// When the request ends, approved or not.
    public let until: Instant
    public let state: State

    /// The time between asking and approving, at the least.
    public static let minimumDelay: Duration = .seconds(60)
    /// The longest a request lives.
    public static let longestLife: Duration = .seconds(24 * 3600)
    /// Characters a reason has: enough for a sentence, not for a file.
    public static let reasonLength = 10...2000

    /// Asks.
    /// - Throws: `ApprovalError` where the reason is missing, the end is past or too far, or the asker would gain.
    public init(
        id: ApprovalID, purpose: ApprovalPurpose, of subject: String, by requester: Party,
        for beneficiary: AccountID? = nil, because reason: String, at now: Instant, until: Instant
    ) throws(ApprovalError) {
        let reason = try Approval.checked(reason)
        guard now < until, until <= now.advanced(by: Approval.longestLife) else {
            throw .badEnd(latest: now.advanced(by: Approval.longestLife))
        }
        guard beneficiary != requester.account else { throw .forOneself }
        self.init(
            stored: id, purpose: purpose, subject: subject, requester: requester, beneficiary: beneficiary,
            reason: reason, askedAt: now, until: until, state: .waiting)
    }

    /// A request as the store kept it.
    public init(
        stored id: ApprovalID, purpose: ApprovalPurpose, subject: String, requester: Party, beneficiary: AccountID?,
        reason: String, askedAt: Instant, until: Instant, state: State
    ) {
        self.id = id
        self.purpose = purpose
        self.subject = subject
        self.requester = requester
        self.beneficiary = beneficiary
        self.reason = reason
        self.askedAt = askedAt
        self.until = until
        self.state = state
    }

    /// Whether its time has run out. A clock that stands before the request counts as run out, too.
    public func isOver(at now: Instant) -> Bool {
        now < askedAt || now >= until || now >= askedAt.advanced(by: Approval.longestLife)
    }

    /// Whether it lets this account do this to this thing, now. Any other account, thing, purpose or time: no.
    public func permits(_ purpose: ApprovalPurpose, of subject: String, by account: AccountID, at now: Instant) -> Bool
    {
        guard case .approved(let second, let at) = state, at <= now else { return false }
        return self.purpose == purpose && self.subject == subject && requester.account == account
            && second.account != requester.account && second.unit != requester.unit && !isOver(at: now)
    }

    /// A reason without blanks around it, if it is one.
    static func checked(_ reason: String) throws(ApprovalError) -> String {
        let trimmed = String(reason[...].trimmed)
        guard Approval.reasonLength.contains(trimmed.count), trimmed.utf8.count <= 4 * Approval.reasonLength.upperBound
        else { throw .badReason }
        return trimmed
    }
}
