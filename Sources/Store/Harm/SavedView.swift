public import Database
public import Protection

/// A selection of incidents somebody saved under a name: their own, shown to nobody else.
public struct SavedView: Hashable, Sendable {
    public let id: String
    public let account: String
    public let name: String
    /// As the address of the list writes it.
    public let query: String
    public let madeAt: Instant

    public init(id: String, account: String, name: String, query: String, madeAt: Instant) {
        self.id = id
        self.account = account
        self.name = name
        self.query = query
        self.madeAt = madeAt
    }

    /// No account keeps more.
    public static let most = 50

    /// Keeps it, unless its account keeps as many as it may.
    /// - Returns: Whether it is kept.
    public func insert(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        let held = try transaction.first("SELECT count(*) AS n FROM harm_view WHERE account = \(account)")
        guard try held?.int("n") ?? 0 < Self.most else { return false }
        try transaction.execute(
            """
            INSERT INTO harm_view (id, account, name, query, made_at)
            VALUES (\(id), \(account), \(name), \(query), \(madeAt.microseconds))
            """)
        return true
    }

    /// Somebody's views, by name.
    public static func of(_ account: String, in transaction: any Transaction) throws(DatabaseError) -> [SavedView] {
        try transaction.query(
            """
            SELECT id, account, name, query, made_at FROM harm_view WHERE account = \(account) ORDER BY name, id
            """
        ).map { row throws(DatabaseError) in
            SavedView(
                id: try row.text(at: 0), account: try row.text(at: 1), name: try row.text(at: 2),
                query: try row.text(at: 3), madeAt: Instant(microseconds: Int64(try row.int(at: 4))))
        }
    }

    /// - Returns: Whether there was one of theirs to remove.
    public static func remove(
        _ id: String, of account: String, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute("DELETE FROM harm_view WHERE id = \(id) AND account = \(account)") == 1
    }
}
