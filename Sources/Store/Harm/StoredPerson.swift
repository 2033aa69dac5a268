public import Database
public import Protection

/// A person harmed, in the version of a moment, and what befell them.
public enum StoredPersons {
    /// Stores a new person, or a further version of one.
    public static func record(
        _ person: HarmedPerson, at now: Instant, by account: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        let last =
            try transaction.first(
                "SELECT max(version) AS n FROM harmed_person WHERE id = \(person.id)"
            )?.optionalInt("n") ?? 0
        if last > 0 {
            try transaction.execute(
                """
                UPDATE harmed_person SET superseded_at = \(now.microseconds)
                WHERE id = \(person.id) AND superseded_at IS NULL
                """)
        }
        try transaction.execute(
            """
            INSERT INTO harmed_person (id, version, recorded_at, recorded_by, is_named, sex, age, status)
            VALUES (\(person.id), \(last + 1), \(now.microseconds), \(account), \(person.isNamed),
                    \(person.codes.sex.text), \(person.codes.age.text), \(person.codes.status.text))
            """)
    }

    /// Notes what befell a person in an incident.
    public static func add(
        _ fate: PersonFate, id: String, incident: String, report: String?, at now: Instant, by account: String,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_fate (id, person, incident, report, kind, cause, day, recorded_at, recorded_by)
            VALUES (\(id), \(fate.person), \(incident), \(report), \(fate.kind.rawValue), \(fate.cause.text),
                    \(fate.on?.daysSinceEpoch), \(now.microseconds), \(account))
            """)
    }

    /// What befell whom in some incidents, as known at a moment.
    public static func fates(
        of incidents: [String], knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [(id: String, incident: String, report: String?, fate: PersonFate)] {
        var fates: [(id: String, incident: String, report: String?, fate: PersonFate)] = []
        for start in stride(from: 0, to: incidents.count, by: 400) {
            let chunk = incidents[start..<min(start + 400, incidents.count)]
            for row in try transaction.query(
                """
                SELECT id, incident, report, person, kind, cause, day FROM harm_fate
                WHERE \(SQL.isIn("incident", chunk)) AND recorded_at <= \(knownAt.microseconds)
                  AND (withdrawn_at IS NULL OR withdrawn_at > \(knownAt.microseconds))
                ORDER BY incident, id
                """)
            {
                guard let kind = HarmKind(rawValue: try row.text(at: 4)) else { continue }
                fates.append(
                    (
                        try row.text(at: 0), try row.text(at: 1), try row.optionalText(at: 2),
                        PersonFate(
                            person: try row.text(at: 3), kind: kind,
                            cause: CasualtyCode(try row.text(at: 5)) ?? CasualtyCode(.unknown),
                            on: try row.optionalInt(at: 6).map { Day(daysSinceEpoch: $0) })
                    ))
            }
        }
        return fates
    }

    /// Persons by identity, as known at a moment.
    public static func with(
        ids: [String], knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [HarmedPerson] {
        var persons: [HarmedPerson] = []
        for start in stride(from: 0, to: ids.count, by: 400) {
            let chunk = ids[start..<min(start + 400, ids.count)]
            for row in try transaction.query(
                """
                SELECT v.id, v.is_named, v.sex, v.age, v.status FROM harmed_person AS v
                WHERE \(SQL.isIn("v.id", chunk)) AND \(TrackedIncident.inForce(knownAt)) ORDER BY v.id
                """)
            {
                persons.append(
                    HarmedPerson(
                        id: try row.text(at: 0), isNamed: try row.bool(at: 1),
                        codes: HarmedPerson.Codes(
                            sex: CasualtyCode(try row.text(at: 2)) ?? CasualtyCode(.unknown),
                            age: CasualtyCode(try row.text(at: 3)) ?? CasualtyCode(.unknown),
                            status: CasualtyCode(try row.text(at: 4)) ?? CasualtyCode(.unknown))))
            }
        }
        return persons
    }

    /// The subjects of the vault recorded from a report.
    public static func subjects(
        from report: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredSubject] {
        var found: [StoredSubject] = []
        for row in try transaction.query(
            "SELECT DISTINCT person FROM harm_fate WHERE report = \(report) AND withdrawn_at IS NULL ORDER BY person")
        {
            guard let id = UUIDv7(try row.text(at: 0)), let subject = try StoredSubject.with(id, in: transaction)
            else { continue }
            found.append(subject)
        }
        return found
    }

    /// The incidents, as they stand for themselves now, in which anything befell these persons.
    public static func incidents(
        of persons: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        var found: Set<String> = []
        for start in stride(from: 0, to: persons.count, by: 400) {
            let chunk = persons[start..<min(start + 400, persons.count)]
            for row in try transaction.query(
                """
                SELECT DISTINCT coalesce(v.merged_into, v.incident) AS incident FROM harm_fate AS f
                JOIN harm_incident_version AS v ON v.incident = f.incident AND v.superseded_at IS NULL
                WHERE \(SQL.isIn("f.person", chunk)) AND f.withdrawn_at IS NULL
                """)
            {
                found.insert(try row.text(at: 0))
            }
        }
        return found.sorted()
    }
}
