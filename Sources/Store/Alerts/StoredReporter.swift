public import Access
public import Database
public import Protection

/// Someone from whom a report is expected every week, by a pseudonym.
public struct StoredReporter: Hashable, Sendable {
    public let id: String
    public let reporter: ExpectedReporter
    public let madeBy: AccountID?
    public let madeAt: Instant

    public init(id: String, reporter: ExpectedReporter, madeBy: AccountID?, madeAt: Instant) {
        self.id = id
        self.reporter = reporter
        self.madeBy = madeBy
        self.madeAt = madeAt
    }

    /// How many weeks after the day it was written down an expectation may begin, and how many before it: ten years, since
    /// what was expected in the past is written down later, too.
    public static let reach = (ahead: 53, back: 530)

    /// The first week that counts; one written down before there was a bound may name any year.
    public var firstWeek: Week { max(reporter.from, Week(of: madeAt.day).advanced(by: -Self.reach.back)) }

    /// Everyone ever expected, as known at a moment, by area and pseudonym: past weeks count those expected then.
    public static func all(
        knownAt moment: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredReporter] {
        try transaction.query(
            """
            SELECT \(columns), CASE WHEN ended_at > \(moment.microseconds) THEN NULL ELSE until_week END
            FROM expected_reporter WHERE made_at <= \(moment.microseconds)
            ORDER BY scheme, area_code, source, id
            """
        ).map(StoredReporter.init(row:))
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO expected_reporter (\(StoredReporter.columns), until_week)
            VALUES (\(id), \(reporter.source), \(reporter.area.scheme), \(reporter.area.code), \(reporter.from.index),
                    \(madeBy?.rawValue), \(madeAt.microseconds), \(reporter.until?.index))
            """)
    }

    /// Nobody expects a report from there after a week.
    /// - Returns: False where there is no such reporter, or an end is set already.
    public static func end(
        _ id: String, after week: Week, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE expected_reporter SET until_week = \(week.index), ended_at = \(now.microseconds)
            WHERE id = \(id) AND until_week IS NULL
            """) == 1
    }

    /// Reports received between two moments that may count and bear a source: who, where by the reading in force at the
    /// second moment or by the channel, when. Whether one was set aside is settled when it comes.
    public static func heard(
        from: Instant, to: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [Heard] {
        try transaction.query(
            """
            SELECT r.source, r.areas, r.received_at, r.said_at, n.scheme, n.area_code
            FROM report r LEFT JOIN report_reading n ON n.report = r.id AND n.read_at <= \(to.microseconds)
                AND (n.superseded_at IS NULL OR n.superseded_at > \(to.microseconds))
            WHERE r.source IS NOT NULL AND r.quarantine IS NULL AND r.purpose = 'live' AND r.channel <> 'system'
                AND r.received_at >= \(from.microseconds) AND r.received_at <= \(to.microseconds)
            """
        ).map { row throws(DatabaseError) in
            Heard(
                source: try row.text(at: 0), registered: AreaList.areas(in: try row.text(at: 1)),
                area: try row.area(at: 4), receivedAt: Instant(microseconds: Int64(try row.int(at: 2))),
                saidAt: try row.optionalInt(at: 3).map { Instant(microseconds: Int64($0)) })
        }
    }

    /// That a source was heard.
    public struct Heard: Hashable, Sendable {
        public let source: String
        /// The areas the channel vouches for.
        public let registered: [AreaRef]
        /// The area the report tells of.
        public let area: AreaRef?
        public let receivedAt: Instant
        public let saidAt: Instant?
    }

    private static let columns: SQL = "id, source, scheme, area_code, from_week, made_by, made_at"

    private init(row: Row) throws(DatabaseError) {
        guard let area = try row.area(at: 2) else {
            throw DatabaseError(.corrupt, "an expected reporter's row does not read", place: "expected_reporter")
        }
        self.init(
            id: try row.text(at: 0),
            reporter: ExpectedReporter(
                source: try row.text(at: 1), area: area, from: Week(index: try row.int(at: 4)),
                until: try row.optionalInt(at: 7).map { Week(index: $0) }),
            madeBy: try row.optionalText(at: 5).map { AccountID($0) },
            madeAt: Instant(microseconds: Int64(try row.int(at: 6))))
    }
}
