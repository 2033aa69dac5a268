public import Protection

/// One investigator opens one case for 15 minutes without waiting for a grant, loudly: every custodian is told, and one
/// of them reviews it within 72 hours. It opens victims and evidence of that case to be read, and nothing beyond it; never
/// a source, which always takes two persons.
public struct EmergencyAccess: Hashable, Sendable {
    /// What a custodian found.
    public enum Finding: String, CaseIterable, Sendable {
        case justified
        case notJustified
    }

    /// Who looked at it afterwards, when, and what they found.
    public struct Review: Hashable, Sendable {
        public let by: AccountID
        public let at: Instant
        public let finding: Finding

        public init(by account: AccountID, at: Instant, finding: Finding) {
            self.by = account
            self.at = at
            self.finding = finding
        }
    }

    public let id: EmergencyAccessID
    public let investigator: Party
    public let caseFile: CaseID
    public let reason: String
    public let openedAt: Instant
    /// Every custodian that is owed a notice, in a fixed order.
    public let noticesOwed: [AccountID]
    public let review: Review?

    /// How long it opens the case.
    public static let life: Duration = .seconds(15 * 60)
    /// How soon it must be reviewed.
    public static let reviewWithin: Duration = .seconds(72 * 3600)

    /// Opens it. Whether the account may at all is in the policy table (`emergencyOpen`).
    /// - Parameters:
    ///   - custodians: Every account that holds the role now.
    ///   - earlier: What the same investigator opened before.
    public init(
        id: EmergencyAccessID, by investigator: Party, to caseFile: CaseID, because reason: String, at now: Instant,
        custodians: [AccountID], earlier: [EmergencyAccess]
    ) throws(ApprovalError) {
        let reason = try Approval.checked(reason)
        let told = Set(custodians).subtracting([investigator.account]).sorted()
        guard !told.isEmpty else { throw .noCustodian }
        let own = earlier.filter { $0.investigator.account == investigator.account }
        guard !own.contains(where: { $0.isOpen(at: now) }) else { throw .alreadyOpen }
        guard !own.contains(where: { $0.isOverdue(at: now) }) else { throw .reviewOwed }
        self.init(
            stored: id, investigator: investigator, caseFile: caseFile, reason: reason, openedAt: now,
            noticesOwed: told, review: nil)
    }

    /// One as the store kept it.
    public init(
        stored id: EmergencyAccessID, investigator: Party, caseFile: CaseID, reason: String, openedAt: Instant,
        noticesOwed: [AccountID], review: Review?
    ) {
        self.id = id
        self.investigator = investigator
        self.caseFile = caseFile
        self.reason = reason
        self.openedAt = openedAt
        self.noticesOwed = noticesOwed
        self.review = review
    }

    /// The first moment the case is closed again.
    public var endsAt: Instant { openedAt.advanced(by: EmergencyAccess.life) }

    /// When the review must be done.
    public var reviewDue: Instant { openedAt.advanced(by: EmergencyAccess.reviewWithin) }

    public func isOpen(at now: Instant) -> Bool { openedAt <= now && now < endsAt }

    /// Whether it lets the investigator into the case now: a custodian who finds it not justified ends it at once.
    public func opensCase(at now: Instant) -> Bool { isOpen(at: now) && review?.finding != .notJustified }

    /// Whether nobody has reviewed it in time.
    public func isOverdue(at now: Instant) -> Bool { review == nil && now >= reviewDue }

    /// The grant it amounts to: this case alone, wherever it lies, with every mark, for 15 minutes. What is not asked for
    /// by its case (reports, incidents, counts) it does not open.
    public var grant: Grant {
        Grant(
            stored: GrantID(id.rawValue), account: investigator.account, role: .investigator,
            compartment: Compartment(areas: .all, organisations: .all, cases: .only([caseFile]), marks: .all),
            from: openedAt, until: endsAt, isEmergency: true)
    }

    /// A custodian says what they found; late rather than never, but once, and never the investigator.
    public func reviewed(
        by custodian: AccountID, finding: Finding, at now: Instant
    ) throws(ApprovalError) -> EmergencyAccess {
        guard custodian != investigator.account else { throw .ownRequest }
        guard review == nil else { throw .closed }
        return EmergencyAccess(
            stored: id, investigator: investigator, caseFile: caseFile, reason: reason, openedAt: openedAt,
            noticesOwed: noticesOwed, review: Review(by: custodian, at: now, finding: finding))
    }
}
