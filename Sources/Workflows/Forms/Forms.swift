import Access
import Collection
import Database
import Hashing
import Protection
public import Store

/// The forms of a store, read anew when anything about them changed.
public final class Forms: Sendable {
    private let store: Store
    private let ready = Guarded<FormShelf?>(nil)
    private let lists = Guarded<[String: [UInt8]]>([:])

    public init(store: Store) {
        self.store = store
    }

    /// The forms as they are now.
    public func shelf() async throws -> FormShelf {
        try await shelf(at: try await store.facts.read { try Settings.formsVersion(in: $0) })
    }

    /// The forms at a version that was read a moment ago.
    public func shelf(at version: Int) async throws -> FormShelf {
        if let known = ready.withLock({ $0 }), known.version == version { return known }
        let shelf = try await store.facts.read { transaction in
            FormShelf(
                version: try Settings.formsVersion(in: transaction), stored: try StoredForm.all(in: transaction),
                media: try StoredFormMedia.all(in: transaction), devices: try FormAssignment.all(in: transaction),
                mappings: try StoredMapping.newest(in: transaction))
        }
        ready.withLock { $0 = shelf }
        return shelf
    }

    /// The bytes of a file of a form, as a device is given it: what was uploaded, else the list of places made for the
    /// device. Nil where nobody has provided it yet.
    public func media(_ name: String, of form: OfferedForm, for device: StoredDevice) async throws -> [UInt8]? {
        if let uploaded = try await shelf().media(name, of: form.id) { return uploaded.content }
        guard form.isOwn, name == "places.csv" else { return nil }
        return try await places(for: device.area)
    }

    /// Every area of the device's scheme at its level or finer, those within its own area first: whoever fled reports
    /// from elsewhere.
    private func places(for area: AreaRef) async throws -> [UInt8] {
        let version = try await store.facts.read { try Settings.factsVersion(in: $0) }
        let key = "\(version)|\(area.scheme)|\(area.code)"
        if let made = lists.withLock({ $0[key] }) { return made }
        let areas = try await store.facts.read { try FactTable<Area>.all(knownAt: .latest, in: $0) }
            .filter { $0.ref.scheme == area.scheme }
        let file = OwnForm.placesFile(Self.rows(areas, around: area))
        lists.withLock { lists in
            if lists.count > 500 { lists.removeAll() }
            lists[key] = file
        }
        return file
    }

    private static func rows(_ areas: [Area], around own: AreaRef) -> [(code: String, label: String, area: String)] {
        let byRef = Dictionary(areas.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
        let level = byRef[own]?.level ?? 0
        func lies(_ area: Area) -> Bool {
            var (next, steps) = (Optional(area), 0)
            while let one = next, steps < 8 {
                if one.ref == own { return true }
                (next, steps) = (one.parent.flatMap { byRef[$0] }, steps + 1)
            }
            return false
        }
        let shown = areas.filter { $0.level >= level }.sorted { ($0.name, $0.ref) < ($1.name, $1.ref) }
        return (shown.filter(lies) + shown.filter { !lies($0) }).map { area in
            let around = area.parent.flatMap { byRef[$0]?.name }
            return (
                area.ref.code, around.map { "\(area.name) (\($0))" } ?? area.name, area.parent?.code ?? area.ref.code
            )
        }
    }
}

/// MD5 as OpenRosa asks for it: to see whether a file changed, and for nothing that must resist an attacker.
enum FormDigest {
    static func md5(_ bytes: [UInt8]) -> [UInt8] { MD5.digest(of: bytes) }
}
