import Database
import Catalogue
import Pages
import Protection
import Store
import Workflows

/// What is known on one pair of days, assessed and drawn once, with the pages already made from it.
final class View: Sendable {
    let knowledge: Knowledge
    let assessed: AssessAreas
    let outline: MapOutline?
    private let pages = Guarded<[String: HTML]>([:])
    private let order = Guarded<[UUIDv7]?>(nil)

    init(_ knowledge: Knowledge, indicators: [Indicator]) {
        self.knowledge = knowledge
        assessed = AssessAreas(knowledge, indicators: indicators)
        let points = knowledge.sites.compactMap(\.coordinate) + knowledge.areas.compactMap(\.point)
        outline = MapOutline(areas: knowledge.pictureAreas, around: points)
    }

    /// The incidents that began by the day of the view, in the order of their identities; sorted at the first request.
    var incidentIDs: [UUIDv7] {
        order.withLock { order in
            if let order { return order }
            let ids = knowledge.incidents.indices
                .filter { knowledge.picture.dating(of: $0) != .later }
                .map { knowledge.incidents[$0] }.sorted()
            order = ids
            return ids
        }
    }

    /// A page that depends on nothing but this view and the key, made at the first request.
    func page(_ key: String, make: () throws -> HTML) rethrows -> HTML {
        if let page = pages.withLock({ $0[key] }) { return page }
        let page = try make()
        pages.withLock { pages in
            if pages.count > 64 { pages.removeAll() }
            pages[key] = page
        }
        return page
    }
}

/// The last few views asked for. A view is made once however many ask at the same time, and made anew when the store
/// has changed.
actor ViewCache {
    private struct Key: Hashable {
        let version: Int
        /// When the ledger of alerts last changed, as of the last look.
        let ledger: Instant
        let at: Day
        let knownAt: Day?
        /// What its reader may see; nil for everything.
        let reach: Set<AreaRef>?
    }

    let store: Store
    let plans = PlanShelf()
    private var views: [(key: Key, view: Task<View, any Error>)] = []
    private static let kept = 8
    /// The ledger changes with every step on an alert; figures drawn from it may be a minute old.
    private var ledger: (at: Instant, looked: Instant)?
    private static let ledgerAge: Int64 = 60_000_000

    init(store: Store) {
        self.store = store
    }

    /// Makes the view that most will ask for first.
    func warm() async throws {
        _ = try await view(at: nil, knownAt: nil)
    }

    /// The view on these days; by default the store's own day and everything known.
    /// - Parameter reach: The areas its reader may see; nil for all.
    func view(at asked: Day?, knownAt: Day?, within reach: Set<AreaRef>? = nil) async throws -> View {
        let version = try await store.facts.read { try Settings.factsVersion(in: $0) }
        let at = try await ViewDay.resolve(asked, at: .now, in: store)
        let key = Key(version: version, ledger: try await ledgerChange(), at: at, knownAt: knownAt, reach: reach)
        if let index = views.firstIndex(where: { $0.key == key }) {
            let found = views.remove(at: index)
            views.append(found)
            return try await found.view.value
        }
        let known = knownAt.map(Instant.init(endOf:)) ?? .latest
        let task = Task { [store] in
            let knowledge = try await Knowledge.load(from: store, at: at, knownAt: known, now: .now, within: reach)
            return View(knowledge, indicators: try Catalogue.builtIn().indicators)
        }
        views.append((key, task))
        if views.count > Self.kept { views.removeFirst() }
        do {
            return try await task.value
        } catch {
            views.removeAll { $0.key == key }
            throw error
        }
    }

    private func ledgerChange() async throws -> Instant {
        let now = Instant.now
        if let ledger, now.microseconds - ledger.looked.microseconds < Self.ledgerAge { return ledger.at }
        let at = try await store.facts.read { try StoredAlert.lastChange(in: $0) } ?? Instant(microseconds: 0)
        ledger = (at, now)
        return at
    }
}
