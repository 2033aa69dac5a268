public import Database
public import Protection

/// A person as one source lists them: who, on which list, where and when.
public struct ListedPerson: Hashable, Sendable {
    /// What makes a list of sources.
    public enum ListBy: String, CaseIterable, Sendable {
        /// The list of persons it was taken in from.
        case imported
        /// Sources that live off each other are one list.
        case family
        case sourceType = "source_type"
        /// The way by which the report came.
        case channel
    }

    public let person: String
    /// Nil where nobody knows from which source the person comes.
    public let list: String?
    /// Nil where the incident is unplaced.
    public let area: AreaRef?
    /// Nil where the month is unknown.
    public let month: Month?

    public init(person: String, list: String?, area: AreaRef?, month: Month?) {
        self.person = person
        self.list = list
        self.area = area
        self.month = month
    }

    /// Every person one kind of harm befell in an incident that counts now, once for each source that names them.
    public static func all(
        _ kind: HarmKind, by way: ListBy, in transaction: any Transaction
    ) throws(DatabaseError) -> [ListedPerson] {
        if way == .imported { return try imported(kind, in: transaction) }
        var found: [ListedPerson] = []
        for row in try transaction.query(
            """
            SELECT DISTINCT f.person, t.scheme, t.area_code, t.month, c.source_type, r.channel
            FROM harm_fate AS f
                JOIN harm_incident_version AS v ON v.incident = f.incident AND v.superseded_at IS NULL
                JOIN harm_tally AS t
                    ON t.incident = coalesce(v.merged_into, v.incident) AND t.superseded_at IS NULL AND t.counts
                LEFT JOIN harm_claim AS c
                    ON c.incident = f.incident AND c.report = f.report AND c.superseded_at IS NULL
                    AND NOT c.is_withdrawn
                LEFT JOIN report AS r ON r.id = f.report
            WHERE f.kind = \(kind.rawValue) AND f.withdrawn_at IS NULL
            ORDER BY f.person
            """)
        {
            let source = try row.optionalText(at: 4).flatMap(SourceType.init(rawValue:))
            let list: String? =
                switch way {
                case .family: source?.family?.rawValue
                case .sourceType: source.flatMap { $0 == .unknown ? nil : $0.rawValue }
                case .channel, .imported: try row.optionalText(at: 5)
                }
            found.append(
                ListedPerson(
                    person: try row.text(at: 0), list: list, area: try row.area(at: 1),
                    month: try row.optionalInt(at: 3).map { Month(index: $0) }))
        }
        return found
    }

    /// The rows of lists of persons that were taken in; they need no incident.
    private static func imported(
        _ kind: HarmKind, in transaction: any Transaction
    ) throws(DatabaseError) -> [ListedPerson] {
        let words = ListedHarm.words(for: kind)
        var found: [ListedPerson] = []
        for row in try transaction.query(
            """
            SELECT person, list, scheme, admin2, admin1, event_date, date_precision FROM person_record
            WHERE superseded_at IS NULL AND \(SQL.isIn("event_type", words)) ORDER BY person
            """)
        {
            let (scheme, codes) = (try row.text(at: 2), [try row.text(at: 3), try row.text(at: 4)])
            let isDated = try ["day", "month"].contains(row.text(at: 6))
            found.append(
                ListedPerson(
                    person: try row.text(at: 0), list: try row.text(at: 1),
                    area: codes.first { !$0.isEmpty }.map { AreaRef(scheme: scheme, code: $0) },
                    month: isDated ? Month(try row.text(at: 5).prefix(7)) : nil))
        }
        return found
    }
}

/// Two records of persons taken for one: how surely, and whether somebody decided it.
public struct PersonLink: Hashable, Sendable {
    public let first: String
    public let second: String
    /// 1 where somebody decided it; else what the model said, under 1 where it is not sure.
    public let probability: Double

    public init(first: String, second: String, probability: Double) {
        self.first = first
        self.second = second
        self.probability = probability
    }

    /// Every link somebody decided, and the joins by which the last run of linkage holds persons together or might join two,
    /// with their probability; of a pair somebody judged the judgement alone. Before a run has left any joins, the links made
    /// unasked instead.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [PersonLink] {
        var links: [PersonLink] = []
        for row in try transaction.query(
            """
            SELECT p.first, p.second, p.probability FROM person_join AS p
            WHERE NOT EXISTS (
                SELECT 1 FROM harm_judgement AS j
                WHERE j.kind = 'person' AND j.first = p.first AND j.second = p.second AND j.undone_at IS NULL
                  AND j.account IS NOT NULL)
            ORDER BY p.first, p.second
            """)
        {
            links.append(
                PersonLink(
                    first: try row.text(at: 0), second: try row.text(at: 1),
                    probability: min(max(try row.double(at: 2), 0), 1)))
        }
        let hasJoins = try transaction.first("SELECT 1 FROM person_join LIMIT 1") != nil
        for row in try transaction.query(
            """
            SELECT first, second, probability, account FROM harm_judgement
            WHERE kind = 'person' AND is_same = \(true) AND undone_at IS NULL ORDER BY first, second
            """)
        {
            let isDecided = try row.optionalText(at: 3) != nil
            if hasJoins, !isDecided { continue }
            let probability = try row.optionalDouble(at: 2)
            links.append(
                PersonLink(
                    first: try row.text(at: 0), second: try row.text(at: 1),
                    probability: isDecided ? 1 : min(max(probability ?? 1, 0), 1)))
        }
        return links
    }

    /// Puts what a run found in the place of what the run before did.
    /// - Parameter halfNamed: Those of whom no row gives both parts of the name.
    public static func replaceJoins(
        by joins: [PersonLink], halfNamed: Set<String>, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("DELETE FROM person_join")
        for join in joins {
            try transaction.execute(
                """
                INSERT INTO person_join (first, second, probability)
                VALUES (\(min(join.first, join.second)), \(max(join.first, join.second)), \(join.probability))
                """)
        }
        try transaction.execute("DELETE FROM person_half_named")
        for person in halfNamed.sorted() {
            try transaction.execute("INSERT INTO person_half_named (person) VALUES (\(person))")
        }
    }

    /// Those of whom no row gives both parts of the name, as the last run found them.
    public static func halfNamed(in transaction: any Transaction) throws(DatabaseError) -> Set<String> {
        var found: Set<String> = []
        for row in try transaction.query("SELECT person FROM person_half_named") { found.insert(try row.text(at: 0)) }
        return found
    }
}
