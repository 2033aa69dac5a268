public import Database
public import Protection

/// What one row of a list says of a person besides the name, in the version of a moment. The name lies in the vault.
public struct StoredPersonRecord: Hashable, Sendable {
    /// What a list may say; each as written there.
    public enum Column: String, CaseIterable, Sendable {
        case reportDate, sex, age, eventDate, datePrecision, eventType, admin1, admin2, admin3, placeName, latitude
        case longitude, occupation, incidentReference
    }

    public let person: String
    /// From 1.
    public let version: Int
    public let recordedAt: Instant
    /// The list, such as `UNM`.
    public let list: String
    /// What the list calls the row: a number or a code.
    public let sourceKey: String
    /// A keyed digest of the whole row, name and all: equal where nothing changed, and nothing to anyone else.
    public let digest: [UInt8]
    /// The scheme of its area codes.
    public let scheme: String
    /// What it says; a column left out is not said.
    public let values: [Column: String]

    public init(
        person: String, version: Int = 1, recordedAt: Instant, list: String, sourceKey: String, digest: [UInt8],
        scheme: String, values: [Column: String]
    ) {
        self.person = person
        self.version = version
        self.recordedAt = recordedAt
        self.list = list
        self.sourceKey = sourceKey
        self.digest = digest
        self.scheme = scheme
        self.values = values
    }

    public subscript(column: Column) -> String { values[column] ?? "" }

    /// The areas it lies in, the smallest first.
    public var areas: [AreaRef] {
        [Column.admin3, .admin2, .admin1].map { self[$0] }.filter { !$0.isEmpty }.map {
            AreaRef(scheme: scheme, code: $0)
        }
    }

    /// Adds it, over the version before where it has one.
    /// - Throws: `uniqueViolation` where the row of that list is there already.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        if version > 1 {
            try transaction.execute(
                """
                UPDATE person_record SET superseded_at = \(recordedAt.microseconds)
                WHERE person = \(person) AND version = \(version - 1) AND superseded_at IS NULL
                """)
        }
        try transaction.execute(
            """
            INSERT INTO person_record (person, version, recorded_at, list, source_key, digest, scheme, \(Self.said))
            VALUES (\(person), \(version), \(recordedAt.microseconds), \(list), \(sourceKey), \(digest), \(scheme),
                    \(list: Column.allCases.map { self[$0] }))
            """)
    }

    /// The rows of one list that are held, by their keys.
    public static func held(
        _ keys: [String], of list: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredPersonRecord] {
        try transaction.query(
            """
            SELECT \(columns) FROM person_record
            WHERE list = \(list) AND superseded_at IS NULL AND \(SQL.isIn("source_key", keys))
            """
        ).map(StoredPersonRecord.init(row:))
    }

    /// The row of each of these persons that is in force.
    public static func of(
        _ persons: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredPersonRecord] {
        try transaction.query(
            """
            SELECT \(columns) FROM person_record WHERE superseded_at IS NULL AND \(SQL.isIn("person", persons))
            """
        ).map(StoredPersonRecord.init(row:))
    }

    /// Every row in force, by person.
    public static func all(in transaction: any Transaction) throws(DatabaseError) -> [StoredPersonRecord] {
        try transaction.query(
            "SELECT \(columns) FROM person_record WHERE superseded_at IS NULL ORDER BY person"
        ).map(StoredPersonRecord.init(row:))
    }

    private static let said: SQL = """
        report_date, sex, age, event_date, date_precision, event_type, admin1, admin2, admin3, place_name, latitude,
        longitude, occupation, incident_ref
        """

    private static let columns: SQL = "person, version, recorded_at, list, source_key, digest, scheme, \(said)"

    private init(row: Row) throws(DatabaseError) {
        var values: [Column: String] = [:]
        for (index, column) in Column.allCases.enumerated() {
            let value = try row.text(at: 7 + index)
            if !value.isEmpty { values[column] = value }
        }
        self.init(
            person: try row.text(at: 0), version: try row.int(at: 1),
            recordedAt: Instant(microseconds: Int64(try row.int(at: 2))), list: try row.text(at: 3),
            sourceKey: try row.text(at: 4), digest: try row.blob(at: 5), scheme: try row.text(at: 6), values: values)
    }
}
