public import Protection

/// What is asked for, as far as the decision needs to know it. The store fills it from the row's own columns.
public struct Resource: Hashable, Sendable {
    /// The id in the store; what an approval of two persons names.
    public let id: String?
    /// The area it lies in; nil where nobody has placed it.
    public let area: AreaRef?
    /// The organisation that holds it; nil where not known.
    public let organisation: OrganisationID?
    /// The cases it belongs to; being granted one of them is enough.
    public let cases: [CaseID]
    public let marks: Marks
    /// Who sent or made it; nil where not known.
    public let owner: Owner?

    /// An act upon nothing in particular is `Resource()`.
    public init(
        id: String? = nil, area: AreaRef? = nil, organisation: OrganisationID? = nil, cases: [CaseID] = [],
        marks: Marks = [], owner: Owner? = nil
    ) {
        self.id = id
        self.area = area
        self.organisation = organisation
        self.cases = cases
        self.marks = marks
        self.owner = owner
    }
}
