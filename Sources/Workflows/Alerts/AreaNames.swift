import Database
public import Protection
public import Store
import Synchronization

/// The names of areas and which lie in which, read once for each version of the facts.
public final class AreaNames: Sendable {
    /// What is known of areas at one version of the facts.
    public struct Known: Sendable {
        public let names: [AreaRef: String]
        public let nesting: AreaNesting
        /// The scheme pages draw areas by.
        public let scheme: String
        let version: Int
    }

    private let store: Store
    private let held = Mutex<Known?>(nil)

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
                try Settings.value("scheme", in: transaction)
            )
        }
        let known = Known(
            names: Dictionary(areas.map { ($0.ref, $0.name) }, uniquingKeysWith: { _, later in later }),
            nesting: AreaNesting(areas), scheme: AreaSchemes(areas).choice(preferring: usual).scheme, version: version)
        held.withLock { $0 = known }
        return known
    }
}
