public import Database
public import Protection

/// One question to the person who sent a report, or one answer of theirs.
public struct StoredRemark: Hashable, Sendable {
    public let id: String
    public let report: String
    public let isFromSource: Bool
    /// Sealed.
    public let body: [UInt8]
    public let saidAt: Instant
    /// The account that asked; nil for the source.
    public let saidBy: String?
    /// When the other side first had it before their eyes.
    public let seenAt: Instant?

    public init(
        id: String, report: String, isFromSource: Bool, body: [UInt8], saidAt: Instant, saidBy: String?,
        seenAt: Instant? = nil
    ) {
        self.id = id
        self.report = report
        self.isFromSource = isFromSource
        self.body = body
        self.saidAt = saidAt
        self.saidBy = saidBy
        self.seenAt = seenAt
    }

    /// Everything asked and answered about a report, in order.
    public static func of(
        report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredRemark] {
        try transaction.query("SELECT \(columns) FROM dialogue WHERE report = \(report) ORDER BY id LIMIT 500").map(
            StoredRemark.init(row:))
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO dialogue (\(StoredRemark.columns))
            VALUES (\(id), \(report), \(isFromSource), \(body), \(saidAt.microseconds), \(saidBy),
                    \(seenAt?.microseconds))
            """)
    }

    /// Notes that one side has seen what the other said.
    public static func see(
        report: String, fromSource: Bool, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            UPDATE dialogue SET seen_at = \(now.microseconds)
            WHERE report = \(report) AND is_from_source = \(fromSource) AND seen_at IS NULL
            """)
    }

    private static let columns: SQL = "id, report, is_from_source, body, said_at, said_by, seen_at"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row.text(at: 0), report: try row.text(at: 1), isFromSource: try row.bool(at: 2),
            body: try row.blob(at: 3), saidAt: Instant(microseconds: Int64(try row.int(at: 4))),
            saidBy: try row.optionalText(at: 5),
            seenAt: try row.optionalInt(at: 6).map { Instant(microseconds: Int64($0)) })
    }
}
