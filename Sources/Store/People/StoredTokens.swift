public import Access
public import Database
public import Protection

/// A one-time link to a new account, or the challenge a passkey has to sign: kept as a digest, taken once.
public enum OneTime {
    /// Keeps an invitation.
    public static func invite(
        _ account: AccountID, digest: String, until: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("DELETE FROM invitation WHERE account = \(account.rawValue)")
        try transaction.execute(
            """
            INSERT INTO invitation (digest, account, expires_at)
            VALUES (\(digest), \(account.rawValue), \(until.microseconds))
            """)
    }

    /// Whom an invitation is for, while it holds.
    public static func invited(
        digest: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> AccountID? {
        try transaction.first(
            "SELECT account FROM invitation WHERE digest = \(digest) AND expires_at > \(now.microseconds)"
        ).map { row throws(DatabaseError) in AccountID(try row.text("account")) }
    }

    /// Takes an invitation, once.
    public static func takeInvitation(digest: String, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute("DELETE FROM invitation WHERE digest = \(digest)") == 1
    }

    /// Keeps a challenge, and forgets those issued before a moment.
    public static func challenge(
        _ challenge: [UInt8], ceremony: String, account: AccountID?, at now: Instant, forgetting old: Instant,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("DELETE FROM challenge WHERE issued_at < \(old.microseconds)")
        try transaction.execute(
            """
            INSERT INTO challenge (challenge, ceremony, account, issued_at)
            VALUES (\(challenge), \(ceremony), \(account?.rawValue), \(now.microseconds))
            """)
    }

    /// Takes a challenge, once, whatever comes of the answer to it.
    /// - Returns: What it was for, whose, and when it was issued; nil where there is none such.
    public static func takeChallenge(
        _ challenge: [UInt8], in transaction: any Transaction
    ) throws(DatabaseError) -> (ceremony: String, account: AccountID?, issuedAt: Instant)? {
        try transaction.first(
            "DELETE FROM challenge WHERE challenge = \(challenge) RETURNING ceremony, account, issued_at"
        ).map { row throws(DatabaseError) in
            (
                try row.text("ceremony"), try row.optionalText("account").map { AccountID($0) },
                try row.instant("issued_at")
            )
        }
    }
}

/// A program's token: what it may do, where, until when. The token itself is shown once and kept as a digest.
public struct StoredToken: Hashable, Sendable {
    public let id: TokenID
    public let digest: String
    public let label: String
    public let scopes: Set<Scope>
    public let areas: Extent<AreaRef>
    public let madeBy: AccountID?
    public let madeAt: Instant
    public let until: Instant
    public let revokedAt: Instant?

    public init(
        id: TokenID, digest: String, label: String, scopes: Set<Scope>, areas: Extent<AreaRef>, madeBy: AccountID?,
        madeAt: Instant, until: Instant, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.digest = digest
        self.label = label
        self.scopes = scopes
        self.areas = areas
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.until = until
        self.revokedAt = revokedAt
    }

    /// Who asks with it.
    public var principal: Principal {
        .token(
            id, scopes: scopes, compartment: Compartment(areas: areas, organisations: .all, cases: .all), until: until)
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO api_token (id, digest, label, scopes, areas, made_by, made_at, until_at)
            VALUES (\(id.rawValue), \(digest), \(label), \(scopes.map(\.rawValue).sorted().joined(separator: " ")),
                    \(areas.text), \(madeBy?.rawValue), \(madeAt.microseconds), \(until.microseconds))
            """)
    }

    /// The token of this digest, while it holds.
    public static func with(
        digest: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredToken? {
        try transaction.first(
            """
            SELECT \(columns) FROM api_token
            WHERE digest = \(digest) AND revoked_at IS NULL AND until_at > \(now.microseconds)
            """
        ).map(StoredToken.init(row:))
    }

    /// The token of this id, whatever became of it.
    public static func with(id: TokenID, in transaction: any Transaction) throws(DatabaseError) -> StoredToken? {
        try transaction.first("SELECT \(columns) FROM api_token WHERE id = \(id.rawValue)").map(StoredToken.init(row:))
    }

    /// Tokens in the order they were made, a page at a time.
    public static func page(
        _ count: Int, after: TokenID? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredToken] {
        try transaction.query(
            "SELECT \(columns) FROM api_token WHERE id > \(after?.rawValue ?? "") ORDER BY id LIMIT \(count)"
        ).map(StoredToken.init(row:))
    }

    public static func revoke(_ id: TokenID, at now: Instant, in transaction: any Transaction) throws(DatabaseError)
        -> Bool
    {
        try transaction.execute(
            "UPDATE api_token SET revoked_at = \(now.microseconds) WHERE id = \(id.rawValue) AND revoked_at IS NULL")
            == 1
    }

    private static let columns: SQL = "id, digest, label, scopes, areas, made_by, made_at, until_at, revoked_at"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: TokenID(try row.text("id")), digest: try row.text("digest"), label: try row.text("label"),
            scopes: Set(try row.text("scopes").split(separator: " ").compactMap { Scope(rawValue: String($0)) }),
            areas: Extent(text: try row.text("areas")), madeBy: try row.optionalText("made_by").map { AccountID($0) },
            madeAt: try row.instant("made_at"), until: try row.instant("until_at"),
            revokedAt: try row.optionalInstant("revoked_at"))
    }
}
