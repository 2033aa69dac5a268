import Access
import Database
import Hummingbird
import Protection
import Store
import StrictText
import Workflows

/// Coded facts and counts for programs, a page at a time, within the areas of their token.
struct FactsAPI {
    let views: ViewCache
    private static let usualPage = 100

    func add(to router: Router<Visit>) {
        router.get("/api/v1/facts") { request, visit in try await facts(request, visit) }
        router.get("/api/v1/aggregates") { request, visit in try await aggregates(request, visit) }
    }

    private func facts(_ request: Request, _ visit: Visit) async throws -> Response {
        let reach = try visit.visitor.areas(in: .factsAPI, .record)
        let asked = try APIOperation.facts.parameters(of: request)
        let view = try await view(asked, within: reach)
        let ids = view.incidentIDs
        let start = asked["after"].flatMap { UUIDv7($0) }.map { after in ids.partitionPoint { $0 > after } } ?? 0
        let size = asked["limit"].flatMap { Int($0) } ?? Self.usualPage
        let page = ids[start..<min(start + size, ids.count)]
        let held = try await views.store.facts.read { transaction in
            try FactTable<Incident>.with(ids: page.map(\.description), in: transaction)
        }
        let placement = view.knowledge.picture.placement
        return Response(
            json: Self.page(
                view, asked,
                held.map { one in
                    let area = placement.area(of: one.fact)
                    // What bears a mark that the token does not open is left out, as what nobody spoke of.
                    let harms = one.fact.harms.filter { harm in
                        let marked = Resource(area: area, marks: harm.kind.marks)
                        return harm.kind.marks.isEmpty
                            || visit.visitor.decide(.factsAPI, .record, on: marked) == .allow
                    }
                    return Self.json(one, harms, area: area)
                },
                next: start + size < ids.count ? page.last?.description : nil))
    }

    /// Rows stand in the order of code and month, so that the last one of a page says where the next begins.
    private func aggregates(_ request: Request, _ visit: Visit) async throws -> Response {
        let reach = try visit.visitor.areas(in: .aggregatesAPI, .aggregate)
        let asked = try APIOperation.aggregates.parameters(of: request)
        let view = try await view(asked, within: reach)
        let picture = view.knowledge.picture
        let size = asked["limit"].flatMap { Int($0) } ?? Self.usualPage
        let after = asked["after"] ?? ""
        let last = min(asked["to"].flatMap { Month($0) } ?? picture.at.month, picture.at.month)
        // Before the records begin nothing is known: no row rather than a zero.
        let first = max(asked["from"].flatMap { Month($0) } ?? last.advanced(by: -11), picture.recordsFrom ?? last)
        var rows: [JSON] = []
        var next: String?
        var lastKey = ""
        let areas = first <= last && picture.recordsFrom != nil ? view.knowledge.pictureAreas : []
        areas: for area in areas.map(\.ref).sorted(by: { $0.code < $1.code }) where area.code + "/9999-12" > after {
            let series = picture.series(in: .area(area), months: first...last)
            for (offset, tally) in series.enumerated() {
                let month = first.advanced(by: offset)
                let key = "\(area.code)/\(month)"
                guard key > after else { continue }
                guard rows.count < size else {
                    next = lastKey
                    break areas
                }
                rows.append(
                    Self.json(area, month, tally, coverage: picture.coverage.share(of: area, in: month...month)))
                lastKey = key
            }
        }
        return Response(json: Self.page(view, asked, rows, next: next))
    }

    private func view(_ asked: [String: String], within reach: Set<AreaRef>?) async throws -> View {
        try await views.view(
            at: asked["at"].flatMap { Day($0) }, knownAt: asked["known"].flatMap { Day($0) }, within: reach)
    }

    private static func page(_ view: View, _ asked: [String: String], _ items: [JSON], next: String?) -> JSON {
        [
            "at": .string(view.knowledge.at.description), "knownAt": asked["known"].map(JSON.string) ?? .null,
            "items": .array(items), "next": next.map(JSON.string) ?? .null,
        ]
    }

    /// Coded facts: no name of a place finer than the area, no point, no side by name.
    private static func json(_ held: Held<Incident>, _ harms: [Harm], area: AreaRef?) -> JSON {
        let incident = held.fact
        return [
            "id": .string(held.id), "dataset": .string(incident.origin.dataset), "key": .string(incident.origin.key),
            "recordedAt": .string(held.recordedAt.description), "start": .string(incident.start.description),
            "end": .string(incident.end.description), "datePrecision": .string("\(incident.datePrecision)"),
            "area": area.map(JSON.area) ?? .null, "violence": .string(incident.violence.word),
            "targetsCivilians": incident.targetsCivilians.map(JSON.bool) ?? .null,
            "harm": .array(
                harms.map { harm in
                    [
                        "kind": .string(harm.kind.rawValue), "status": .string(harm.status.rawValue),
                        "count": .range(harm.count),
                    ]
                }),
            "flags": .array(incident.flags.map { .string($0.rawValue) }),
        ]
    }

    private static func json(_ area: AreaRef, _ month: Month, _ tally: Tally, coverage: Double?) -> JSON {
        [
            "area": .area(area), "month": .string(month.description), "incidents": .integer(tally.events),
            "civiliansKilled": .range(tally.civilians), "statusUnknownKilled": .range(tally.statusUnknown ?? .unknown),
            "coverage": coverage.map { .number(String($0)) } ?? .null,
        ]
    }
}

extension JSON {
    static func area(_ area: AreaRef) -> JSON { ["scheme": .string(area.scheme), "code": .string(area.code)] }

    static func range(_ range: CountRange) -> JSON {
        [
            "min": .integer(range.min), "max": range.max.map(JSON.integer) ?? .null,
            "best": range.best.map(JSON.integer) ?? .null, "unknownReports": .integer(range.unknownReports),
        ]
    }
}

extension Array {
    /// The first position from which a condition that turns true only once holds.
    fileprivate func partitionPoint(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
