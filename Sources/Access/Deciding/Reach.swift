/// How far someone sees in a list: the filter of the query, so that a list, its count and its export never hold a row
/// that the same person could not open.
///
/// A row is in reach when one part holds it. Without parts, the list is empty, as it is where nothing exists.
public struct Reach: Hashable, Sendable {
    /// A set of rows, by what every one of them must satisfy.
    public struct Part: Hashable, Sendable {
        /// Areas with all that lies in them; all where the rule does not ask.
        public let areas: AreaSet
        public let organisations: Extent<OrganisationID>
        public let cases: Extent<CaseID>
        /// Rows with a mark outside this set are left out.
        public let marks: Marks
        /// Only rows of this owner.
        public let owner: Owner?
        /// Only rows whose owner is known and is not this one.
        public let notOwner: Owner?
    }

    public let parts: [Part]

    /// Whether nothing is in reach.
    public var isEmpty: Bool { parts.isEmpty }

    /// Whether a row is in reach.
    public func contains(_ resource: Resource) -> Bool {
        parts.contains { part in
            part.areas.contains(resource.area) && part.organisations.contains(resource.organisation)
                && (part.cases == .all || resource.cases.contains { part.cases.contains($0) })
                && part.marks.isSuperset(of: resource.marks)
                && (part.owner == nil || part.owner == resource.owner)
                && (part.notOwner == nil || (resource.owner != nil && part.notOwner != resource.owner))
        }
    }
}

/// What a part asks besides its areas. Parts that agree in it become one, so that 200 grants make few clauses.
struct ReachTerms: Hashable {
    let organisations: Extent<OrganisationID>
    let cases: Extent<CaseID>
    let marks: Marks
    let owner: Owner?
    let notOwner: Owner?
}
