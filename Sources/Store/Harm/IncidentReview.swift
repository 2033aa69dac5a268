public import Database
public import Protection

/// What someone found who read an incident without being able to edit it.
public struct IncidentReview: Hashable, Sendable {
    public enum Finding: String, CaseIterable, Sendable {
        /// Holds as it stands.
        case agrees
        /// Something is to be looked at again.
        case questions
        /// Does not hold as it stands.
        case objects
    }

    public let id: String
    public let incident: String
    /// The version that was read.
    public let version: Int
    public let account: String
    public let at: Instant
    public let finding: Finding
    public let note: String

    public init(
        id: String, incident: String, version: Int, account: String, at: Instant, finding: Finding, note: String
    ) {
        self.id = id
        self.incident = incident
        self.version = version
        self.account = account
        self.at = at
        self.finding = finding
        self.note = note
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_review (id, incident, version, account, at, finding, note)
            VALUES (\(id), \(incident), \(version), \(account), \(at.microseconds), \(finding.rawValue), \(note))
            """)
    }

    /// The reviews of an incident, oldest first.
    public static func of(
        _ incident: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [IncidentReview] {
        try transaction.query(
            """
            SELECT id, incident, version, account, at, finding, note FROM harm_review
            WHERE incident = \(incident) ORDER BY at, id
            """
        ).map { row throws(DatabaseError) in
            guard let finding = Finding(rawValue: try row.text(at: 5)) else {
                throw DatabaseError(.corrupt, "a review's finding does not read", place: "harm_review")
            }
            return IncidentReview(
                id: try row.text(at: 0), incident: try row.text(at: 1), version: try row.int(at: 2),
                account: try row.text(at: 3), at: Instant(microseconds: Int64(try row.int(at: 4))), finding: finding,
                note: try row.text(at: 6))
        }
    }
}
