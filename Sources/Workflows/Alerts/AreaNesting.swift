public import Protection

/// Which area lies in which, within each scheme.
public struct AreaNesting: Sendable {
    private let parents: [AreaRef: AreaRef]

    public init(_ areas: [Area]) {
        parents = areas.reduce(into: [:]) { parents, area in parents[area.ref] = area.parent }
    }

    /// An area and those around it, narrow first; empty where it is not known.
    public func chain(of area: AreaRef?) -> [AreaRef] {
        guard var next = area else { return [] }
        var chain = [next]
        // Areas come from files: a ring of parents must not hold a server up.
        while let parent = parents[next], !chain.contains(parent) {
            chain.append(parent)
            next = parent
        }
        return chain
    }
}
