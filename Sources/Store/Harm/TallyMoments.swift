public import Database
public import Protection

/// What a change of one thing changes besides: which incidents' figures may move, and when they moved in the past.
public enum TallyMoments {
    /// The incidents whose figures may change with those of one: what it was merged into, and every other one that holds
    /// a person of it, or a person judged to be one with a person of it.
    public static func touched(by incident: String, in transaction: any Transaction) throws(DatabaseError) -> [String] {
        var found: Set<String> = []
        for row in try transaction.query(
            """
            SELECT merged_into FROM harm_incident_version
            WHERE incident = \(incident) AND superseded_at IS NULL AND merged_into IS NOT NULL
            """)
        {
            found.insert(try row.text(at: 0))
        }
        var members = [incident]
        members += try TrackedIncident.merged(into: incident, in: transaction)
        let persons = try people(of: members, in: transaction)
        for start in stride(from: 0, to: persons.count, by: 400) {
            let chunk = persons[start..<min(start + 400, persons.count)]
            for row in try transaction.query(
                """
                SELECT DISTINCT f.incident, v.merged_into
                FROM harm_fate AS f
                    JOIN harm_incident_version AS v ON v.incident = f.incident AND v.superseded_at IS NULL
                WHERE \(SQL.isIn("f.person", chunk))
                """)
            {
                found.insert(try row.text(at: 0))
                if let other = try row.optionalText(at: 1) { found.insert(other) }
            }
        }
        found.remove(incident)
        return found.sorted()
    }

    /// Every moment at which what an incident adds may have changed, oldest first.
    public static func all(of incident: String, in transaction: any Transaction) throws(DatabaseError) -> [Instant] {
        var members = [incident]
        for row in try transaction.query(
            "SELECT DISTINCT incident FROM harm_incident_version WHERE merged_into = \(incident) ORDER BY incident")
        {
            members.append(try row.text(at: 0))
        }
        var moments: Set<Int> = []
        func note(_ sql: SQL) throws(DatabaseError) {
            for row in try transaction.query(sql) {
                for index in row.values.indices {
                    if let at = try row.optionalInt(at: index) { moments.insert(at) }
                }
            }
        }
        try note("SELECT recorded_at FROM harm_incident_version WHERE \(SQL.isIn("incident", members))")
        try note("SELECT recorded_at FROM harm_claim WHERE \(SQL.isIn("incident", members))")
        try note("SELECT recorded_at, withdrawn_at FROM harm_fate WHERE \(SQL.isIn("incident", members))")
        let persons = try people(of: members, in: transaction)
        for start in stride(from: 0, to: persons.count, by: 200) {
            let chunk = persons[start..<min(start + 200, persons.count)]
            try note("SELECT recorded_at FROM harmed_person WHERE \(SQL.isIn("id", chunk))")
            for side in ["first", "second"] as [SQL] {
                try note(
                    """
                    SELECT judged_at, undone_at FROM harm_judgement
                    WHERE kind = 'person' AND \(SQL.isIn(side, chunk))
                    """)
            }
        }
        return moments.sorted().map { Instant(microseconds: Int64($0)) }
    }

    /// The persons of some incidents, and those ever judged to be one with them.
    private static func people(of incidents: [String], in transaction: any Transaction) throws(DatabaseError)
        -> [String]
    {
        var own: Set<String> = []
        for row in try transaction.query(
            "SELECT DISTINCT person FROM harm_fate WHERE \(SQL.isIn("incident", incidents))")
        {
            own.insert(try row.text(at: 0))
        }
        var all = own
        let ids = own.sorted()
        for start in stride(from: 0, to: ids.count, by: 200) {
            let chunk = ids[start..<min(start + 200, ids.count)]
            for (side, other) in [("first", "second"), ("second", "first")] as [(SQL, SQL)] {
                for row in try transaction.query(
                    "SELECT \(other) FROM harm_judgement WHERE kind = 'person' AND \(SQL.isIn(side, chunk))")
                {
                    all.insert(try row.text(at: 0))
                }
            }
        }
        return all.sorted()
    }
}
