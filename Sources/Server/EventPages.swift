import Database
import Pages
import Protection
import Store
import Workflows

/// Incidents behind a figure, a page at a time. The key of a page is the number of the last incident on it.
struct EventPages {
    let store: Store
    let knowledge: Knowledge
    static let size = 50

    /// The page that starts after a key; an unknown key starts at the beginning.
    /// - Parameter numbers: The incidents' numbers in the picture.
    func list(_ numbers: [Int], after key: String?) async throws -> EventList {
        let newest = numbers.sorted(by: >)
        let last = key.flatMap(Int.init)
        let rest = newest.drop { number in last.map { number >= $0 } ?? false }
        let page = Array(rest.prefix(Self.size))
        let ids = page.map { knowledge.incidents[$0].description }
        let held = try await store.facts.read { try FactTable<Incident>.with(ids: ids, in: $0) }
        return EventList(
            events: held.map { event($0.fact) }, count: numbers.count,
            next: rest.count > page.count ? page.last.map(String.init) : nil, isContinued: last != nil)
    }

    private func event(_ incident: Incident) -> EventList.Event {
        EventList.Event(
            origin: incident.origin, start: incident.start, end: incident.end,
            datePrecision: incident.datePrecision, place: incident.placeName,
            placePrecision: incident.placePrecision, violence: incident.violence,
            killed: incident.harm(.killed, .civilian), statusUnknown: incident.harm(.killed, .unknown),
            actor: incident.attribution.actor, sources: incident.sources, flags: incident.flags)
    }
}
