public import Access
public import Database
public import Protection

extension Grant {
    /// Keeps the grant.
    /// - Parameters:
    ///   - giver: Who gave it; nil for the founding of a store.
    ///   - approval: The decision of two persons behind it.
    public func insert(
        givenBy giver: AccountID?, approval: ApprovalID? = nil, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO access_grant (id, account, role, areas, organisations, cases, marks, from_at, until_at, given_by,
                                      approval)
            VALUES (\(id.rawValue), \(account.rawValue), \(role.rawValue), \(compartment.areas.text),
                    \(compartment.organisations.lines()), \(compartment.cases.lines()),
                    \(compartment.marks.members.map(\.rawValue).joined(separator: "\n")), \(from.microseconds),
                    \(until.microseconds), \(giver?.rawValue), \(approval?.rawValue))
            """)
    }

    /// Every grant of an account, past and to come.
    public static func of(_ account: AccountID, in transaction: any Transaction) throws(DatabaseError) -> [Grant] {
        var grants: [Grant] = []
        for row in try transaction.query(
            "SELECT \(columns) FROM access_grant WHERE account = \(account.rawValue) ORDER BY id")
        {
            grants.append(try Grant(row: row))
        }
        return grants
    }

    /// Those who hold a role now, with their units.
    public static func holders(
        of role: Role, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [Party] {
        var parties: [Party] = []
        for row in try transaction.query(
            """
            SELECT DISTINCT a.id AS id, a.unit AS unit FROM access_grant g JOIN account a ON a.id = g.account
            WHERE g.role = \(role.rawValue) AND g.from_at <= \(now.microseconds) AND g.until_at > \(now.microseconds)
              AND a.closed_at IS NULL
            ORDER BY a.id
            """)
        {
            parties.append(Party(account: AccountID(try row.text("id")), unit: UnitID(try row.text("unit"))))
        }
        return parties
    }

    /// Ends a grant now, if it has not ended already.
    /// - Returns: Whether there was one to end.
    public static func end(_ id: GrantID, at now: Instant, in transaction: any Transaction) throws(DatabaseError)
        -> Bool
    {
        try transaction.execute(
            """
            UPDATE access_grant SET until_at = \(now.microseconds)
            WHERE id = \(id.rawValue) AND until_at > \(now.microseconds)
            """) == 1
    }

    private static let columns: SQL = "id, account, role, areas, organisations, cases, marks, from_at, until_at"

    private init(row: Row) throws(DatabaseError) {
        guard let role = Role(rawValue: try row.text("role")) else {
            throw DatabaseError(.corrupt, "a role was expected", place: "access_grant")
        }
        let from = try row.instant("from_at")
        let until = try row.instant("until_at")
        let marks = try row.text("marks").split(separator: "\n").compactMap { Mark(rawValue: String($0)) }
        let compartment = Compartment(
            areas: Extent(text: try row.text("areas")), organisations: Extent(lines: try row.text("organisations")),
            cases: Extent(lines: try row.text("cases")), marks: Marks(marks))
        self.init(
            stored: GrantID(try row.text("id")), account: AccountID(try row.text("account")), role: role,
            compartment: compartment, from: from, until: until)
    }
}

extension Grant {
    /// Keeps a grant that is asked for and not given: it opens nothing, since its end stands at its beginning.
    public func keepAsked(under approval: ApprovalID, in transaction: any Transaction) throws(DatabaseError) {
        try insert(givenBy: nil, approval: approval, in: transaction)
        try transaction.execute(
            "UPDATE access_grant SET until_at = from_at WHERE id = \(id.rawValue)")
    }

    /// The grant that a request asks for, or asked for.
    public static func asked(
        under approval: ApprovalID, in transaction: any Transaction
    ) throws(DatabaseError) -> Grant? {
        try transaction.first("SELECT \(columns) FROM access_grant WHERE approval = \(approval.rawValue)")
            .map(Grant.init(row:))
    }

    /// Gives the grant that an approved request asked for.
    public static func giveAsked(
        under approval: ApprovalID, by giver: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) {
        let longest = Grant.longest.components.seconds * 1_000_000
        try transaction.execute(
            """
            UPDATE access_grant SET until_at = from_at + \(longest), given_by = \(giver.rawValue)
            WHERE approval = \(approval.rawValue) AND given_by IS NULL
            """)
    }
}
