public import Database
public import Protection

/// Lists of reports by what was understood of them: quick among millions, since each page is read off an index and counts
/// are kept as reports come in.
public struct ReportList: Hashable, Sendable {
    public var standing: StoredReading.Standing
    /// Those of these areas alone; nil for all, and for those nobody has placed.
    public var areas: Set<AreaRef>?
    public var kind: ReportKind?
    public var category: ReportCategory?
    /// Codes of words that the place named must hold, all of them.
    public var words: [Int64]

    public init(
        standing: StoredReading.Standing = .live, areas: Set<AreaRef>? = nil, kind: ReportKind? = nil,
        category: ReportCategory? = nil, words: [Int64] = []
    ) {
        self.standing = standing
        self.areas = areas
        self.kind = kind
        self.category = category
        self.words = words
    }

    /// One report and its reading in force.
    public struct Entry: Hashable, Sendable {
        public let report: StoredReport
        public let reading: StoredReading
    }

    /// How many there are.
    public struct Count: Hashable, Sendable {
        public let number: Int
        /// Whether counting ended there: there are at least so many.
        public let isAtLeast: Bool
    }

    /// Counting matches of words ends here.
    private static let mostCounted = 1_000

    /// The newest reports below an identity, newest first; the last one's identity asks for the next page.
    public func page(
        _ count: Int, before id: String?, in transaction: any Transaction
    ) throws(DatabaseError) -> [Entry] {
        let listed = try ids(count, before: id, in: transaction)
        let reports = try StoredReport.with(ids: listed, in: transaction)
        let readings = try StoredReading.current(of: listed, in: transaction)
        return try listed.map { id throws(DatabaseError) in
            // None vanishes from the list.
            guard let report = reports[id], let reading = readings[id] else {
                throw DatabaseError(.corrupt, "a report's row, or its reading's, does not read", place: id)
            }
            return Entry(report: report, reading: reading)
        }
    }

    /// How many reports the whole list has.
    public func count(in transaction: any Transaction) throws(DatabaseError) -> Count {
        guard words.isEmpty else {
            let found = try transaction.first(
                """
                SELECT count(*) FROM (
                    SELECT r.report FROM \(source) WHERE \(conditions(before: nil, area: nil))
                    LIMIT \(Self.mostCounted + 1)
                ) found
                """
            )?.int(at: 0)
            return Count(
                number: min(found ?? 0, Self.mostCounted), isAtLeast: (found ?? 0) > Self.mostCounted)
        }
        var conditions: [SQL] = ["standing = \(standing.rawValue)"]
        if let kind { conditions.append("kind = \(kind.rawValue)") }
        if let category { conditions.append("category = \(category.rawValue)") }
        let rows = try transaction.query(
            """
            SELECT scheme, area_code, CAST(sum(n) AS BIGINT) FROM report_tally
            WHERE \(conditions.joined(separator: " AND "))
            GROUP BY scheme, area_code
            """)
        var sum = 0
        for row in rows {
            let area = AreaRef(scheme: try row.text(at: 0), code: try row.text(at: 1))
            if areas.map({ $0.contains(area) }) ?? true { sum += try row.int(at: 2) }
        }
        return Count(number: sum, isAtLeast: false)
    }

    private func ids(
        _ count: Int, before id: String?, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        // Few reports name a place: these are read off the words, whatever their area.
        guard let areas, words.isEmpty else { return try ids(count, before: id, area: nil, in: transaction) }
        // Each area's newest, from its own stretch of the index; the newest of them all are among these.
        var all: [String] = []
        for area in areas { all += try ids(count, before: id, area: area, in: transaction) }
        return Array(all.sorted(by: >).prefix(count))
    }

    private func ids(
        _ count: Int, before id: String?, area: AreaRef?, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        let order: SQL = words.isEmpty ? "r.report" : "w.report"
        return try transaction.query(
            """
            SELECT r.report FROM \(source)
            WHERE \(conditions(before: id, area: area))
            ORDER BY \(order) DESC
            LIMIT \(count)
            """
        ).map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    private var source: SQL {
        // A cross join keeps SQLite to this order: first the few reports with the word, then their readings.
        words.isEmpty ? "report_reading r" : "report_word w CROSS JOIN report_reading r"
    }

    private func conditions(before id: String?, area: AreaRef?) -> SQL {
        var all: [SQL] = ["r.superseded_at IS NULL", "r.standing = \(standing.rawValue)"]
        if let id { all.append("r.report < \(id)") }
        if let area { all.append("r.scheme = \(area.scheme) AND r.area_code = \(area.code)") }
        if let kind { all.append("r.kind = \(kind.rawValue)") }
        if let category { all.append("r.category = \(category.rawValue)") }
        guard let first = words.first else { return all.joined(separator: " AND ") }
        all.append("w.word = \(first) AND r.report = w.report")
        if let id { all.append("w.report < \(id)") }
        for word in words.dropFirst() {
            all.append("EXISTS (SELECT 1 FROM report_word o WHERE o.word = \(word) AND o.report = r.report)")
        }
        if let areas { all.append(SQL.isIn("r.scheme || ':' || r.area_code", areas.map { "\($0.scheme):\($0.code)" })) }
        return all.joined(separator: " AND ")
    }
}
