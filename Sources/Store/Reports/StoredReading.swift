public import Database
public import Protection

/// What was understood of a report: a version. The newest has no `supersededAt`.
///
/// Codes and numbers stand in columns; whatever was said in words is sealed in `words`, but for a narrative from which
/// names were taken.
public struct StoredReading: Hashable, Sendable {
    /// The report's identity in the store.
    public let report: String
    /// From 1.
    public private(set) var version: Int
    public private(set) var readAt: Instant
    /// The account that corrected the reading; nil for the product itself.
    public private(set) var readBy: String?
    public let kind: ReportKind
    public let category: ReportCategory?
    public let isUrgent: Bool
    /// The area it tells of, where that is certain.
    public private(set) var area: AreaRef?
    public let coordinate: Coordinate?
    public private(set) var placePrecision: PlacePrecision?
    public let day: Day?
    public let dayPrecision: DatePrecision?
    public let harms: [ReportReading.HarmTold]
    public let peopleAtRisk: CountRange?
    public let isOngoing: Bool?
    public let isHearsay: Bool
    public let sourceType: String?
    public let consent: Bool?
    public let mayCallBack: Bool?
    public let rating: SourceRating
    /// What was said in words (places, actors, needs, the narrative, what nobody understood), sealed.
    public let words: [UInt8]
    /// The narrative as it may stand in the clear, references in place of what may not; nil until that was done. Only the reading
    /// in force has one.
    public private(set) var narrative: String?
    /// The account that has read the narrative over; nil while nobody has.
    public private(set) var readOverBy: String?

    public init(
        report: String, version: Int, readAt: Instant, readBy: String?, kind: ReportKind, category: ReportCategory?,
        isUrgent: Bool, area: AreaRef?, coordinate: Coordinate?, placePrecision: PlacePrecision?, day: Day?,
        dayPrecision: DatePrecision?, harms: [ReportReading.HarmTold], peopleAtRisk: CountRange?, isOngoing: Bool?,
        isHearsay: Bool, sourceType: String?, consent: Bool?, mayCallBack: Bool?, rating: SourceRating,
        words: [UInt8], narrative: String?
    ) {
        self.report = report
        self.version = version
        self.readAt = readAt
        self.readBy = readBy
        self.kind = kind
        self.category = category
        self.isUrgent = isUrgent
        self.area = area
        self.coordinate = coordinate
        self.placePrecision = placePrecision
        self.day = day
        self.dayPrecision = dayPrecision
        self.harms = harms
        self.peopleAtRisk = peopleAtRisk
        self.isOngoing = isOngoing
        self.isHearsay = isHearsay
        self.sourceType = sourceType
        self.consent = consent
        self.mayCallBack = mayCallBack
        self.rating = rating
        self.words = words
        self.narrative = narrative
    }

    /// The same under another version.
    public func renumbered(_ version: Int) -> StoredReading {
        var copy = self
        copy.version = version
        return copy
    }

    /// The same with another narrative.
    /// - Parameter isReadOver: Whether whoever made it has read it over; else it is read over as much as it was.
    public func redacted(
        _ narrative: String, version: Int, isReadOver: Bool, by account: String, at now: Instant
    ) -> StoredReading {
        var copy = renumbered(version)
        copy.narrative = narrative
        copy.readBy = account
        if isReadOver { copy.readOverBy = account }
        copy.readAt = now
        return copy
    }

    /// The same, placed in an area by a person.
    public func placed(
        in area: AreaRef, _ precision: PlacePrecision, version: Int, by account: String, at now: Instant
    ) -> StoredReading {
        var copy = renumbered(version)
        copy.area = area
        copy.placePrecision = precision
        copy.readBy = account
        copy.readAt = now
        return copy
    }

