public import Database
public import Protection

/// What an incident adds to counts, in the version of a moment. Written in the transaction of the change it follows from.
public struct StoredTally: Sendable {
    /// Rises with every tally written, in the order they were committed.
    public let number: Int
    public let incident: String
    /// What people call the incident.
    public let reference: String
    public let recordedAt: Instant
    public let tally: HarmTally

    /// Keeps what an incident adds from a moment on, over what it added before. Nothing is written where that is the same.
    ///
    /// Numbers follow the order of commits: whoever writes has taken the log's turn (`LogWriter.reserve`).
    /// - Returns: Whether it says something new.
    @discardableResult
    public static func record(
        _ tally: HarmTally, of incident: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        let held = try transaction.first(
            "SELECT recorded_at, \(columns) FROM harm_tally WHERE incident = \(incident) AND superseded_at IS NULL")
        var moment = now
        if let held {
            if try HarmTally(row: held, first: 1) == tally { return false }
            moment = max(now, Instant(microseconds: Int64(try held.int(at: 0))))
            try transaction.execute(
                """
                UPDATE harm_tally SET superseded_at = \(moment.microseconds)
                WHERE incident = \(incident) AND superseded_at IS NULL
                """)
        }
        let last = try transaction.first("SELECT max(number) AS n FROM harm_tally")?.optionalInt("n") ?? 0
        try transaction.prepare(
            """
            INSERT INTO harm_tally (number, incident, recorded_at, \(columns)) VALUES (\(slots: 3 + columnCount))
            """
        ).execute([(last + 1).value, .text(incident), .int64(moment.microseconds)] + tally.values)
        return true
    }

    /// Hands over the tallies written after a number, in order.
    public static func forEach(
        after number: Int, in transaction: any Transaction, _ body: (StoredTally) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT t.number, t.incident, i.reference, t.recorded_at, \(columns)
            FROM harm_tally AS t JOIN harm_incident AS i ON i.id = t.incident
            WHERE t.number > \(number) ORDER BY t.number
            """
        ) { row in
            try body(
                StoredTally(
                    number: try row.int(at: 0), incident: try row.text(at: 1), reference: try row.text(at: 2),
                    recordedAt: Instant(microseconds: Int64(try row.int(at: 3))),
                    tally: try HarmTally(row: row, first: 4)))
        }
    }

    /// Whether an incident has a tally.
    public static func isKept(of incident: String, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.first("SELECT 1 AS n FROM harm_tally WHERE incident = \(incident) LIMIT 1") != nil
    }

    /// Incidents that have no tally yet, by identity: those of a store made before tallies were kept.
    public static func missing(
        _ count: Int, after incident: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        try transaction.query(
            """
            SELECT i.id FROM harm_incident AS i
            WHERE i.id > \(incident) AND NOT EXISTS (SELECT 1 FROM harm_tally AS t WHERE t.incident = i.id)
            ORDER BY i.id LIMIT \(count)
            """
        ).map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    private static let columns: SQL = """
        counts, start_day, end_day, month, scheme, area_code, actor, actors, violence, cause, happened_grade, verified_at,
        is_on_school_or_hospital, cells, people
        """
    private static let columnCount = 15
}

extension HarmTally {
    fileprivate var values: [Value] {
        [
            .bool(counts), start.daysSinceEpoch.value, end.daysSinceEpoch.value, (month?.index).value,
            (area?.scheme).value, (area?.code).value, actor.value, .text(actors.joined(separator: "\n")),
            violence.rawValue.value, .text(causeCode.text), (happened?.step).value,
            (verifiedAt?.microseconds).map { .int64($0) } ?? .null, .bool(isOnSchoolOrHospital),
            .text(TallyLines.text(of: cells)), .text(TallyLines.text(of: people)),
        ]
    }

    fileprivate init(row: Row, first: Int) throws(DatabaseError) {
        guard let violence = ViolenceType(rawValue: try row.int(at: first + 8)) else {
            throw DatabaseError(.corrupt, "a tally's row does not read", place: "harm_tally")
        }
        self.init(
            counts: try row.bool(at: first), start: Day(daysSinceEpoch: try row.int(at: first + 1)),
            end: Day(daysSinceEpoch: try row.int(at: first + 2)),
            month: try row.optionalInt(at: first + 3).map { Month(index: $0) }, area: try row.area(at: first + 4),
            actor: try row.optionalText(at: first + 6),
            actors: try row.text(at: first + 7).split(separator: "\n").map(String.init), violence: violence,
            cause: CasualtyCode(try row.text(at: first + 9)) ?? CasualtyCode(.unknown),
            happened: try row.optionalInt(at: first + 10).flatMap { Grade($0) },
            verifiedAt: try row.optionalInt(at: first + 11).map { Instant(microseconds: Int64($0)) },
            isOnSchoolOrHospital: try row.bool(at: first + 12),
            cells: try TallyLines.cells(in: row.text(at: first + 13)),
            people: try TallyLines.people(in: row.text(at: first + 14)))
    }
}

/// Cells and people of a tally, each in one column, one a line. A line that does not read is refused, never passed over:
/// a figure that lost a part would look complete.
private enum TallyLines {
    static func text(of cells: [HarmTally.Cell]) -> String {
        cells.map { cell in
            let sides = cell.sides.map { "\($0.min)-" + ($0.max.map(String.init) ?? "") }.joined(separator: "|")
            return [
                cell.kind.rawValue, cell.status.rawValue, String(cell.range.min),
                cell.range.max.map(String.init) ?? "-",
                cell.range.best.map(String.init) ?? "-", String(cell.range.unknownReports), sides.isEmpty ? "-" : sides,
            ].joined(separator: " ")
        }.joined(separator: "\n")
    }

    static func cells(in text: String) throws(DatabaseError) -> [HarmTally.Cell] {
        var cells: [HarmTally.Cell] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 7, let kind = HarmKind(rawValue: String(parts[0])),
                let status = CivilianStatus(rawValue: String(parts[1])), let low = Int(parts[2]),
                let unknown = Int(parts[5])
            else { throw unreadable }
            let range = CountRange(min: low, max: Int(parts[3]), best: Int(parts[4]), unknownReports: unknown)
            let sides = parts[6] == "-" ? [] : parts[6].split(separator: "|").map(side)
            guard !sides.contains(nil) else { throw unreadable }
            cells.append(HarmTally.Cell(kind: kind, status: status, range: range, sides: sides.compactMap { $0 }))
        }
        return cells
    }

    private static func side(_ text: Substring) -> CountRange? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let low = Int(ends[0]) else { return nil }
        return CountRange(min: low, max: Int(ends[1]))
    }

    static func text(of people: [HarmTally.People]) -> String {
        people.map { "\($0.kind.rawValue) \($0.status.rawValue) \($0.sex.rawValue) \($0.age.rawValue) \($0.count)" }
            .joined(separator: "\n")
    }

    static func people(in text: String) throws(DatabaseError) -> [HarmTally.People] {
        var people: [HarmTally.People] = []
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 5, let kind = HarmKind(rawValue: parts[0]), let count = Int(parts[4]),
                let status = CivilianStatus(rawValue: parts[1]), let sex = PersonSex(rawValue: parts[2]),
                let age = AgeBand(rawValue: parts[3])
            else { throw unreadable }
            people.append(HarmTally.People(kind: kind, status: status, sex: sex, age: age, count: count))
        }
        return people
    }

    private static var unreadable: DatabaseError {
        DatabaseError(.corrupt, "a line of a tally does not read", place: "harm_tally")
    }
}
