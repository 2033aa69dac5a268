public import Database
public import Protection

/// A piece of a photo or recording that is not whole yet.
public struct StoredPiece: Hashable, Sendable {
    /// The report's identity in the store.
    public let report: String
    /// The file's name.
    public let name: String
    /// Its place in the file, in bytes.
    public let start: Int
    /// How long the whole file will be, in bytes.
    public let total: Int
    /// The bytes of the piece.
    public let content: StoredAttachment.Content

    public init(report: String, name: String, start: Int, total: Int, content: StoredAttachment.Content) {
        self.report = report
        self.name = name
        self.start = start
        self.total = total
        self.content = content
    }

    /// The pieces of one file, in their order.
    public static func all(
        of report: String, name: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredPiece] {
        try transaction.query(
            "SELECT \(columns) FROM attachment_piece WHERE report = \(report) AND name = \(name) ORDER BY first_byte"
        ).map(StoredPiece.init(row:))
    }

    /// How much of a file is here from its start, and how long its pieces say that it will be, in bytes; nil where no piece
    /// is here.
    public static func standing(
        of report: String, name: String, in transaction: any Transaction
    ) throws(DatabaseError) -> (held: Int, totals: ClosedRange<Int>)? {
        let row = try transaction.first(
            """
            SELECT CAST(sum(size) AS BIGINT), min(total), max(total) FROM attachment_piece
            WHERE report = \(report) AND name = \(name)
            """)
        guard let row, let held = try row.optionalInt(at: 0) else { return nil }
        return (held, try row.int(at: 1)...(try row.int(at: 2)))
    }

    /// How many files of a report are under way.
    public static func count(of report: String, in transaction: any Transaction) throws(DatabaseError) -> Int {
        try transaction.first(
            "SELECT count(DISTINCT name) AS n FROM attachment_piece WHERE report = \(report)")?.int("n") ?? 0
    }

    /// Adds it, unless another came first at its place.
    /// - Returns: Whether it was added.
    public func insert(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO attachment_piece (\(StoredPiece.columns))
            VALUES (\(report), \(name), \(start), \(content.size), \(total), \(content.sha256), \(content.file),
                    \(content.key), \(content.receivedAt.microseconds))
            ON CONFLICT (report, name, first_byte) DO NOTHING
            """) == 1
    }

    /// Removes the pieces of one file.
    public static func remove(
        of report: String, name: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("DELETE FROM attachment_piece WHERE report = \(report) AND name = \(name)")
    }

    /// Removes the pieces of files to which nothing has come since a moment.
    /// - Returns: Their files.
    public static func removeStalled(
        since moment: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        try transaction.query(
            """
            DELETE FROM attachment_piece
            WHERE received_at < \(moment.microseconds)
              AND NOT EXISTS (SELECT 1 FROM attachment_piece AS newer
                              WHERE newer.report = attachment_piece.report AND newer.name = attachment_piece.name
                                AND newer.received_at >= \(moment.microseconds))
            RETURNING file
            """
        ).map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    private static let columns: SQL = """
        report, name, first_byte, size, total, sha256, file, file_key, received_at
        """

    private init(row: Row) throws(DatabaseError) {
        self.init(
            report: try row.text(at: 0), name: try row.text(at: 1), start: try row.int(at: 2),
            total: try row.int(at: 4),
            content: StoredAttachment.Content(
                size: try row.int(at: 3), sha256: try row.blob(at: 5), file: try row.text(at: 6),
                key: try row.blob(at: 7), receivedAt: Instant(microseconds: Int64(try row.int(at: 8)))))
    }
}
