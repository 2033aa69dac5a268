public import Database
public import Protection

/// A photo, recording or other file that belongs to a report, and what is known of its bytes.
public struct StoredAttachment: Hashable, Sendable {
    /// The report's identity in the store.
    public let report: String
    /// As the report names it.
    public let name: String
    /// What arrived; nil while it is still to come.
    public let content: Content?

    /// Bytes that are here.
    public struct Content: Hashable, Sendable {
        /// In bytes.
        public let size: Int
        /// Of the bytes as received: 32 bytes.
        public let sha256: [UInt8]
        /// Where the sealed bytes lie, below the store's folder of files.
        public let file: String
        /// The key of that file, sealed.
        public let key: [UInt8]
        public let receivedAt: Instant

        public init(size: Int, sha256: [UInt8], file: String, key: [UInt8], receivedAt: Instant) {
            self.size = size
            self.sha256 = sha256
            self.file = file
            self.key = key
            self.receivedAt = receivedAt
        }
    }

    /// Notes that a file is to come; one already named keeps what is known of it.
    public static func expect(
        _ name: String, of report: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO report_attachment (report, name) VALUES (\(report), \(name))
            ON CONFLICT (report, name) DO NOTHING
            """)
    }

    /// Notes that the bytes are here.
    /// - Returns: False where other bytes came first under this name: those stay.
    public static func arrived(
        _ content: Content, name: String, of report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try expect(name, of: report, in: transaction)
        try transaction.execute(
            """
            UPDATE report_attachment
            SET size = \(content.size), sha256 = \(content.sha256), file = \(content.file), file_key = \(content.key),
                received_at = \(content.receivedAt.microseconds)
            WHERE report = \(report) AND name = \(name) AND sha256 IS NULL
            """)
        let held = try all(of: report, in: transaction).first { $0.name == name }
        return held?.content?.sha256 == content.sha256
    }

    /// The files of a report, by name.
    public static func all(
        of report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredAttachment] {
        try transaction.query(
            """
            SELECT name, size, sha256, file, file_key, received_at FROM report_attachment
            WHERE report = \(report) ORDER BY name
            """
        ).map { row throws(DatabaseError) in
            var content: Content?
            if let size = try row.optionalInt(at: 1) {
                content = Content(
                    size: size, sha256: try row.blob(at: 2), file: try row.text(at: 3), key: try row.blob(at: 4),
                    receivedAt: Instant(microseconds: Int64(try row.int(at: 5))))
            }
            return StoredAttachment(report: report, name: try row.text(at: 0), content: content)
        }
    }

    /// Reports of a format that name a file which has not come, oldest first.
    public static func reportsAwaiting(
        _ count: Int, format: StoredReport.Format, after id: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        try transaction.query(
            """
            SELECT DISTINCT a.report FROM report_attachment AS a
            WHERE a.sha256 IS NULL AND a.report > \(id)
              AND EXISTS (SELECT 1 FROM report AS r WHERE r.id = a.report AND r.format = \(format.rawValue))
            ORDER BY a.report LIMIT \(count)
            """
        ).map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    /// Those of some files that no report has, whole or as a piece: left behind where a server ended before it had stored the report.
    public static func unclaimed(
        among files: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> Set<String> {
        var left = Set(files)
        for start in stride(from: 0, to: files.count, by: 500) {
            let some = files[start..<min(start + 500, files.count)]
            for table in ["report_attachment", "attachment_piece"] as [SQL] {
                for row in try transaction.query("SELECT file FROM \(table) WHERE \(SQL.isIn("file", some))") {
                    left.remove(try row.text(at: 0))
                }
            }
        }
        return left
    }
}
