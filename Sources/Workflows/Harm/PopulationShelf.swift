import Database
public import Protection
public import Store

/// Populations by area, for rates; read once for each version of the facts and moment of knowledge.
public actor PopulationShelf {
    private struct Key: Hashable {
        let version: Int
        let knownAt: Instant
    }

    private let store: Store
    private var held: [(key: Key, figures: [AreaRef: [Population]])] = []

    public init(store: Store) {
        self.store = store
    }

    /// Every figure known at a moment, by area.
    public func figures(knownAt: Instant) async throws -> [AreaRef: [Population]] {
        let version = try await store.facts.read { try Settings.factsVersion(in: $0) }
        let key = Key(version: version, knownAt: knownAt)
        if let found = held.first(where: { $0.key == key }) { return found.figures }
        let all = try await store.facts.read { try FactTable<Population>.all(knownAt: knownAt, in: $0) }
        let figures = Dictionary(grouping: all, by: \.area)
        held.append((key, figures))
        if held.count > 8 { held.removeFirst() }
        return figures
    }
}

extension Sequence<Population> {
    /// The figure to divide the harm of a year by: of the latest year up to it, else of the earliest one after. Of two of
    /// one year the first source by name.
    public func nearest(to year: Int) -> Population? {
        let before = filter { $0.year <= year }
        let best = before.map(\.year).max() ?? map(\.year).min()
        return filter { $0.year == best }.min { $0.source < $1.source }
    }
}
