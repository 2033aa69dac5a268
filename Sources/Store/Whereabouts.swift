public import Access
public import Database
import Protection

/// Where a thing lies: all that a decision about it needs, asked for before anything else of it is read.
///
/// One row comes back whether or not there is such a thing, by the same looks into the same indexes, and is read alike:
/// what may not be seen takes as long as what does not exist.
public enum Whereabouts: CaseIterable, Sendable {
    case alert
    /// By its identity or its reference.
    case incident
    case report
    case caseFile
    case victim
    case source
    case evidence

    /// The thing as a decision sees it; nil where there is none.
    /// - Parameter id: As an address or a form names it.
    public func resource(_ id: String, in transaction: any Transaction) throws(DatabaseError) -> Resource? {
        // Identifiers are kept in one spelling.
        let known = UUIDv7(id)?.description ?? id
        let row = try transaction.first("SELECT \(columns) FROM (SELECT 1 AS one) AS asked \(join(known))")
        guard let row else { return nil }
        let found = try row.optionalText(at: 0)
        let (scheme, code) = (try row.optionalText(at: 1), try row.optionalText(at: 2))
        let area: AreaRef? = if let scheme, let code { AreaRef(scheme: scheme, code: code) } else { nil }
        let precision = try row.optionalInt(at: 3).flatMap { PlacePrecision(rawValue: $0) }
        let owner = Owner(kind: try row.optionalText(at: 7), id: try row.optionalText(at: 8))
        let vouched = StoredReport.vouched(AreaList.areas(in: try row.optionalText(at: 9) ?? ""), for: owner)
        let resource = Resource(
            id: found, area: precision?.isUnplaced == true ? nil : area ?? vouched,
            organisation: try row.optionalText(at: 4).map { OrganisationID($0) },
            cases: try row.optionalText(at: 6).map { [CaseID($0)] } ?? [],
            marks: Bounds.marks(in: try row.optionalText(at: 5) ?? ""), owner: owner)
        return found == nil ? nil : resource
    }

    /// Identity, scheme, code, precision, organisation, marks, case, the owner's kind and identity, and the areas that the
    /// channel of a report vouches for.
    private var columns: SQL {
        switch self {
        case .alert: "t.id, t.scheme, t.area_code, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
        case .incident:
            "t.id, v.scheme, v.area_code, v.place_precision, NULL, NULL, NULL, 'account', t.taken_in_by, NULL"
        case .report: "t.id, v.scheme, v.area_code, NULL, NULL, NULL, NULL, t.owner_kind, t.owner, t.areas"
        case .caseFile: "t.id, t.scheme, t.code, NULL, t.organisation, t.marks, t.id, 'account', t.opened_by, NULL"
        case .victim, .source:
            "t.id, t.scheme, t.code, NULL, t.organisation, t.marks, t.case_file, 'account', t.made_by, NULL"
        case .evidence:
            "t.id, v.scheme, v.code, NULL, v.organisation, v.marks, v.id, 'account', t.received_by, NULL"
        }
    }

    private func join(_ id: String) -> SQL {
        switch self {
        case .alert: "LEFT JOIN alert AS t ON t.id = \(id)"
        case .incident:
            """
            LEFT JOIN harm_incident AS t ON \(raw: id.hasPrefix("I-") ? "t.reference" : "t.id") = \(id)
            LEFT JOIN harm_incident_version AS v ON v.incident = t.id AND v.superseded_at IS NULL
            """
        case .report:
            """
            LEFT JOIN report AS t ON t.id = \(id)
            LEFT JOIN report_reading AS v ON v.report = t.id AND v.superseded_at IS NULL
            """
        case .caseFile: "LEFT JOIN case_file AS t ON t.id = \(id)"
        case .victim: "LEFT JOIN subject AS t ON t.id = \(id) AND t.class = 'victim'"
        case .source: "LEFT JOIN subject AS t ON t.id = \(id) AND t.class = 'source'"
        case .evidence:
            "LEFT JOIN evidence AS t ON t.id = \(id) LEFT JOIN case_file AS v ON v.id = t.case_file"
        }
    }
}

extension Store {
    /// Where a thing lies; nil where there is none.
    public func whereabouts(of kind: Whereabouts, _ id: String) async throws -> Resource? {
        try await facts.read { try kind.resource(id, in: $0) }
    }
}
