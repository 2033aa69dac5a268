import Database
public import Protection
public import Store
public import Warning

/// The warnings that hold, for those who may read them.
public struct WarningsInForce: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Those within reach, the latest first.
    /// - Parameter seesAddressed: Whether those for named addresses are among them: programs never see these.
    public func callAsFunction(
        within areas: Set<AreaRef>?, seesAddressed: Bool, at now: Instant
    ) async throws -> [(id: String, warning: CAPWarning)] {
        try await store.facts.read { try StoredWarning.inForce(at: now, within: areas, in: $0) }
            .filter { seesAddressed || !$0.isAddressed }
            .compactMap { stored in stored.warning().map { (stored.id, $0) } }
    }

    /// One warning with the outlines of its areas, whether or not it still holds; nil where there is none.
    public func one(_ id: String) async throws -> (stored: StoredWarning, warning: CAPWarning)? {
        try await store.facts.read { transaction in
            guard let stored = try StoredWarning.with(id: id, in: transaction), let bare = stored.warning() else {
                return nil
            }
            let outlines = try FactTable<Area>.latest(bare.areas.map(\.ref), in: transaction)
                .reduce(into: [AreaRef: Outline]()) { $0[$1.ref] = $1.outline }
            return stored.warning(outlines: outlines).map { (stored, $0) }
        }
    }
}
