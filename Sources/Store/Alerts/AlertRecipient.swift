public import Access
public import Database
public import Protection

/// By which way one actor, or one level of those on duty, is told of an alert.
public struct AlertRecipient: Hashable, Sendable {
    /// The ways there are.
    public enum Way: String, CaseIterable, Sendable {
        /// The alert page, which the person on duty has open.
        case page
        /// A request to another program, with ids only.
        case webhook
        /// A text message that names nothing.
        case sms
    }

    public let id: String
    /// The actor or the level: what rules and decisions call it.
    public let name: String
    public let way: Way
    /// Where to, sealed; nil for the page.
    public let target: [UInt8]?
    /// What signs a webhook, sealed.
    public let secret: [UInt8]?
    public let madeBy: AccountID?
    public let madeAt: Instant

    public init(
        id: String, name: String, way: Way, target: [UInt8]?, secret: [UInt8]?, madeBy: AccountID?, madeAt: Instant
    ) {
        self.id = id
        self.name = name
        self.way = way
        self.target = target
        self.secret = secret
        self.madeBy = madeBy
        self.madeAt = madeAt
    }

    /// Those in force, by name.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [AlertRecipient] {
        try transaction.query("SELECT \(columns) FROM alert_recipient WHERE ended_at IS NULL ORDER BY name, id")
            .map(AlertRecipient.init(row:))
    }

    /// The recipient of this identity, whether or not it is still told.
    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> AlertRecipient? {
        try transaction.first("SELECT \(columns) FROM alert_recipient WHERE id = \(id)").map(AlertRecipient.init(row:))
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO alert_recipient (\(AlertRecipient.columns))
            VALUES (\(id), \(name), \(way.rawValue), \(target), \(secret), \(madeBy?.rawValue),
                    \(madeAt.microseconds))
            """)
    }

    /// Nobody is told by this way any more.
    public static func end(
        _ id: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE alert_recipient SET ended_at = \(now.microseconds) WHERE id = \(id) AND ended_at IS NULL") == 1
    }

    private static let columns: SQL = "id, name, way, target, secret, made_by, made_at"

    private init(row: Row) throws(DatabaseError) {
        guard let way = Way(rawValue: try row.text(at: 2)) else {
            throw DatabaseError(.corrupt, "a recipient's row does not read", place: "alert_recipient")
        }
        self.init(
            id: try row.text(at: 0), name: try row.text(at: 1), way: way, target: try row.optionalBlob(at: 3),
            secret: try row.optionalBlob(at: 4), madeBy: try row.optionalText(at: 5).map { AccountID($0) },
            madeAt: Instant(microseconds: Int64(try row.int(at: 6))))
    }
}
