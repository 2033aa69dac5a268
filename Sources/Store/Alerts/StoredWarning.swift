public import Access
public import Database
public import Protection

/// An approved warning as it left. It is never changed: an update or a cancellation is a warning of its own.
public struct StoredWarning: Hashable, Sendable {
    public let id: String
    public let alert: String
    public let area: AreaRef?
    /// For those named alone, and so in no feed that programs read.
    public let isAddressed: Bool
    public let sentAt: Instant
    public let expiresAt: Instant
    /// The warning it updates or takes back.
    public let replaces: String?
    public let approvedBy: AccountID?
    /// The whole of it, in the spelling of whoever stored it.
    public let document: String

    public init(
        id: String, alert: String, area: AreaRef?, isAddressed: Bool, sentAt: Instant, expiresAt: Instant,
        replaces: String?, approvedBy: AccountID?, document: String
    ) {
        self.id = id
        self.alert = alert
        self.area = area
        self.isAddressed = isAddressed
        self.sentAt = sentAt
        self.expiresAt = expiresAt
        self.replaces = replaces
        self.approvedBy = approvedBy
        self.document = document
    }

    /// Keeps it.
    /// - Throws: `uniqueViolation` where the warning it replaces was replaced already.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO warning (\(StoredWarning.columns))
            VALUES (\(id), \(alert), \(area?.scheme), \(area?.code), \(isAddressed), \(sentAt.microseconds),
                    \(expiresAt.microseconds), \(replaces), \(approvedBy?.rawValue), \(document))
            """)
    }

    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> StoredWarning? {
        try transaction.first("SELECT \(columns) FROM warning WHERE id = \(id)").map(StoredWarning.init(row:))
    }

    /// The warnings that came of an alert, oldest first.
    public static func all(of alert: String, in transaction: any Transaction) throws(DatabaseError) -> [StoredWarning] {
        try transaction.query("SELECT \(columns) FROM warning WHERE alert = \(alert) ORDER BY id")
            .map(StoredWarning.init(row:))
    }

    /// Warnings that hold at a moment: not expired and not replaced; the latest first, a thousand at most.
    public static func inForce(
        at now: Instant, within areas: Set<AreaRef>?, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredWarning] {
        try transaction.query(
            """
            SELECT \(columns) FROM warning
            WHERE expires_at > \(now.microseconds) AND \(StoredAlert.inside(areas))
                AND id NOT IN (SELECT replaces FROM warning WHERE replaces IS NOT NULL)
            ORDER BY sent_at DESC, id DESC LIMIT 1000
            """
        ).map(StoredWarning.init(row:))
    }

    private static let columns: SQL = """
        id, alert, scheme, area_code, is_addressed, sent_at, expires_at, replaces, approved_by, document
        """

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row.text(at: 0), alert: try row.text(at: 1), area: try row.area(at: 2),
            isAddressed: try row.bool(at: 4), sentAt: Instant(microseconds: Int64(try row.int(at: 5))),
            expiresAt: Instant(microseconds: Int64(try row.int(at: 6))), replaces: try row.optionalText(at: 7),
            approvedBy: try row.optionalText(at: 8).map { AccountID($0) }, document: try row.text(at: 9))
    }
}
