public import Database
public import Protection

/// That somebody is told of an alert, by which way, and what came of it.
public struct StoredNotice: Hashable, Sendable {
    /// What came of it.
    public enum State: String, CaseIterable, Sendable {
        /// It stands on the alert page.
        case shown
        /// It waits to be sent.
        case queued
        case sent
        /// Given up after the last try.
        case failed
    }

    public let id: String
    public let alert: String
    /// The event that called for it.
    public let seq: Int
    /// The actor or level told.
    public let name: String
    public let recipient: String?
    public let way: AlertRecipient.Way
    public let state: State
    public let attempts: Int
    public let madeAt: Instant
    /// When it is tried next.
    public let nextAt: Instant?
    /// When it was sent or given up.
    public let settledAt: Instant?

    public init(
        id: String, alert: String, seq: Int, name: String, recipient: String?, way: AlertRecipient.Way, madeAt: Instant
    ) {
        self.id = id
        self.alert = alert
        self.seq = seq
        self.name = name
        self.recipient = recipient
        self.way = way
        state = way == .page ? .shown : .queued
        attempts = 0
        self.madeAt = madeAt
        nextAt = way == .page ? nil : madeAt
        settledAt = nil
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO notice (\(StoredNotice.columns))
            VALUES (\(id), \(alert), \(seq), \(name), \(recipient), \(way.rawValue), \(state.rawValue), \(attempts),
                    \(madeAt.microseconds), \(nextAt?.microseconds), \(settledAt?.microseconds))
            """)
    }

    /// Who was told of an alert, in order.
    public static func all(of alert: String, in transaction: any Transaction) throws(DatabaseError) -> [StoredNotice] {
        try transaction.query("SELECT \(columns) FROM notice WHERE alert = \(alert) ORDER BY seq, id")
            .map(StoredNotice.init(row:))
    }

    /// To whom something is to be sent now by some ways.
    public static func recipients(
        by ways: [AlertRecipient.Way], at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        guard !ways.isEmpty else { return [] }
        return try transaction.query(
            """
            SELECT DISTINCT recipient FROM notice
            WHERE state = 'queued' AND next_at <= \(now.microseconds) AND way IN (\(list: ways.map(\.rawValue)))
              AND recipient IS NOT NULL
            """
        ).map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    /// The notice a recipient is to be sent next; nil where none is due.
    public static func next(
        for recipient: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredNotice? {
        try transaction.first(
            """
            SELECT \(columns) FROM notice
            WHERE state = 'queued' AND next_at <= \(now.microseconds) AND recipient = \(recipient)
            ORDER BY next_at, id LIMIT 1
            """
        ).map(StoredNotice.init(row:))
    }

    /// Takes a due notice to be tried once: no other server tries it before `again`.
    /// - Returns: False where another server was first.
    public func take(until again: Instant, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE notice SET attempts = \(attempts + 1), next_at = \(again.microseconds)
            WHERE id = \(id) AND state = 'queued' AND attempts = \(attempts)
            """) == 1
    }

    /// Puts a notice back that was taken and could not be tried: the try does not count.
    public func putBack(until again: Instant, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            UPDATE notice SET attempts = \(attempts), next_at = \(again.microseconds)
            WHERE id = \(id) AND state = 'queued' AND attempts = \(attempts + 1)
            """)
    }

    /// Notes what came of it.
    public static func settle(
        _ id: String, _ state: State, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            "UPDATE notice SET state = \(state.rawValue), settled_at = \(now.microseconds) WHERE id = \(id)")
    }

    private static let columns: SQL = """
        id, alert, seq, name, recipient, way, state, attempts, made_at, next_at, settled_at
        """

    private init(row: Row) throws(DatabaseError) {
        guard let way = AlertRecipient.Way(rawValue: try row.text(at: 5)),
            let state = State(rawValue: try row.text(at: 6))
        else { throw DatabaseError(.corrupt, "a notice's row does not read", place: "notice") }
        id = try row.text(at: 0)
        alert = try row.text(at: 1)
        seq = try row.int(at: 2)
        name = try row.text(at: 3)
        recipient = try row.optionalText(at: 4)
        self.way = way
        self.state = state
        attempts = try row.int(at: 7)
        madeAt = Instant(microseconds: Int64(try row.int(at: 8)))
        nextAt = try row.optionalInstant("next_at")
        settledAt = try row.optionalInstant("settled_at")
    }
}
