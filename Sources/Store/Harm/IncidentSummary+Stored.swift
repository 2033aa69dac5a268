public import Database
public import Protection

extension IncidentSummary {
    /// Records it as the summary in force, over the one before.
    ///
    /// Changes are numbered in the order in which they commit: the transaction holds the log already (`LogWriter.reserve`).
    public func record(in transaction: any Transaction) throws(DatabaseError) {
        let before = try transaction.first(
            "SELECT recorded_at FROM harm_summary WHERE incident = \(incident) AND superseded_at IS NULL"
        )?.int(at: 0)
        // A clock that went back does not put a version before the one it replaces.
        let at = max(recordedAt.microseconds, Int64(before ?? 0))
        if before != nil {
            try transaction.execute(
                """
                UPDATE harm_summary SET superseded_at = \(at) WHERE incident = \(incident) AND superseded_at IS NULL
                """)
        }
        try transaction.execute(
            """
            INSERT INTO harm_summary (\(Self.columns))
            VALUES (\(try Self.lastChange(in: transaction) + 1), \(incident), \(reference), \(at), \(state.word),
                    \(counts), \(mergedInto), \(start.daysSinceEpoch), \(end.daysSinceEpoch),
                    \(datePrecision.rawValue), \(area?.scheme), \(area?.code), \(coordinate?.latitude),
                    \(coordinate?.longitude), \(placePrecision.rawValue), \(place), \(category?.rawValue),
                    \(violence.rawValue), \(causeCode.text), \(happened?.step),
                    \(TrackedIncident.text(of: attributions)), \(actors.joined(separator: "\n")),
                    \(ClaimLines.text(of: harms)), \(isContested), \(claims), \(persons))
            """)
    }

    /// The number of the last change; 0 before the first.
    public static func lastChange(in transaction: any Transaction) throws(DatabaseError) -> Int {
        try transaction.first("SELECT max(change) FROM harm_summary")?.optionalInt(at: 0) ?? 0
    }

    /// The summaries recorded after a change, in their order.
    public static func after(
        _ change: Int, in transaction: any Transaction, _ body: (IncidentSummary) throws -> Void
    ) throws {
        try transaction.forEach(
            "SELECT \(columns) FROM harm_summary WHERE change > \(change) ORDER BY change"
        ) { try body(IncidentSummary(row: $0)) }
    }

    /// Every summary of one incident, oldest first.
    public static func history(
        of incident: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [IncidentSummary] {
        try transaction.query("SELECT \(columns) FROM harm_summary WHERE incident = \(incident) ORDER BY change")
            .map(IncidentSummary.init(row:))
    }

    /// Summaries by the number of their change, in the order asked for.
    public static func with(
        changes: some Collection<Int>, in transaction: any Transaction
    ) throws(DatabaseError) -> [IncidentSummary] {
        var found: [Int: IncidentSummary] = [:]
        let all = Array(changes)
        for start in stride(from: 0, to: all.count, by: 400) {
            let chunk = all[start..<min(start + 400, all.count)]
            for row in try transaction.query(
                "SELECT \(columns) FROM harm_summary WHERE \(SQL.isIn("change", chunk))")
            {
                let summary = try IncidentSummary(row: row)
                found[summary.change] = summary
            }
        }
        return all.compactMap { found[$0] }
    }

    /// The incidents that have no summary or no stem yet: those of a store from before there were any, or whose stems a
    /// migration took out.
    /// - Parameter last: The last of those asked for before, in the order recorded.
    public static func missing(
        _ count: Int, after last: (incident: String, recordedAt: Instant)?, in transaction: any Transaction
    ) throws(DatabaseError) -> [(incident: String, recordedAt: Instant)] {
        var missing: [(incident: String, recordedAt: Instant)] = []
        for row in try transaction.query(
            """
            SELECT v.incident, v.recorded_at FROM harm_incident_version AS v
            WHERE v.superseded_at IS NULL
              AND (v.recorded_at, v.incident) > (\(last?.recordedAt.microseconds ?? -1), \(last?.incident ?? ""))
              AND (NOT EXISTS (SELECT 1 FROM harm_summary AS s WHERE s.incident = v.incident)
                OR NOT EXISTS (SELECT 1 FROM harm_stem AS t WHERE t.incident = v.incident))
            ORDER BY v.recorded_at, v.incident LIMIT \(count)
            """)
        {
            missing.append((try row.text(at: 0), Instant(microseconds: Int64(try row.int(at: 1)))))
        }
        return missing
    }

    private static let columns: SQL = """
        change, incident, reference, recorded_at, state, counts, merged_into, start_day, end_day, date_precision, scheme,
        area_code, latitude, longitude, place_precision, place, category, violence, cause, happened_grade, attributions,
        actors, harms, contested, claims, persons
        """

    private init(row: Row) throws(DatabaseError) {
        guard let state = AllegationState(word: try row.text(at: 4)),
            let date = DatePrecision(rawValue: try row.int(at: 9)),
            let place = PlacePrecision(rawValue: try row.int(at: 14)),
            let violence = ViolenceType(rawValue: try row.int(at: 17)),
            let cause = CasualtyCode<HarmCause>(try row.text(at: 18))
        else { throw DatabaseError(.corrupt, "an incident's summary does not read", place: "harm_summary") }
        self.init(
            change: try row.int(at: 0), incident: try row.text(at: 1), reference: try row.text(at: 2),
            recordedAt: Instant(microseconds: Int64(try row.int(at: 3))), state: state, counts: try row.bool(at: 5),
            mergedInto: try row.optionalText(at: 6), start: Day(daysSinceEpoch: try row.int(at: 7)),
            end: Day(daysSinceEpoch: try row.int(at: 8)), datePrecision: date, area: try row.area(at: 10),
            coordinate: try row.coordinate(at: 12), placePrecision: place, place: try row.text(at: 15),
            category: try row.optionalText(at: 16).flatMap(ReportCategory.init(rawValue:)), violence: violence,
            cause: cause, happened: try row.optionalInt(at: 19).flatMap { Grade($0) },
            attributions: TrackedIncident.attributions(in: try row.text(at: 20)),
            actors: try row.text(at: 21).split(separator: "\n").map(String.init),
            harms: ClaimLines.harms(in: try row.text(at: 22)), isContested: try row.bool(at: 23),
            claims: try row.int(at: 24), persons: try row.int(at: 25))
    }
}
