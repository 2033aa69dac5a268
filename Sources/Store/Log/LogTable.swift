public import Database
public import TransparencyLog

/// Reads the log.
public enum LogTable {
    /// Which entries a page shows; nothing set shows all.
    public struct Selection: Sendable, Hashable {
        public var actor: LogActor?
        public var object: LogObject?

        public init(actor: LogActor? = nil, object: LogObject? = nil) {
            self.actor = actor
            self.object = object
        }
    }

    /// How many entries the log has, and the edge of their tree.
    public static func head(in transaction: any Transaction) throws(DatabaseError) -> Frontier? {
        try transaction.first("SELECT size, frontier FROM log_head WHERE id = 1").map(frontier)
    }

    /// The newest entries below a place, newest first; the place of the last one asks for the next page.
    /// - Throws: `corrupt` where a row is not an entry of this program: `LogAudit` then says which.
    public static func page(
        of selection: Selection = Selection(), before seq: Int? = nil, count: Int, in transaction: any Transaction
    ) throws(DatabaseError) -> [LogEntry] {
        var conditions: [SQL] = ["seq < \(seq ?? Int.max)"]
        // Written as in the index, so that it is used.
        if let actor = selection.actor { conditions.append("substr(entry, 18, 17) = \(LogEntry.key(of: actor))") }
        if let object = selection.object { conditions.append("substr(entry, 35, 17) = \(LogEntry.key(of: object))") }
        var entries: [LogEntry] = []
        for row in try transaction.query(
            """
            SELECT seq, entry FROM log_entry
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY seq DESC
            LIMIT \(count)
            """)
        {
            entries.append(try entry(row))
        }
        return entries
    }

    /// One entry, with the bytes its leaf was made of.
    public static func record(_ seq: Int, in transaction: any Transaction) throws(DatabaseError) -> LogRecord? {
        try transaction.first("SELECT seq, entry, leaf_hash FROM log_entry WHERE seq = \(seq)").map(record)
    }

    /// Hands over the rows from a place on, oldest first, as they stand.
    static func forEachRecord(
        from seq: Int, upTo end: Int, count: Int, in transaction: any Transaction, _ body: (LogRecord) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT seq, entry, leaf_hash FROM log_entry
            WHERE seq >= \(seq) AND seq < \(end)
            ORDER BY seq
            LIMIT \(count)
            """
        ) { try body(try record($0)) }
    }

    static func frontier(_ row: Row) throws(DatabaseError) -> Frontier {
        guard let frontier = Frontier(size: try row.int(at: 0), bytes: try row.blob(at: 1)) else {
            throw DatabaseError(.corrupt, "the log's head is damaged", place: "log_head")
        }
        return frontier
    }

    private static func record(_ row: Row) throws(DatabaseError) -> LogRecord {
        LogRecord(
            seq: try row.int(at: 0), entry: bytes(try row.value(at: 1)), leafHash: bytes(try row.value(at: 2)))
    }

    /// SQLite lets anyone put another type into a column: that is a damaged entry, not a reason to stop reading.
    private static func bytes(_ value: Value) -> [UInt8] {
        if case .blob(let bytes) = value { bytes } else { [] }
    }

    private static func entry(_ row: Row) throws(DatabaseError) -> LogEntry {
        do {
            return try LogEntry(bytes: try row.blob(at: 1))
        } catch let error as LogError {
            throw DatabaseError(.corrupt, error.english, place: "log_entry \(try row.int(at: 0))")
        } catch let error as DatabaseError {
            throw error
        } catch {
            throw DatabaseError(.other, "\(error)", place: "log_entry")
        }
    }
}
