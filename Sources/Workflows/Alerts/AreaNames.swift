import Database
public import Protection
public import Store

/// The names of areas and which lie in which, read once for each version of the facts.
public final class AreaNames: Sendable {
    /// What is known of areas at one version of the facts.
    public struct Known: Sendable {
        public let names: [AreaRef: String]
        public let nesting: AreaNesting
        /// What a form offers where an area is asked for: regions and what lies right under them, in the scheme pages draw
        /// areas by.
        public let offered: [(name: String, value: String)]
        /// How narrow each is: 0 for a country, 1 for a region.
        public let levels: [AreaRef: Int]
        /// The scheme pages draw areas by.
        public let scheme: String
        let version: Int
    }

    private let store: Store
    private let held = Guarded<Known?>(nil)

    public init(store: Store) {
        self.store = store
    }

    /// The names in force now.
    public func known() async throws -> Known {
        let version = try await store.facts.read { try Settings.factsVersion(in: $0) }
        if let known = held.withLock({ $0 }), known.version == version { return known }
        let (areas, usual) = try await store.facts.read { transaction in
            (
                try FactTable<Area>.all(knownAt: .latest, in: transaction),
                try Settings.value(.scheme, in: transaction)
            )
        }
        let scheme = AreaSchemes(areas).choice(preferring: usual).scheme
        let known = Known(
            names: Dictionary(areas.map { ($0.ref, $0.name) }, uniquingKeysWith: { _, later in later }),
            nesting: AreaNesting(areas),
            offered: areas.filter { $0.ref.scheme == scheme && (1...2).contains($0.level) }
                .sorted { ($0.name, $0.ref) < ($1.name, $1.ref) }.map { ($0.name, $0.ref.typed) },
            levels: Dictionary(areas.map { ($0.ref, $0.level) }, uniquingKeysWith: { _, later in later }),
            scheme: scheme, version: version)
        held.withLock { $0 = known }
        return known
    }
}