    /// The reading in force.
    public static func current(
        of report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredReading? {
        try transaction.first(
            "SELECT \(columns) FROM report_reading WHERE report = \(report) AND superseded_at IS NULL"
        ).map(StoredReading.init(row:))
    }

    /// The readings in force of some reports, by report; one that has none, or none that reads, is left out.
    public static func current(
        of reports: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: StoredReading] {
        var found: [String: StoredReading] = [:]
        for row in try transaction.query(
            "SELECT \(columns) FROM report_reading WHERE superseded_at IS NULL AND \(SQL.isIn("report", reports))")
        {
            guard let reading = try? StoredReading(row: row) else { continue }  // left out, as said above
            found[reading.report] = reading
        }
        return found
    }

    /// Every reading of a report, oldest first.
    public static func all(
        of report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredReading] {
        try transaction.query(
            "SELECT \(columns) FROM report_reading WHERE report = \(report) ORDER BY version"
        ).map(StoredReading.init(row:))
    }

    /// Whether readings count, and if not, why: as their report was received.
    public enum Standing: String, CaseIterable, Sendable {
        case live, training, draft
        /// Of a flood: shown apart until somebody has looked.
        case setAside = "set_aside"
    }

    /// Adds it as the reading in force, and closes the one before, which loses its narrative; the tally of readings follows.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        if version > 1 {
            try StoredReading.tally(-1, of: report, in: transaction)
            try transaction.execute(
                """
                UPDATE report_reading SET superseded_at = \(readAt.microseconds), narrative = NULL
                WHERE report = \(report) AND superseded_at IS NULL
                """)
        }
        try transaction.execute(
            """
            INSERT INTO report_reading (\(StoredReading.columns), standing)
            VALUES (\(report), \(version), \(readAt.microseconds), \(readBy), \(kind.rawValue), \(category?.rawValue),
                    \(isUrgent), \(area?.scheme), \(area?.code), \(coordinate?.latitude), \(coordinate?.longitude),
                    \(placePrecision?.rawValue), \(day?.daysSinceEpoch), \(dayPrecision?.rawValue),
                    \(HarmLines.text(of: harms)), \(peopleAtRisk?.min), \(peopleAtRisk?.max), \(isOngoing),
                    \(isHearsay), \(sourceType), \(consent), \(mayCallBack), \(rating.description), \(words),
                    \(narrative), \(readOverBy),
                    (SELECT CASE WHEN purpose <> 'live' THEN purpose WHEN quarantine IS NOT NULL THEN 'set_aside'
                        ELSE 'live' END FROM report WHERE id = \(report)))
            """)
        try StoredReading.tally(1, of: report, in: transaction)
    }

    private static func tally(
        _ change: Int, of report: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO report_tally (standing, scheme, area_code, kind, category, n)
            SELECT standing, coalesce(scheme, ''), coalesce(area_code, ''), kind, coalesce(category, ''),
                   CAST(\(change) AS BIGINT)
            FROM report_reading
            WHERE report = \(report) AND superseded_at IS NULL
            ON CONFLICT (standing, scheme, area_code, kind, category) DO UPDATE SET n = report_tally.n + excluded.n
            """)
    }

    private static let columns: SQL = """
        report, version, read_at, read_by, kind, category, is_urgent, scheme, area_code, latitude, longitude,
        place_precision, day, day_precision, harms, at_risk_min, at_risk_max, is_ongoing, is_hearsay, source_type,
        consent, may_call_back, rating, words, narrative, read_over_by
        """

    private init(row: Row) throws(DatabaseError) {
        guard let kind = ReportKind(rawValue: try row.text(at: 4)), let rating = SourceRating(try row.text(at: 22))
        else {
            throw DatabaseError(.corrupt, "a reading's row does not read", place: "report_reading")
        }
        self.init(
            report: try row.text(at: 0), version: try row.int(at: 1),
            readAt: Instant(microseconds: Int64(try row.int(at: 2))), readBy: try row.optionalText(at: 3), kind: kind,
            category: try row.optionalText(at: 5).flatMap(ReportCategory.init(rawValue:)),
            isUrgent: try row.bool(at: 6), area: try row.area(at: 7), coordinate: try row.coordinate(at: 9),
            placePrecision: try row.optionalInt(at: 11).flatMap(PlacePrecision.init(rawValue:)),
            day: try row.optionalInt(at: 12).map { Day(daysSinceEpoch: $0) },
            dayPrecision: try row.optionalInt(at: 13).flatMap(DatePrecision.init(rawValue:)),
            harms: try HarmLines.harms(in: row.text(at: 14)), peopleAtRisk: try row.range(at: 15),
            isOngoing: try row.optionalBool(at: 17), isHearsay: try row.bool(at: 18),
            sourceType: try row.optionalText(at: 19), consent: try row.optionalBool(at: 20),
            mayCallBack: try row.optionalBool(at: 21), rating: rating, words: try row.blob(at: 23),
            narrative: try row.optionalText(at: 24))
        readOverBy = try row.optionalText(at: 25)
    }
}

/// Harm as told in one column: "kind min max unknown sex age status", one a line; "-" for no upper bound. A line that
/// does not read is refused, never passed over: a reading that lost a part would look complete.
private enum HarmLines {
    static func text(of harms: [ReportReading.HarmTold]) -> String {
        harms.map { harm in
            let high = harm.count.max.map(String.init) ?? "-"
            return [
                harm.kind.rawValue, String(harm.count.min), high, String(harm.count.unknownReports),
                harm.sex.rawValue, harm.ageGroup.rawValue, harm.status.rawValue,
            ].joined(separator: " ")
        }.joined(separator: "\n")
    }

    static func harms(in text: String) throws(DatabaseError) -> [ReportReading.HarmTold] {
        try text.split(separator: "\n").map { line throws(DatabaseError) in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 7, let kind = HarmKind(rawValue: parts[0]), let low = Int(parts[1]),
                parts[2] == "-" || Int(parts[2]) != nil, let unknown = Int(parts[3])
            else { throw DatabaseError(.corrupt, "harm told does not read", place: "report_reading") }
            return ReportReading.HarmTold(
                kind: kind, count: CountRange(min: low, max: Int(parts[2]), unknownReports: unknown),
                sex: .init(rawValue: parts[4]) ?? .unknown, ageGroup: .init(rawValue: parts[5]) ?? .unknown,
                status: CivilianStatus(rawValue: parts[6]) ?? .unknown)
        }
    }
}
