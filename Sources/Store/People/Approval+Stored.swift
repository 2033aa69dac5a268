public import Access
public import Database
public import Protection

extension Approval {
    /// Keeps the request, in the place of its earlier state.
    /// - Parameter earlier: The state it had when it was read; nil for a new one.
    /// - Returns: False where someone else has moved it in the meantime.
    public func save(over earlier: State?, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        let (name, party, at) = Self.columns(of: state)
        guard let earlier else {
            return try transaction.execute(
                """
                INSERT INTO approval (id, purpose, subject, requester, requester_unit, beneficiary, reason, asked_at,
                                      until_at, state, decided_by, decided_unit, decided_at)
                VALUES (\(id.rawValue), \(purpose.rawValue), \(subject), \(requester.account.rawValue),
                        \(requester.unit.rawValue), \(beneficiary?.rawValue), \(reason), \(askedAt.microseconds),
                        \(until.microseconds), \(name), \(party?.account.rawValue), \(party?.unit.rawValue),
                        \(at?.microseconds))
                """) == 1
        }
        return try transaction.execute(
            """
            UPDATE approval SET state = \(name), decided_by = \(party?.account.rawValue),
                decided_unit = \(party?.unit.rawValue), decided_at = \(at?.microseconds)
            WHERE id = \(id.rawValue) AND state = \(Self.columns(of: earlier).name)
            """) == 1
    }

    public static func with(_ id: ApprovalID, in transaction: any Transaction) throws(DatabaseError) -> Approval? {
        try transaction.first("SELECT \(allColumns) FROM approval WHERE id = \(id.rawValue)").map(Approval.init(row:))
    }

    /// Those in which someone still has a move to make, the newest first: all of them, however many came later.
    public static func open(at now: Instant, in transaction: any Transaction) throws(DatabaseError) -> [Approval] {
        try transaction.query(
            "SELECT \(allColumns) FROM approval WHERE \(isOpen(at: now)) ORDER BY asked_at DESC, id DESC"
        ).map(Approval.init(row:))
    }

    /// The others, the newest first, a page at a time.
    public static func closed(
        _ count: Int, at now: Instant, before place: Place? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [Approval] {
        let start: SQL = place.map { "(asked_at, id) < (\($0.askedAt.microseconds), \($0.id.rawValue))" } ?? "1 = 1"
        return try transaction.query(
            """
            SELECT \(allColumns) FROM approval WHERE NOT (\(isOpen(at: now))) AND \(start)
            ORDER BY asked_at DESC, id DESC LIMIT \(count)
            """
        ).map(Approval.init(row:))
    }

    /// What one person ever asked for of one kind about one thing, the newest first.
    public static func asked(
        _ purpose: ApprovalPurpose, of subject: String, by account: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) -> [Approval] {
        try transaction.query(
            """
            SELECT \(allColumns) FROM approval
            WHERE purpose = \(purpose.rawValue) AND subject = \(subject) AND requester = \(account.rawValue)
            ORDER BY asked_at DESC, id DESC
            """
        ).map(Approval.init(row:))
    }

    /// Where a page of closed requests goes on.
    public struct Place: Hashable, Sendable {
        public let askedAt: Instant
        public let id: ApprovalID

        public init(_ approval: Approval) {
            askedAt = approval.askedAt
            id = approval.id
        }

        /// From `1688126400000000-ID`; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: "-", maxSplits: 1)
            guard parts.count == 2, let moment = Int64(parts[0]) else { return nil }
            askedAt = Instant(microseconds: moment)
            id = ApprovalID(String(parts[1]))
        }

        public var text: String { "\(askedAt.microseconds)-\(id.rawValue)" }
    }

    private static func isOpen(at now: Instant) -> SQL {
        "state IN ('waiting', 'approved') AND until_at > \(now.microseconds)"
    }

    private static let allColumns: SQL = """
        id, purpose, subject, requester, requester_unit, beneficiary, reason, asked_at, until_at, state, decided_by,
        decided_unit, decided_at
        """

    private static func columns(of state: State) -> (name: String, party: Party?, at: Instant?) {
        switch state {
        case .waiting: ("waiting", nil, nil)
        case .approved(let party, let at): ("approved", party, at)
        case .refused(let party, let at): ("refused", party, at)
        case .withdrawn(let at): ("withdrawn", nil, at)
        case .used(let party, let at): ("used", party, at)
        }
    }

    private init(row: Row) throws(DatabaseError) {
        let name = try row.text("state")
        let decided = try row.optionalText("decided_by")
        let unit = try row.optionalText("decided_unit")
        let at = try row.optionalInstant("decided_at")
        let party = decided.flatMap { account in
            unit.map { Party(account: AccountID(account), unit: UnitID($0)) }
        }
        let state: State? =
            switch (name, party, at) {
            case ("waiting", _, _): .waiting
            case ("approved", let party?, let at?): .approved(by: party, at: at)
            case ("refused", let party?, let at?): .refused(by: party, at: at)
            case ("withdrawn", _, let at?): .withdrawn(at: at)
            case ("used", let party?, let at?): .used(approvedBy: party, at: at)
            default: nil
            }
        guard let state, let purpose = ApprovalPurpose(rawValue: try row.text("purpose")) else {
            throw DatabaseError(.corrupt, "a state of a request was expected", place: "approval")
        }
        self.init(
            stored: ApprovalID(try row.text("id")), purpose: purpose, subject: try row.text("subject"),
            requester: Party(
                account: AccountID(try row.text("requester")), unit: UnitID(try row.text("requester_unit"))),
            beneficiary: try row.optionalText("beneficiary").map { AccountID($0) }, reason: try row.text("reason"),
            askedAt: try row.instant("asked_at"), until: try row.instant("until_at"), state: state)
    }
}
