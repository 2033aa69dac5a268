public import Access
public import Database
public import Protection

/// A session in force: whose, since when, last seen when, and when the person last proved who they are. The token
/// itself is in the person's browser alone; here stands its digest.
public struct StoredSession: Hashable, Sendable {
    public let digest: String
    public let account: AccountID
    public let startedAt: Instant
    public let seenAt: Instant
    public let provenAt: Instant?

    public init(digest: String, account: AccountID, startedAt: Instant, seenAt: Instant, provenAt: Instant?) {
        self.digest = digest
        self.account = account
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.provenAt = provenAt
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO session (digest, account, started_at, seen_at, proven_at)
            VALUES (\(digest), \(account.rawValue), \(startedAt.microseconds), \(seenAt.microseconds),
                    \(provenAt?.microseconds))
            """)
    }

    public static func with(
        digest: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredSession? {
        try transaction.first(
            "SELECT digest, account, started_at, seen_at, proven_at FROM session WHERE digest = \(digest)"
        ).map { row throws(DatabaseError) in
            StoredSession(
                digest: try row.text("digest"), account: AccountID(try row.text("account")),
                startedAt: try row.instant("started_at"), seenAt: try row.instant("seen_at"),
                provenAt: try row.optionalInstant("proven_at"))
        }
    }

    /// The sessions of an account, newest first.
    public static func of(_ account: AccountID, in transaction: any Transaction) throws(DatabaseError)
        -> [StoredSession]
    {
        var sessions: [StoredSession] = []
        for row in try transaction.query(
            """
            SELECT digest, account, started_at, seen_at, proven_at FROM session
            WHERE account = \(account.rawValue) ORDER BY started_at DESC, digest
            """)
        {
            sessions.append(
                StoredSession(
                    digest: try row.text("digest"), account: account, startedAt: try row.instant("started_at"),
                    seenAt: try row.instant("seen_at"), provenAt: try row.optionalInstant("proven_at")))
        }
        return sessions
    }

    /// Notes that the session was used.
    public static func touch(
        digest: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("UPDATE session SET seen_at = \(now.microseconds) WHERE digest = \(digest)")
    }

    /// Notes that the person has proven again who they are.
    public static func prove(
        digest: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            "UPDATE session SET proven_at = \(now.microseconds), seen_at = \(now.microseconds) WHERE digest = \(digest)"
        )
    }

    /// Ends one session.
    public static func end(digest: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute("DELETE FROM session WHERE digest = \(digest)")
    }

    /// Ends every session of an account, but for one.
    public static func endAll(
        of account: AccountID, except digest: String? = nil, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            "DELETE FROM session WHERE account = \(account.rawValue) AND digest <> \(digest ?? "")")
    }

    /// Removes sessions that started before a moment or were last seen before another.
    public static func sweep(
        startedBefore: Instant, seenBefore: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            DELETE FROM session WHERE started_at < \(startedBefore.microseconds) OR seen_at < \(seenBefore.microseconds)
            """)
    }
}
