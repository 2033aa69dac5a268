public import Database
public import Protection

/// A way by which text messages come and go, as the store keeps it: its settings in clear, its secrets sealed.
public struct StoredGateway: Hashable, Sendable {
    /// The last part of its address: `/sms/NAME`.
    public let name: String
    public let kind: String
    /// JSON, without any secret.
    public let settings: String
    /// Sealed.
    public let secrets: [UInt8]
    /// Whether messages are taken and sent.
    public let isOpen: Bool
    public let changedAt: Instant

    public init(
        name: String, kind: String, settings: String, secrets: [UInt8], isOpen: Bool, changedAt: Instant
    ) {
        self.name = name
        self.kind = kind
        self.settings = settings
        self.secrets = secrets
        self.isOpen = isOpen
        self.changedAt = changedAt
    }

    /// The gateway of this name.
    public static func named(_ name: String, in transaction: any Transaction) throws(DatabaseError) -> StoredGateway? {
        try transaction.first("SELECT \(columns) FROM gateway WHERE name = \(name)").map(StoredGateway.init(row:))
    }

    /// Every gateway, by name.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [StoredGateway] {
        try transaction.query("SELECT \(columns) FROM gateway ORDER BY name").map(StoredGateway.init(row:))
    }

    /// Adds it, or replaces the one of its name.
    public func put(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO gateway (\(StoredGateway.columns))
            VALUES (\(name), \(kind), \(settings), \(secrets), \(isOpen), \(changedAt.microseconds))
            ON CONFLICT (name) DO UPDATE SET
                kind = excluded.kind, settings = excluded.settings, secrets = excluded.secrets,
                is_open = excluded.is_open, changed_at = excluded.changed_at
            """)
    }

    /// Opens or closes the one of this name; nothing else of it changes.
    /// - Returns: False where there is none.
    public static func set(
        _ name: String, isOpen: Bool, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE gateway SET is_open = \(isOpen), changed_at = \(now.microseconds) WHERE name = \(name)") == 1
    }

    private static let columns: SQL = "name, kind, settings, secrets, is_open, changed_at"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            name: try row.text(at: 0), kind: try row.text(at: 1), settings: try row.text(at: 2),
            secrets: try row.blob(at: 3), isOpen: try row.bool(at: 4),
            changedAt: Instant(microseconds: Int64(try row.int(at: 5))))
    }
}
