public import Database
public import Protection

/// A person as linkage compares them, but for the name: from the row of a list, or from the incident they were recorded
/// under.
public struct LinkablePerson: Hashable, Sendable {
    public let id: String
    /// Whether the vault knows who they are.
    public let isNamed: Bool
    public let recordedAt: Instant
    /// The list or the kind of source that named them; empty where nobody said.
    public let list: String
    /// What the list calls them; nil for someone recorded under an incident.
    public let sourceKey: String?
    public let values: [StoredPersonRecord.Column: String]
    /// Where it happened, the smallest area first; empty where nobody knows.
    public let areas: [AreaRef]
    /// The incident, where they were recorded under one.
    public let incident: String?

    public subscript(column: StoredPersonRecord.Column) -> String { values[column] ?? "" }

    /// Everyone held, in the order of their identities.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [LinkablePerson] {
        let records = try StoredPersonRecord.all(in: transaction)
        let named = try namedPersons(in: transaction)
        let listed = records.map { LinkablePerson($0, isNamed: named.contains($0.person)) }
        let known = Set(listed.map(\.id))
        let others = try underIncidents("1 = 1", in: transaction)
        return (listed + others.filter { !known.contains($0.id) }).sorted { $0.id < $1.id }
    }

    /// These persons, in the order of their identities.
    public static func with(
        ids: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [LinkablePerson] {
        let records = try StoredPersonRecord.of(ids, in: transaction)
        let named = Set(try StoredPersons.with(ids: ids, in: transaction).filter(\.isNamed).map(\.id))
        let listed = records.map { LinkablePerson($0, isNamed: named.contains($0.person)) }
        let known = Set(listed.map(\.id))
        let others = try underIncidents(SQL.isIn("p.id", ids), in: transaction)
        return (listed + others.filter { !known.contains($0.id) }).sorted { $0.id < $1.id }
    }

    private static func namedPersons(in transaction: any Transaction) throws(DatabaseError) -> Set<String> {
        var named: Set<String> = []
        for row in try transaction.query(
            "SELECT id FROM harmed_person WHERE superseded_at IS NULL AND is_named = \(true)")
        {
            named.insert(try row.text(at: 0))
        }
        return named
    }

    /// Persons recorded under incidents; of several fates the first tells where and when.
    private static func underIncidents(
        _ condition: SQL, in transaction: any Transaction
    ) throws(DatabaseError) -> [LinkablePerson] {
        var found: [String: LinkablePerson] = [:]
        let rows = try transaction.query(
            """
            SELECT p.id, p.is_named, p.recorded_at, p.sex, f.kind, f.day, f.incident, v.start_day, v.date_precision,
                   v.scheme, v.area_code, v.place, v.latitude, v.longitude, f.report, c.source_type
            FROM harmed_person AS p
            JOIN harm_fate AS f ON f.person = p.id AND f.withdrawn_at IS NULL
            JOIN harm_incident_version AS v ON v.incident = f.incident AND v.superseded_at IS NULL
            LEFT JOIN harm_claim AS c
                ON c.incident = f.incident AND c.report = f.report AND c.superseded_at IS NULL
            WHERE p.superseded_at IS NULL AND \(condition)
            ORDER BY p.id, f.id
            """)
        for row in rows {
            let id = try row.text(at: 0)
            if found[id] == nil { found[id] = try LinkablePerson(row: row, id: id) }
        }
        return Array(found.values)
    }

    private init(_ record: StoredPersonRecord, isNamed: Bool) {
        id = record.person
        self.isNamed = isNamed
        recordedAt = record.recordedAt
        list = record.list
        sourceKey = record.sourceKey
        values = record.values
        areas = record.areas
        incident = nil
    }

    private init(row: Row, id: String) throws(DatabaseError) {
        self.id = id
        isNamed = try row.bool(at: 1)
        recordedAt = Instant(microseconds: Int64(try row.int(at: 2)))
        sourceKey = nil
        incident = try row.text(at: 6)
        list = try row.optionalText(at: 15) ?? ""
        var values: [StoredPersonRecord.Column: String] = [.eventType: try row.text(at: 4)]
        values[.incidentReference] = try row.optionalText(at: 14)
        switch CasualtyCode<PersonSex>(try row.text(at: 3))?.standard ?? .unknown {
        case .woman: values[.sex] = "F"
        case .man: values[.sex] = "M"
        case .unknown: break
        }
        if let day = try row.optionalInt(at: 5) {
            values[.eventDate] = Day(daysSinceEpoch: day).description
            values[.datePrecision] = "day"
        } else {
            values[.eventDate] = Day(daysSinceEpoch: try row.int(at: 7)).description
            values[.datePrecision] = DatePrecision(rawValue: try row.int(at: 8))?.linked ?? "year"
        }
        values[.placeName] = try row.text(at: 11)
        values[.latitude] = try row.optionalDouble(at: 12).map { String($0) }
        values[.longitude] = try row.optionalDouble(at: 13).map { String($0) }
        if let scheme = try row.optionalText(at: 9), let code = try row.optionalText(at: 10) {
            let parts = Self.levels(of: code)
            for (column, part) in zip([StoredPersonRecord.Column.admin1, .admin2, .admin3], parts) {
                values[column] = part
            }
            areas = parts.reversed().map { AreaRef(scheme: scheme, code: $0) }
        } else {
            areas = []
        }
        self.values = values
    }

    /// The codes of the areas around one, the widest first: a P-code is made of the country's two letters and two figures
    /// a level (ML05, ML0502, ML050203). Another code stands for itself.
    public static func levels(of code: String) -> [String] {
        let bytes = Array(code.utf8)
        let letters = bytes.prefix(2).allSatisfy { (0x41...0x5A).contains($0) }
        let figures = bytes.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
        guard letters, figures, [4, 6, 8].contains(bytes.count) else { return [code] }
        return stride(from: 4, through: bytes.count, by: 2).map { String(code.prefix($0)) }
    }
}

