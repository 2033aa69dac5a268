public import Access
import Database
public import Protection

/// Where a record lies, as far as it decides who may see it. Each part may be unknown, and then only those see the record
/// who are granted all of that kind.
public struct Bounds: Hashable, Sendable {
    public let area: AreaRef?
    public let organisation: OrganisationID?
    public let marks: Marks

    public init(area: AreaRef? = nil, organisation: OrganisationID? = nil, marks: Marks = []) {
        self.area = area
        self.organisation = organisation
        self.marks = marks
    }

    /// The columns every such table has, in the order of `values`.
    static let columns: SQL = "scheme, code, organisation, marks"

    /// One value a column, for an INSERT.
    var values: SQL {
        let marks = marks.members.map(\.rawValue).joined(separator: "\n")
        return "\(area?.scheme), \(area?.code), \(organisation?.rawValue), \(marks)"
    }

    init(row: Row) throws(DatabaseError) {
        let (scheme, code) = (try row.optionalText("scheme"), try row.optionalText("code"))
        area = if let scheme, let code { AreaRef(scheme: scheme, code: code) } else { nil }
        organisation = try row.optionalText("organisation").map { OrganisationID($0) }
        marks = Bounds.marks(in: try row.text("marks"))
    }

    static func marks(in text: String) -> Marks {
        Marks(text.split(separator: "\n").compactMap { Mark(rawValue: String($0)) })
    }
}
