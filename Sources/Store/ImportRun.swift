public import Database
public import Protection

/// One import: which file, of which kind, and whether its facts are known yet.
public struct ImportRun: Sendable {
    public let id: String
    public let kind: String
    public let fileName: String
    /// Tells the same file from another, so that an import that was cut off can go on.
    public let fingerprint: String
    public let startedAt: Instant
    public let recordedAt: Instant

    public init(
        id: String, kind: String, fileName: String, fingerprint: String, startedAt: Instant, recordedAt: Instant
    ) {
        self.id = id
        self.kind = kind
        self.fileName = fileName
        self.fingerprint = fingerprint
        self.startedAt = startedAt
        self.recordedAt = recordedAt
    }

    /// The run of the same file that never finished, if there is one.
    public static func unfinished(
        kind: String, fingerprint: String, in transaction: any Transaction
    ) throws(DatabaseError) -> ImportRun? {
        try transaction.first(
            """
            SELECT id, file_name, started_at, recorded_at FROM import_run
            WHERE kind = \(kind) AND fingerprint = \(fingerprint) AND finished_at IS NULL
            ORDER BY started_at DESC LIMIT 1
            """
        ).map { row throws(DatabaseError) in
            ImportRun(
                id: try row.text("id"), kind: kind, fileName: try row.text("file_name"), fingerprint: fingerprint,
                startedAt: Instant(microseconds: Int64(try row.int("started_at"))),
                recordedAt: Instant(microseconds: Int64(try row.int("recorded_at"))))
        }
    }

    /// Every run of a kind that never finished: only one import of a kind is under way at a time, and the latest wins.
    public static func unfinished(kind: String, in transaction: any Transaction) throws(DatabaseError) -> [String] {
        var runs: [String] = []
        for row in try transaction.query(
            "SELECT id FROM import_run WHERE kind = \(kind) AND finished_at IS NULL ORDER BY id")
        {
            runs.append(try row.text(at: 0))
        }
        return runs
    }

    /// Notes that the run has begun.
    public func begin(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO import_run (id, kind, file_name, fingerprint, started_at, recorded_at)
            VALUES (\(id), \(kind), \(fileName), \(fingerprint), \(startedAt.microseconds),
                    \(recordedAt.microseconds))
            """)
    }

    /// Notes that the run is over and what came of it; from here on its facts are known.
    public func finish(
        at moment: Instant, read: Int, new: Int, revised: Int, unchanged: Int, rejected: Int,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        let updated = try transaction.execute(
            """
            UPDATE import_run SET finished_at = \(moment.microseconds), rows_read = \(read), rows_new = \(new),
                rows_revised = \(revised), rows_unchanged = \(unchanged), rows_rejected = \(rejected)
            WHERE id = \(id)
            """)
        guard updated == 1 else {
            throw DatabaseError(.cancelled, "another import of the same kind has taken over", place: kind)
        }
        try Settings.bumpFactsVersion(in: transaction)
    }

    /// Forgets a run that never finished.
    public static func forget(_ id: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute("DELETE FROM import_run WHERE id = \(id) AND finished_at IS NULL")
    }
}