extension DatePrecision {
    /// In the words of lists of persons.
    fileprivate var linked: String {
        switch self {
        case .day: "day"
        case .fewDays, .week, .month: "month"
        case .year: "year"
        }
    }
}

extension LinkablePerson {
    /// How many persons there are to link.
    public static func count(in transaction: any Transaction) throws(DatabaseError) -> Int {
        let listed = try transaction.first("SELECT count(*) AS n FROM person_record WHERE superseded_at IS NULL")
        let others = try transaction.first(
            """
            SELECT count(DISTINCT f.person) AS n FROM harm_fate AS f
            JOIN harmed_person AS p ON p.id = f.person AND p.superseded_at IS NULL
            WHERE f.withdrawn_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM person_record AS r WHERE r.person = f.person AND r.superseded_at IS NULL)
            """)
        return (try listed?.int("n") ?? 0) + (try others?.int("n") ?? 0)
    }

    /// The identities of all persons there are to link.
    public static func identities(in transaction: any Transaction) throws(DatabaseError) -> Set<String> {
        var found: Set<String> = []
        for row in try transaction.query(
            """
            SELECT person FROM person_record WHERE superseded_at IS NULL
            UNION SELECT f.person FROM harm_fate AS f
            JOIN harmed_person AS p ON p.id = f.person AND p.superseded_at IS NULL
            WHERE f.withdrawn_at IS NULL
            """)
        {
            found.insert(try row.text(at: 0))
        }
        return found
    }

    /// How often something already held was said anew: what was learnt from it then is stale.
    public static func revisions(in transaction: any Transaction) throws(DatabaseError) -> Int {
        let row = try transaction.first("SELECT count(*) AS n FROM harmed_person WHERE superseded_at IS NOT NULL")
        return try row?.int("n") ?? 0
    }
}
