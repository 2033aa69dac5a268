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

    /// How many answers about some reports nobody on duty has seen. Every report whose sender has a code is named, and no
    /// other.
    public static func unseenAnswers(
        to reports: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: Int] {
        var unseen: [String: Int] = [:]
        for row in try transaction.query(
            """
            SELECT r.report, count(d.id) FROM receipt AS r
            LEFT JOIN dialogue AS d ON d.report = r.report AND d.is_from_source = \(true) AND d.seen_at IS NULL
            WHERE \(SQL.isIn("r.report", reports))
            GROUP BY r.report
            """)
        {
            unseen[try row.text(at: 0)] = try row.int(at: 1)
        }
        return unseen
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
