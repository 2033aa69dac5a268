public import Protection

/// Everything of a kind, or only what is named.
public enum Extent<Element: Hashable & Sendable>: Hashable, Sendable {
    case all
    case only(Set<Element>)

    /// Whether something of the kind lies in it. What is not known lies only in `all`.
    public func contains(_ element: Element?) -> Bool {
        switch self {
        case .all: true
        case .only(let named): element.map(named.contains) ?? false
        }
    }

    /// Whether it names nothing and so opens nothing.
    public var isEmpty: Bool { self == .only([]) }
}

/// The set of areas, organisations and cases that a grant opens, and the marks it opens within them.
///
/// A record lies in a compartment when its area, its organisation and (where the rule asks) its case do. A record
/// without one of these, such as an incident nobody has placed yet, lies only where that part is `all`: unknown
/// never means "anyone's".
public struct Compartment: Hashable, Sendable {
    /// Areas, each with all that lies in it.
    public let areas: Extent<AreaRef>
    public let organisations: Extent<OrganisationID>
    public let cases: Extent<CaseID>
    /// Records that bear a mark outside this set stay closed.
    public let marks: Marks

    public init(
        areas: Extent<AreaRef>, organisations: Extent<OrganisationID>, cases: Extent<CaseID>, marks: Marks = []
    ) {
        self.areas = areas
        self.organisations = organisations
        self.cases = cases
        self.marks = marks
    }

    /// Everything, with every mark. No role reads all of it.
    public static let everything = Compartment(areas: .all, organisations: .all, cases: .all, marks: .all)
    /// Nothing at all: for roles and tokens that open by what they are alone.
    public static let nothing = Compartment(areas: .only([]), organisations: .only([]), cases: .only([]))
}
