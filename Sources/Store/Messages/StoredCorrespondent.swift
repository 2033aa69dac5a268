public import Database
public import Protection

/// Someone who writes text messages, known by a pseudonym alone. The number lies sealed beside it.
public struct StoredCorrespondent: Hashable, Sendable {
    /// A keyed digest of the number: what reports of this source bear.
    public let id: String
    /// The gateway the last message came by: answers go back that way.
    public var gateway: String
    /// Sealed.
    public let number: [UInt8]
    /// Whether it is a number at all, and not a name or a short code.
    public let canBeAnswered: Bool
    /// The language of the last message that showed one.
    public var language: String?
    /// What may be sent back, as the person chose.
    public var mode: String
    /// Hours of the day within which a step may be told.
    public var safeHours: SafeHours?
    /// When the person asked for no more messages; nil while they may be sent.
    public var stoppedAt: Instant?
    /// Whether it is known and trusted: then only a real flood sets its reports aside.
    public var isTrusted: Bool
    /// The areas it is registered for.
    public var areas: [AreaRef]
    public let firstAt: Instant
    public var lastAt: Instant

    /// From the first hour, up to but without the second.
    public struct SafeHours: Hashable, Sendable {
        public let from: Int
        public let until: Int

        public init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }
    }

    public init(
        id: String, gateway: String, number: [UInt8], canBeAnswered: Bool, language: String? = nil,
        mode: String, safeHours: SafeHours? = nil, stoppedAt: Instant? = nil, isTrusted: Bool = false,
        areas: [AreaRef] = [], firstAt: Instant, lastAt: Instant
    ) {
        self.id = id
        self.gateway = gateway
        self.number = number
        self.canBeAnswered = canBeAnswered
        self.language = language
        self.mode = mode
        self.safeHours = safeHours
        self.stoppedAt = stoppedAt
        self.isTrusted = isTrusted
        self.areas = areas
        self.firstAt = firstAt
        self.lastAt = lastAt
    }

    /// The correspondent of this pseudonym.
    public static func with(
        id: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredCorrespondent? {
        try transaction.first("SELECT \(columns) FROM correspondent WHERE id = \(id)").map(
            StoredCorrespondent.init(row:))
    }

    /// How many there are, how many want no more messages, and how many are trusted.
    public static func counts(
        in transaction: any Transaction
    ) throws(DatabaseError) -> (all: Int, stopped: Int, trusted: Int) {
        let row = try transaction.first(
            """
            SELECT count(*) AS n, count(stopped_at) AS stopped, count(CASE WHEN is_trusted THEN 1 END) AS trusted
            FROM correspondent
            """)
        return (try row?.int("n") ?? 0, try row?.int("stopped") ?? 0, try row?.int("trusted") ?? 0)
    }

    /// Adds it, or takes over all but the sealed number and the first moment.
    public func put(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO correspondent (\(StoredCorrespondent.columns))
            VALUES (\(id), \(gateway), \(number), \(canBeAnswered), \(language), \(mode), \(safeHours?.from),
                    \(safeHours?.until), \(stoppedAt?.microseconds), \(isTrusted), \(AreaList.text(of: areas)),
                    \(firstAt.microseconds), \(lastAt.microseconds))
            ON CONFLICT (id) DO UPDATE SET
                gateway = excluded.gateway, language = excluded.language, mode = excluded.mode,
                safe_from = excluded.safe_from, safe_until = excluded.safe_until, stopped_at = excluded.stopped_at,
                is_trusted = excluded.is_trusted, areas = excluded.areas, last_at = excluded.last_at
            """)
    }

    private static let columns: SQL = """
        id, gateway, number, can_be_answered, language, mode, safe_from, safe_until, stopped_at, is_trusted, areas,
        first_at, last_at
        """

    private init(row: Row) throws(DatabaseError) {
        let (from, until) = (try row.optionalInt(at: 6), try row.optionalInt(at: 7))
        self.init(
            id: try row.text(at: 0), gateway: try row.text(at: 1), number: try row.blob(at: 2),
            canBeAnswered: try row.bool(at: 3), language: try row.optionalText(at: 4), mode: try row.text(at: 5),
            safeHours: from.flatMap { from in until.map { SafeHours(from: from, until: $0) } },
            stoppedAt: try row.optionalInt(at: 8).map { Instant(microseconds: Int64($0)) },
            isTrusted: try row.bool(at: 9), areas: AreaList.areas(in: try row.text(at: 10)),
            firstAt: Instant(microseconds: Int64(try row.int(at: 11))),
            lastAt: Instant(microseconds: Int64(try row.int(at: 12))))
    }
}
