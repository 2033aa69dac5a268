public import Database
public import TransparencyLog

/// Adds to the log, inside the transaction of what is logged: both are stored, or neither.
///
/// The frontier of the tree is a row like any other, so a savepoint that rolls back takes its entries out of the tree
/// again, and the next body of a shared commit goes on from where the last good one left it.
public enum LogWriter {
    /// Takes the log's turn: **call it before anything else** in a `Database.write` body that will log.
    ///
    /// `write` sees the store as it was at its first statement. Where several servers write to one PostgreSQL database,
    /// one that waits for its turn only then would find the log moved on, and fail. Asked first, it waits and then sees
    /// the latest. `append` bodies need not; on SQLite it does nothing.
    public static func reserve(in transaction: any Transaction) throws(DatabaseError) {
        guard transaction.engine == .postgres else { return }
        try transaction.execute("LOCK TABLE log_head IN EXCLUSIVE MODE")
    }

    /// Adds one event. Best the last step of a body: on PostgreSQL others who log wait until it commits.
    /// - Throws: Whatever the store refuses; the caller lets it pass on, so that what cannot be logged is not done.
    @discardableResult
    public static func append(_ event: LogEvent, in transaction: any Transaction) throws(DatabaseError) -> LogEntry {
        var head = try LogHead.locked(in: transaction)
        if transaction.engine == .postgres { return try head.appendAndStore(event, in: transaction) }
        let entry = try head.append(event, in: transaction)
        try head.store(in: transaction)
        return entry
    }

    /// Adds several events in order; cheaper than one by one.
    @discardableResult
    public static func append(
        _ events: some Sequence<LogEvent>, in transaction: any Transaction
    ) throws(DatabaseError) -> [LogEntry] {
        var head = try LogHead.locked(in: transaction)
        var entries: [LogEntry] = []
        for event in events { entries.append(try head.append(event, in: transaction)) }
        if !entries.isEmpty { try head.store(in: transaction) }
        return entries
    }
}

/// The growing edge of the tree, held for the length of one call.
private struct LogHead {
    private var frontier: Frontier
    private let before: Int

    static func locked(in transaction: any Transaction) throws(DatabaseError) -> LogHead {
        let row =
            switch transaction.engine {
            case .sqlite: try transaction.first("SELECT size, frontier FROM log_head WHERE id = 1")
            case .postgres: try transaction.first("SELECT size, frontier FROM log_head WHERE id = 1 FOR UPDATE")
            }
        guard let row else { throw DatabaseError(.corrupt, "the log has lost its head", place: "log_head") }
        return LogHead(try LogTable.frontier(row))
    }

    private init(_ frontier: Frontier) {
        self.frontier = frontier
        before = frontier.size
    }

    mutating func append(_ event: LogEvent, in transaction: any Transaction) throws(DatabaseError) -> LogEntry {
        let grown = grow(by: event)
        try transaction.execute(
            """
            INSERT INTO log_entry (seq, entry, leaf_hash)
            VALUES (\(grown.entry.seq), \(grown.bytes), \(grown.leaf.bytes))
            """)
        try Self.store(grown.completed, in: transaction)
        return grown.entry
    }

    /// Entry and head in one statement: on PostgreSQL each statement is a way to the server and back.
    mutating func appendAndStore(
        _ event: LogEvent, in transaction: any Transaction
    ) throws(DatabaseError) -> LogEntry {
        let grown = grow(by: event)
        let added = try transaction.execute(
            """
            WITH moved AS (
                UPDATE log_head SET size = \(frontier.size), frontier = \(frontier.bytes)
                WHERE id = 1 AND size = \(before)
                RETURNING id
            )
            INSERT INTO log_entry (seq, entry, leaf_hash)
            SELECT \(grown.entry.seq), \(grown.bytes), \(grown.leaf.bytes) FROM moved
            """)
        guard added == 1 else { throw DatabaseError(.corrupt, "the log's head has moved", place: "log_head") }
        try Self.store(grown.completed, in: transaction)
        return grown.entry
    }

    private struct Grown {
        let entry: LogEntry
        let bytes: [UInt8]
        let leaf: MerkleHash
        /// Subtrees that are complete with it, of the levels that are stored.
        let completed: [(Subtree, MerkleHash)]
    }

    private mutating func grow(by event: LogEvent) -> Grown {
        let entry = LogEntry(seq: frontier.size, event: event)
        let bytes = entry.bytes
        let leaf = MerkleHash.leaf(bytes)
        var completed: [(Subtree, MerkleHash)] = []
        frontier.append(leaf) { subtree, hash in
            if subtree.level % StoredTree.step == 0 { completed.append((subtree, hash)) }
        }
        return Grown(entry: entry, bytes: bytes, leaf: leaf, completed: completed)
    }

    private static func store(
        _ completed: [(Subtree, MerkleHash)], in transaction: any Transaction
    ) throws(DatabaseError) {
        for (subtree, hash) in completed {
            try transaction.execute(
                """
                INSERT INTO log_node (level, position, hash)
                VALUES (\(subtree.level), \(subtree.position), \(hash.bytes))
                """)
        }
    }

    func store(in transaction: any Transaction) throws(DatabaseError) {
        let changed = try transaction.execute(
            """
            UPDATE log_head SET size = \(frontier.size), frontier = \(frontier.bytes)
            WHERE id = 1 AND size = \(before)
            """)
        guard changed == 1 else { throw DatabaseError(.corrupt, "the log's head has moved", place: "log_head") }
    }
}
