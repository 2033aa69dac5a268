import Database
import Pages
import Protection
import Store
import Workflows

/// The areas as the map of incidents draws them, made once. Outlines change with an import alone, so a drawing may be a
/// minute older than the facts.
final class HarmMap: Sendable {
    struct Drawing: Sendable {
        let areas: [Area]
        let outline: MapOutline?
        let names: [AreaRef: String]
    }

    private struct Held {
        let drawing: Drawing
        let version: Int
        let made: Instant
    }

    private let store: Store
    private let held = Guarded<Held?>(nil)
    private static let age: Int64 = 60_000_000

    private let names: AreaNames

    init(store: Store, names: AreaNames) {
        self.store = store
        self.names = names
    }

    func drawing(at now: Instant) async throws -> Drawing {
        let version = try await store.facts.read { try Settings.factsVersion(in: $0) }
        if let held = held.withLock({ $0 }),
            held.version == version || now.microseconds - held.made.microseconds < Self.age
        {
            return held.drawing
        }
        let known = try await names.known()
        let areas = try await store.facts.read { try FactTable<Area>.all(knownAt: .latest, in: $0) }
        let level = areas.filter { $0.ref.scheme == known.scheme }.map(\.level).max()
        let drawn = areas.filter { $0.ref.scheme == known.scheme && $0.level == level }
        let drawing = Drawing(
            areas: drawn, outline: MapOutline(areas: drawn, around: drawn.compactMap(\.point)),
            names: known.names)
        held.withLock { $0 = Held(drawing: drawing, version: version, made: now) }
        return drawing
    }
}
