public import Database
public import Protection

/// The code by which the person who sent a report, without any account, reads what became of it.
public struct StoredReceipt: Hashable, Sendable {
    public let report: String
    /// A keyed digest of the code: what a code that is typed is found by.
    public let mark: [UInt8]
    /// The code itself, sealed: the same report keeps the same code when it is sent again.
    public let code: [UInt8]
    public let madeAt: Instant

    public init(report: String, mark: [UInt8], code: [UInt8], madeAt: Instant) {
        self.report = report
        self.mark = mark
        self.code = code
        self.madeAt = madeAt
    }

    /// The receipt of a report; nil where none was made.
    public static func of(
        report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredReceipt? {
        try transaction.first("SELECT \(columns) FROM receipt WHERE report = \(report)").map(StoredReceipt.init(row:))
    }

    /// The receipt whose code has this digest.
    public static func with(
        mark: [UInt8], in transaction: any Transaction
    ) throws(DatabaseError) -> StoredReceipt? {
        try transaction.first("SELECT \(columns) FROM receipt WHERE code_mark = \(mark)").map(StoredReceipt.init(row:))
    }

    /// Adds it, unless the report has one.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO receipt (\(StoredReceipt.columns))
            VALUES (\(report), \(mark), \(code), \(madeAt.microseconds))
            ON CONFLICT (report) DO NOTHING
            """)
    }

    private static let columns: SQL = "report, code_mark, code, made_at"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            report: try row.text(at: 0), mark: try row.blob(at: 1), code: try row.blob(at: 2),
            madeAt: Instant(microseconds: Int64(try row.int(at: 3))))
    }
}
