public import Database
public import Protection

/// A claim under an incident, in the version of a moment.
public struct StoredClaim: Hashable, Sendable {
    public let claim: IncidentClaim
    public let incident: String
    /// From 1.
    public let version: Int
    public let recordedAt: Instant
    public let recordedBy: String
    /// Taken away from the incident again: its report belongs elsewhere. It stays in the history.
    public let isWithdrawn: Bool

    public init(
        _ claim: IncidentClaim, incident: String, version: Int = 1, recordedAt: Instant, recordedBy: String,
        isWithdrawn: Bool = false
    ) {
        self.claim = claim
        self.incident = incident
        self.version = version
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.isWithdrawn = isWithdrawn
    }

    /// Adds it, over the version before where it has one.
    /// - Returns: False where that one is no longer in force; then nothing was stored.
    public func insert(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        if version > 1 {
            let closed = try transaction.execute(
                """
                UPDATE harm_claim SET superseded_at = \(recordedAt.microseconds)
                WHERE id = \(claim.id) AND version = \(version - 1) AND superseded_at IS NULL
                """)
            guard closed == 1 else { return false }
        }
        let setAside: String? = if case .setAside(let why) = claim.use { why } else { nil }
        try transaction.execute(
            """
            INSERT INTO harm_claim (
                id, version, incident, report, recorded_at, recorded_by, source_type, rating, said_on, access, harms,
                actors, set_aside, is_withdrawn)
            VALUES (\(claim.id), \(version), \(incident), \(claim.report), \(recordedAt.microseconds), \(recordedBy),
                    \(claim.sourceType.rawValue), \(claim.rating.description), \(claim.saidOn?.daysSinceEpoch),
                    \(claim.access.rawValue), \(ClaimLines.text(of: claim.harms)), \(ClaimLines.text(of: claim.actors)),
                    \(setAside), \(isWithdrawn))
            """)
        return true
    }

    /// The claims of some incidents as known at a moment, those taken away left out.
    public static func of(
        _ incidents: [String], knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredClaim] {
        var claims: [StoredClaim] = []
        for start in stride(from: 0, to: incidents.count, by: 400) {
            let chunk = incidents[start..<min(start + 400, incidents.count)]
            for row in try transaction.query(
                """
                SELECT \(columns) FROM harm_claim AS v
                WHERE \(SQL.isIn("v.incident", chunk)) AND \(TrackedIncident.inForce(knownAt)) AND NOT v.is_withdrawn
                ORDER BY v.incident, v.id
                """)
            {
                claims.append(try StoredClaim(row: row))
            }
        }
        return claims
    }

    /// Every version of the claims of some incidents, oldest first.
    public static func history(
        of incidents: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredClaim] {
        try transaction.query(
            """
            SELECT \(columns) FROM harm_claim AS v
            WHERE \(SQL.isIn("v.incident", incidents)) ORDER BY v.recorded_at, v.id, v.version
            """
        ).map(StoredClaim.init(row:))
    }

    /// The incidents a report lies under now.
    public static func incidents(of report: String, in transaction: any Transaction) throws(DatabaseError) -> [String] {
        var found: [String] = []
        for row in try transaction.query(
            """
            SELECT DISTINCT incident FROM harm_claim
            WHERE report = \(report) AND superseded_at IS NULL AND NOT is_withdrawn ORDER BY incident
            """)
        {
            found.append(try row.text(at: 0))
        }
        return found
    }

    private static let columns: SQL = """
        v.id, v.version, v.incident, v.report, v.recorded_at, v.recorded_by, v.source_type, v.rating, v.said_on,
        v.access, v.harms, v.actors, v.set_aside, v.is_withdrawn
        """

    private init(row: Row) throws(DatabaseError) {
        guard let source = SourceType(rawValue: try row.text(at: 6)), let rating = SourceRating(try row.text(at: 7)),
            let access = IncidentClaim.Access(rawValue: try row.text(at: 9))
        else { throw DatabaseError(.corrupt, "a claim's row does not read", place: "harm_claim") }
        self.init(
            IncidentClaim(
                id: try row.text(at: 0), report: try row.text(at: 3), sourceType: source, rating: rating,
                saidOn: try row.optionalInt(at: 8).map { Day(daysSinceEpoch: $0) }, access: access,
                harms: ClaimLines.harms(in: try row.text(at: 10)), actors: ClaimLines.actors(in: try row.text(at: 11)),
                use: try row.optionalText(at: 12).map { .setAside(why: $0) } ?? .held),
            incident: try row.text(at: 2), version: try row.int(at: 1),
            recordedAt: Instant(microseconds: Int64(try row.int(at: 4))), recordedBy: try row.text(at: 5),
            isWithdrawn: try row.bool(at: 13))
    }
}

/// Harm and actors of a claim, each in one column, one a line.
enum ClaimLines {
    static func text(of harms: [Harm]) -> String {
        harms.map { harm in
            let high = harm.count.max.map(String.init) ?? "-"
            let best = harm.count.best.map(String.init) ?? "-"
            return
                "\(harm.kind.rawValue) \(harm.status.rawValue) \(harm.count.min) \(high) \(best) \(harm.count.unknownReports)"
        }.joined(separator: "\n")
    }

    static func harms(in text: String) -> [Harm] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count == 6, let kind = HarmKind(rawValue: parts[0]),
                let status = CivilianStatus(rawValue: parts[1]), let low = Int(parts[2]), let unknown = Int(parts[5])
            else { return nil }
            return Harm(
                kind: kind, status: status,
                count: CountRange(min: low, max: Int(parts[3]), best: Int(parts[4]), unknownReports: unknown))
        }
    }

    static func text(of actors: [IncidentClaim.AllegedActor]) -> String {
        actors.map { $0.role.rawValue + " " + $0.name.split(whereSeparator: \.isNewline).joined(separator: " ") }
            .joined(separator: "\n")
    }

    static func actors(in text: String) -> [IncidentClaim.AllegedActor] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2, let role = IncidentClaim.AllegedActor.Role(rawValue: parts[0]) else { return nil }
            return IncidentClaim.AllegedActor(name: parts[1], role: role)
        }
    }
}
