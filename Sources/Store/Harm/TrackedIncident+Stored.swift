public import Database
public import Protection

extension TrackedIncident {
    /// Stores a new incident with its first version.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_incident (id, reference, taken_in_by, taken_in_at)
            VALUES (\(id), \(reference), \(takenInBy), \(takenInAt.microseconds))
            """)
        try insertVersion(in: transaction)
    }

    /// Stores a further version over the one it was made from.
    /// - Returns: False where that one is no longer in force: someone else was faster, and nothing was stored.
    public func replace(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        let closed = try transaction.execute(
            """
            UPDATE harm_incident_version SET superseded_at = \(recordedAt.microseconds)
            WHERE incident = \(id) AND version = \(version - 1) AND superseded_at IS NULL
            """)
        guard closed == 1 else { return false }
        try insertVersion(in: transaction)
        return true
    }

    private func insertVersion(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_incident_version (
                incident, version, recorded_at, recorded_by, reason, state, start_day, end_day, date_precision, scheme,
                area_code, latitude, longitude, place_precision, place, category, violence, cause, happened_grade,
                attributions, objects, assigned_to, merged_into)
            VALUES (\(id), \(version), \(recordedAt.microseconds), \(recordedBy), \(reason), \(state.word),
                    \(details.start.daysSinceEpoch), \(details.end.daysSinceEpoch), \(details.datePrecision.rawValue),
                    \(details.area?.scheme), \(details.area?.code), \(details.coordinate?.latitude),
                    \(details.coordinate?.longitude), \(details.placePrecision.rawValue), \(details.place),
                    \(details.category?.rawValue), \(details.violence.rawValue), \(details.causeCode.text),
                    \(details.happened?.step), \(Self.text(of: details.attributions)),
                    \(details.objects.joined(separator: " ")), \(details.assignedTo), \(mergedInto))
            """)
    }

    /// The version in force at a moment; nil where there was none yet.
    public static func with(
        id: String, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> TrackedIncident? {
        try transaction.first(
            "SELECT \(columns) FROM \(joined) WHERE i.id = \(id) AND \(inForce(knownAt))"
        ).map(TrackedIncident.init(row:))
    }

    /// Some incidents in the versions in force, by identity.
    public static func with(
        ids: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [TrackedIncident] {
        var found: [TrackedIncident] = []
        for start in stride(from: 0, to: ids.count, by: 400) {
            let chunk = ids[start..<min(start + 400, ids.count)]
            found += try transaction.query(
                "SELECT \(columns) FROM \(joined) WHERE \(SQL.isIn("i.id", chunk)) AND v.superseded_at IS NULL ORDER BY i.id"
            ).map(TrackedIncident.init(row:))
        }
        return found
    }

    /// The incident people call by this reference.
    public static func with(
        reference: String, in transaction: any Transaction
    ) throws(DatabaseError) -> TrackedIncident? {
        try transaction.first(
            "SELECT \(columns) FROM \(joined) WHERE i.reference = \(reference) AND v.superseded_at IS NULL"
        ).map(TrackedIncident.init(row:))
    }

    /// Every version, oldest first.
    public static func versions(of id: String, in transaction: any Transaction) throws(DatabaseError)
        -> [TrackedIncident]
    {
        try transaction.query("SELECT \(columns) FROM \(joined) WHERE i.id = \(id) ORDER BY v.version")
            .map(TrackedIncident.init(row:))
    }

    /// The highest number given in a year; 0 where none was.
    public static func lastNumber(of year: Int, in transaction: any Transaction) throws(DatabaseError) -> Int {
        let head = "I-\(year)-"
        let row = try transaction.first(
            """
            SELECT reference FROM harm_incident
            WHERE reference > \(head) AND reference < \(head + "~")
            ORDER BY length(reference) DESC, reference DESC LIMIT 1
            """)
        return Int(try row?.text(at: 0).dropFirst(head.count) ?? "0") ?? 0
    }

    static func inForce(_ knownAt: Instant) -> SQL {
        guard knownAt != .latest else { return "v.superseded_at IS NULL" }
        return """
            v.recorded_at <= \(knownAt.microseconds)
            AND (v.superseded_at IS NULL OR v.superseded_at > \(knownAt.microseconds))
            """
    }

    static let joined: SQL = "harm_incident AS i JOIN harm_incident_version AS v ON v.incident = i.id"

    static let columns: SQL = """
        i.id, i.reference, i.taken_in_by, i.taken_in_at, v.version, v.recorded_at, v.recorded_by, v.reason, v.state,
        v.start_day, v.end_day, v.date_precision, v.scheme, v.area_code, v.latitude, v.longitude, v.place_precision,
        v.place, v.category, v.violence, v.cause, v.happened_grade, v.attributions, v.objects, v.assigned_to,
        v.merged_into
        """

    init(row: Row) throws(DatabaseError) {
        guard let state = AllegationState(word: try row.text(at: 8)),
            let date = DatePrecision(rawValue: try row.int(at: 11)),
            let place = PlacePrecision(rawValue: try row.int(at: 16)),
            let violence = ViolenceType(rawValue: try row.int(at: 19)),
            let cause = CasualtyCode<HarmCause>(try row.text(at: 20))
        else { throw DatabaseError(.corrupt, "an incident's version does not read", place: "harm_incident_version") }
        self.init(
            id: try row.text(at: 0), reference: try row.text(at: 1), takenInBy: try row.text(at: 2),
            takenInAt: Instant(microseconds: Int64(try row.int(at: 3))), version: try row.int(at: 4),
            recordedAt: Instant(microseconds: Int64(try row.int(at: 5))), recordedBy: try row.text(at: 6),
            reason: try row.text(at: 7), state: state,
            details: Details(
                start: Day(daysSinceEpoch: try row.int(at: 9)), end: Day(daysSinceEpoch: try row.int(at: 10)),
                datePrecision: date, area: try row.area(at: 12), coordinate: try row.coordinate(at: 14),
                placePrecision: place, place: try row.text(at: 17),
                category: try row.optionalText(at: 18).flatMap(ReportCategory.init(rawValue:)), violence: violence,
                cause: cause, happened: try row.optionalInt(at: 21).flatMap { Grade($0) },
                attributions: Self.attributions(in: try row.text(at: 22)),
                objects: try row.text(at: 23).split(separator: " ").map(String.init),
                assignedTo: try row.optionalText(at: 24)),
            mergedInto: try row.optionalText(at: 25))
    }

    /// One a line: the step ("-" where nobody has graded it), a blank, the actor's name.
    static func text(of attributions: [Attribution]) -> String {
        attributions.compactMap { one in
            one.actor.map {
                (one.grade.map { String($0.step) } ?? "-") + " "
                    + $0.split(whereSeparator: \.isNewline).joined(separator: " ")
            }
        }.joined(separator: "\n")
    }

    static func attributions(in text: String) -> [Attribution] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return nil }
            return Attribution(actor: parts[1], grade: Int(parts[0]).flatMap { Grade($0) })
        }
    }
}

extension TrackedIncident {
    /// The incidents that were found to be this one, as known at a moment.
    public static func merged(
        into id: String, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        var found: [String] = []
        for row in try transaction.query(
            """
            SELECT v.incident FROM harm_incident_version AS v
            WHERE v.merged_into = \(id) AND \(inForce(knownAt)) ORDER BY v.incident
            """)
        {
            found.append(try row.text(at: 0))
        }
        return found
    }
}

extension TrackedIncident {
    /// Every incident as known at a moment, by day and identity.
    public static func all(
        knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [TrackedIncident] {
        try transaction.query(
            "SELECT \(columns) FROM \(joined) WHERE \(inForce(knownAt)) ORDER BY v.start_day, i.id"
        ).map(TrackedIncident.init(row:))
    }
}
