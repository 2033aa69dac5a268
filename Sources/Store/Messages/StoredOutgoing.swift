public import Database
public import Protection

/// A message to send, or that was sent. Once a gateway has taken it, neither its text nor its recipient is kept.
public struct StoredOutgoing: Hashable, Sendable {
    public let id: String
    /// Why it is sent, once: the same cause never makes a second message.
    public let cause: String
    public let correspondent: String
    public let gateway: String
    /// Sealed; empty once it has left.
    public let recipient: [UInt8]
    /// Sealed; empty once it has left.
    public let body: [UInt8]
    public let parts: Int
    public let status: Int
    public let tries: Int
    public let dueAt: Instant
    public let madeAt: Instant

    public init(
        id: String, cause: String, correspondent: String, gateway: String, recipient: [UInt8], body: [UInt8],
        parts: Int, status: Int = 0, tries: Int = 0, dueAt: Instant, madeAt: Instant
    ) {
        self.id = id
        self.cause = cause
        self.correspondent = correspondent
        self.gateway = gateway
        self.recipient = recipient
        self.body = body
        self.parts = parts
        self.status = status
        self.tries = tries
        self.dueAt = dueAt
        self.madeAt = madeAt
    }

    /// Adds it, unless its cause has made one already.
    /// - Returns: Whether it was added.
    @discardableResult
    public func insert(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO outgoing_message (\(StoredOutgoing.columns), moved_at)
            VALUES (\(id), \(cause), \(correspondent), \(gateway), \(recipient), \(body), \(parts), \(status), \(tries),
                    \(dueAt.microseconds), \(madeAt.microseconds), \(madeAt.microseconds))
            ON CONFLICT (cause) DO NOTHING
            """) == 1
    }

    /// The gateways for which a message is due.
    public static func gatewaysDue(
        at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        try transaction.query(
            """
            SELECT DISTINCT gateway FROM outgoing_message WHERE status = 0 AND due_at <= \(now.microseconds)
            ORDER BY gateway
            """
        ).map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    /// Takes the next message that is due for a gateway, for `lease` seconds: whoever took it and ended before it left
    /// lets another take it then. Several servers may ask at once.
    public static func claim(
        for gateway: String, at now: Instant, lease: Int, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredOutgoing? {
        let lock: SQL =
            switch transaction.engine {
            case .sqlite: ""
            case .postgres: "FOR UPDATE SKIP LOCKED"
            }
        return try transaction.first(
            """
            UPDATE outgoing_message
            SET tries = tries + 1, due_at = \(now.microseconds + Int64(lease) * 1_000_000)
            WHERE id = (SELECT id FROM outgoing_message
                        WHERE status = 0 AND due_at <= \(now.microseconds) AND gateway = \(gateway)
                        ORDER BY due_at, id LIMIT 1 \(lock))
            RETURNING \(columns)
            """
        ).map(StoredOutgoing.init(row:))
    }

    /// Notes that the gateway has it, and forgets what it said and to whom.
    /// - Parameter gatewayID: The gateway's own number of it, where it gives one.
    public static func left(
        _ id: String, as status: Int, gatewayID: String?, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        let empty: [UInt8] = []
        try transaction.execute(
            """
            UPDATE outgoing_message
            SET status = CASE WHEN status < \(status) THEN \(status) ELSE status END, recipient = \(empty),
                body = \(empty), gateway_id = \(gatewayID), moved_at = \(now.microseconds), failure = NULL
            WHERE id = \(id)
            """)
    }

    /// Notes that it did not leave, and when to try again; nil gives up, and forgets what it said.
    public static func missed(
        _ id: String, because failure: String, retryAt: Instant?, givingUpAs status: Int, at now: Instant,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        guard let retryAt else {
            try left(id, as: status, gatewayID: nil, at: now, in: transaction)
            try transaction.execute("UPDATE outgoing_message SET failure = \(failure) WHERE id = \(id)")
            return
        }
        try transaction.execute(
            """
            UPDATE outgoing_message
            SET due_at = \(retryAt.microseconds), failure = \(failure), moved_at = \(now.microseconds)
            WHERE id = \(id) AND status = 0
            """)
    }

    /// Moves it forward to a status its gateway reports, by our number of it or the gateway's own.
    public static func advance(
        _ id: String, to status: Int, by gateway: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            UPDATE outgoing_message SET status = \(status), moved_at = \(now.microseconds)
            WHERE gateway = \(gateway) AND (id = \(id) OR gateway_id = \(id)) AND status < \(status)
            """)
    }

    /// Takes back everything to someone that has not left yet: the person wants no more messages.
    public static func withdraw(to correspondent: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute("DELETE FROM outgoing_message WHERE correspondent = \(correspondent) AND status = 0")
    }

    /// Takes back the messages of these causes that have not left yet.
    public static func withdraw(causes: [String], in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute("DELETE FROM outgoing_message WHERE status = 0 AND \(SQL.isIn("cause", causes))")
    }

    /// How far the message of a cause has come; nil where none was made.
    public static func status(of cause: String, in transaction: any Transaction) throws(DatabaseError) -> Int? {
        try transaction.first("SELECT status FROM outgoing_message WHERE cause = \(cause)")?.int(at: 0)
    }

    /// How many were made for someone since a moment.
    public static func count(
        to correspondent: String, since moment: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Int {
        try transaction.first(
            """
            SELECT count(*) AS n FROM outgoing_message
            WHERE correspondent = \(correspondent) AND made_at > \(moment.microseconds)
            """
        )?.int("n") ?? 0
    }

    /// How many stand at each status, by gateway.
    public static func counts(
        in transaction: any Transaction
    ) throws(DatabaseError) -> [(gateway: String, status: Int, count: Int)] {
        var counts: [(gateway: String, status: Int, count: Int)] = []
        for row in try transaction.query(
            "SELECT gateway, status, count(*) AS n FROM outgoing_message GROUP BY gateway, status ORDER BY gateway, status"
        ) {
            counts.append((try row.text(at: 0), try row.int(at: 1), try row.int(at: 2)))
        }
        return counts
    }

    private static let columns: SQL = """
        id, cause, correspondent, gateway, recipient, body, parts, status, tries, due_at, made_at
        """

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row.text(at: 0), cause: try row.text(at: 1), correspondent: try row.text(at: 2),
            gateway: try row.text(at: 3), recipient: try row.blob(at: 4), body: try row.blob(at: 5),
            parts: try row.int(at: 6), status: try row.int(at: 7), tries: try row.int(at: 8),
            dueAt: Instant(microseconds: Int64(try row.int(at: 9))),
            madeAt: Instant(microseconds: Int64(try row.int(at: 10))))
    }
}
