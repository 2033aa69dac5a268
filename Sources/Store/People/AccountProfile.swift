public import Access
public import Database
public import Protection

/// Someone who can sign in: the name colleagues know them by, and the unit that tells the two of a decision apart.
public struct AccountProfile: Hashable, Sendable {
    public let id: AccountID
    public let name: String
    public let unit: UnitID
    public let createdAt: Instant
    /// From when nobody can sign in with it; nil while it is open.
    public let closedAt: Instant?

    public init(id: AccountID, name: String, unit: UnitID, createdAt: Instant, closedAt: Instant? = nil) {
        self.id = id
        self.name = name
        self.unit = unit
        self.createdAt = createdAt
        self.closedAt = closedAt
    }

    /// The account as one of two persons.
    public var party: Party { Party(account: id, unit: unit) }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO account (id, name, unit, created_at)
            VALUES (\(id.rawValue), \(name), \(unit.rawValue), \(createdAt.microseconds))
            """)
    }

    /// The account of this id, open or closed.
    public static func with(_ id: AccountID, in transaction: any Transaction) throws(DatabaseError) -> AccountProfile? {
        try transaction.first("SELECT \(columns) FROM account WHERE id = \(id.rawValue)").map(AccountProfile.init(row:))
    }

    /// The names of some accounts, open or closed, by id.
    public static func names(
        of ids: some Collection<String>, in transaction: any Transaction
    ) throws(DatabaseError) -> [String: String] {
        var names: [String: String] = [:]
        let all = Array(ids)
        for start in stride(from: 0, to: all.count, by: 400) {
            let chunk = all[start..<min(start + 400, all.count)]
            for row in try transaction.query("SELECT id, name FROM account WHERE \(SQL.isIn("id", chunk))") {
                names[try row.text(at: 0)] = try row.text(at: 1)
            }
        }
        return names
    }

    /// Accounts in the order they were made, a page at a time.
    /// - Parameter after: The last account of the page before.
    public static func page(
        _ count: Int, after: AccountID? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [AccountProfile] {
        try transaction.query(
            "SELECT \(columns) FROM account WHERE id > \(after?.rawValue ?? "") ORDER BY id LIMIT \(count)"
        ).map(AccountProfile.init(row:))
    }

    /// Open accounts of this name: a person signs in by it, so two may not share one.
    public static func open(
        named name: String, in transaction: any Transaction
    ) throws(DatabaseError) -> AccountProfile? {
        try transaction.first(
            "SELECT \(columns) FROM account WHERE name = \(name) AND closed_at IS NULL ORDER BY id LIMIT 1"
        ).map(AccountProfile.init(row:))
    }

    /// Closes the account: its sessions, factors and invitations go, its grants end.
    public static func close(_ id: AccountID, at now: Instant, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            "UPDATE account SET closed_at = \(now.microseconds) WHERE id = \(id.rawValue) AND closed_at IS NULL")
        for table in ["session", "invitation", "passkey", "password", "recovery_code"] as [SQL] {
            try transaction.execute("DELETE FROM \(table) WHERE account = \(id.rawValue)")
        }
        try transaction.execute(
            """
            UPDATE access_grant SET until_at = \(now.microseconds)
            WHERE account = \(id.rawValue) AND until_at > \(now.microseconds)
            """)
    }

    private static let columns: SQL = "id, name, unit, created_at, closed_at"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: AccountID(try row.text("id")), name: try row.text("name"), unit: UnitID(try row.text("unit")),
            createdAt: try row.instant("created_at"), closedAt: try row.optionalInstant("closed_at"))
    }
}
