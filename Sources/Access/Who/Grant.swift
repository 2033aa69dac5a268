public import Protection

/// A right given to an account for a role and a compartment, from one moment until another. There is no other right.
public struct Grant: Hashable, Sendable {
    public let id: GrantID
    public let account: AccountID
    public let role: Role
    public let compartment: Compartment
    /// The first moment it holds.
    public let from: Instant
    /// The first moment it no longer holds.
    public let until: Instant
    /// Whether nobody gave it: an emergency, which opens only what asks for the case (`Rule.opensInEmergency`).
    public let isEmergency: Bool

    /// The longest a grant may run: a year and a day, so that every right is looked at again each year.
    public static let longest: Duration = .seconds(366 * 86_400)

    /// - Throws: `GrantError.neverHolds` where it ends before it begins, `.tooLong` beyond `longest`.
    public init(
        id: GrantID, account: AccountID, role: Role, compartment: Compartment, from: Instant, until: Instant
    ) throws(GrantError) {
        guard from < until else { throw .neverHolds(from: from, until: until) }
        guard until <= from.advanced(by: Grant.longest) else { throw .tooLong(until: from.advanced(by: Grant.longest)) }
        self.id = id
        self.account = account
        self.role = role
        self.compartment = compartment
        self.from = from
        self.until = until
        isEmergency = false
    }

    /// Whether it holds at a moment.
    public func holds(at now: Instant) -> Bool { from <= now && now < until }

    /// Whether there is a moment at which both hold.
    public func overlaps(_ other: Grant) -> Bool { from < other.until && other.from < until }

    /// Refuses this grant where the same account would hold two conflicting roles at once.
    /// - Parameter held: The grants the account has, past and to come.
    /// - Throws: `GrantError.conflict` with the first pair found.
    public func check(against held: [Grant]) throws(GrantError) {
        for other in held where other.account == account && other.id != id && overlaps(other) {
            if let conflict = role.conflict(with: other.role) { throw .conflict(conflict) }
        }
    }
}

extension Grant {
    /// One as the store kept it, or as the rules themselves make it: its times were checked when it was given.
    public init(
        stored id: GrantID, account: AccountID, role: Role, compartment: Compartment, from: Instant, until: Instant,
        isEmergency: Bool = false
    ) {
        self.id = id
        self.account = account
        self.role = role
        self.compartment = compartment
        self.from = from
        self.until = until
        self.isEmergency = isEmergency
    }
}

extension Instant {
    /// The moment so much later. Stops at the ends of what can be told instead of wrapping round.
    func advanced(by duration: Duration) -> Instant {
        let parts = duration.components
        let added = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
        let (sum, overflow) = microseconds.addingReportingOverflow(added)
        return Instant(microseconds: overflow ? (added < 0 ? .min : .max) : sum)
    }
}
