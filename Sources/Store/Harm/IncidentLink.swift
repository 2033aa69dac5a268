public import Database
public import Protection

/// A typed link between an incident and another thing: read from both sides, only ever added or withdrawn.
public struct IncidentLink: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// A piece of evidence bears on the incident.
        case evidence
        /// A case was opened about it.
        case caseFile = "case"
        /// A claim carries the step on the ladder that it happened.
        case happened = "carries_happened"
        /// A claim carries the step on the ladder of who did it.
        case attribution = "carries_attribution"
    }

    public let id: String
    public let kind: Kind
    public let incident: String
    /// The identity of the other thing: evidence, case or claim.
    public let other: String
    public let comment: String
    public let account: String
    public let recordedAt: Instant

    public init(
        id: String, _ kind: Kind, of incident: String, to other: String, comment: String = "", by account: String,
        at moment: Instant
    ) {
        self.id = id
        self.kind = kind
        self.incident = incident
        self.other = other
        self.comment = comment
        self.account = account
        recordedAt = moment
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_link (
                id, kind, from_kind, from_id, to_kind, to_id, probability, comment, account, recorded_at)
            VALUES (\(id), \(kind.rawValue), 'incident', \(incident), \(kind.other), \(other), NULL, \(comment),
                    \(account), \(recordedAt.microseconds))
            """)
    }

    /// The links of an incident in force at a moment, oldest first.
    public static func of(
        _ incident: String, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [IncidentLink] {
        var links: [IncidentLink] = []
        for row in try transaction.query(
            """
            SELECT id, kind, from_id, to_id, comment, account, recorded_at FROM harm_link
            WHERE from_kind = 'incident' AND from_id = \(incident) AND recorded_at <= \(knownAt.microseconds)
              AND (withdrawn_at IS NULL OR withdrawn_at > \(knownAt.microseconds))
            ORDER BY recorded_at, id
            """)
        {
            guard let kind = Kind(rawValue: try row.text(at: 1)) else { continue }
            links.append(
                IncidentLink(
                    id: try row.text(at: 0), kind, of: try row.text(at: 2), to: try row.text(at: 3),
                    comment: try row.text(at: 4), by: try row.text(at: 5),
                    at: Instant(microseconds: Int64(try row.int(at: 6)))))
        }
        return links
    }

    /// Withdraws the links of one kind that are in force; they stay in the history.
    public static func withdraw(
        _ kind: Kind, of incident: String, commented comment: String? = nil, at now: Instant,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        let narrowed: SQL = if let comment { "AND comment = \(comment)" } else { "" }
        try transaction.execute(
            """
            UPDATE harm_link SET withdrawn_at = \(now.microseconds)
            WHERE from_kind = 'incident' AND from_id = \(incident) AND kind = \(kind.rawValue)
              AND withdrawn_at IS NULL \(narrowed)
            """)
    }
}

extension IncidentLink.Kind {
    fileprivate var other: String {
        switch self {
        case .evidence: "evidence"
        case .caseFile: "case"
        case .happened, .attribution: "claim"
        }
    }
}
