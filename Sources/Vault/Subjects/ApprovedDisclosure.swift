public import Database
public import Protection

/// Someone's request to see a source.
public struct DisclosureRequest: Sendable, Hashable {
    public let id: UUIDv7
    public let account: AccountID
    /// The unit the account belongs to.
    public let unit: String
    public let subject: SubjectID
    public let compartment: CompartmentID
    public let fields: Set<IdentityField>
    /// Why, in the asker's words. It may hold content: it is for the approver, never for the log.
    public let reason: String
    public let requestedAt: Instant
    /// The last moment it may be shown; never later than a day after the request.
    public let until: Instant

    public init(
        id: UUIDv7, account: AccountID, unit: String, subject: SubjectID, compartment: CompartmentID,
        fields: Set<IdentityField>, reason: String, requestedAt: Instant, until: Instant
    ) {
        self.id = id
        self.account = account
        self.unit = unit
        self.subject = subject
        self.compartment = compartment
        self.fields = fields
        self.reason = reason
        self.requestedAt = requestedAt
        self.until = until
    }
}

/// A second person's yes.
public struct DisclosureApproval: Sendable, Hashable {
    /// The request it is for.
    public let request: UUIDv7
    public let account: AccountID
    /// The unit the account belongs to.
    public let unit: String
    public let approvedAt: Instant

    public init(request: UUIDv7, account: AccountID, unit: String, approvedAt: Instant) {
        self.request = request
        self.account = account
        self.unit = unit
        self.approvedAt = approvedAt
    }
}

/// A request and its approval by another person of another unit, after time to think: the only thing that opens a
/// source. There is no other way to make one, and it shows once.
public struct ApprovedDisclosure: Sendable, Hashable {
    /// The least time between request and approval: 60 seconds.
    public static let minimumDelay: Int64 = 60_000_000
    /// The longest time between request and showing: 24 hours.
    public static let longestLife: Int64 = 24 * 3600 * 1_000_000

    public let request: DisclosureRequest
    public let approver: AccountID

    /// The last moment it may be shown.
    public var until: Instant {
        min(request.until, Instant(microseconds: request.requestedAt.microseconds + Self.longestLife))
    }

    /// - Parameter now: The moment it is.
    /// - Throws: `notApproved`, `invalid(.emptyReason)`.
    public init(_ request: DisclosureRequest, _ approval: DisclosureApproval, at now: Instant) throws(VaultError) {
        guard !request.reason.allSatisfy(\.isWhitespace) else { throw .invalid(.emptyReason) }
        guard approval.request == request.id else { throw .notApproved(.otherRequest) }
        guard approval.account != request.account else { throw .notApproved(.samePerson) }
        guard approval.unit != request.unit else { throw .notApproved(.sameUnit) }
        guard approval.approvedAt <= now else { throw .notApproved(.notYet) }
        guard approval.approvedAt.microseconds - request.requestedAt.microseconds >= Self.minimumDelay else {
            throw .notApproved(.tooSoon)
        }
        self.request = request
        approver = approval.account
        guard approval.approvedAt <= until, now <= until else { throw .notApproved(.tooLate) }
    }
}
