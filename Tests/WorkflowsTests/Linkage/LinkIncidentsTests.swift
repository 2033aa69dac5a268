import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Incidents that may be one")
struct LinkIncidentsTests {
    private let aline = AccountID("aline")

    private func open(_ office: Office, on day: String, _ low: Int, at minute: Int64) async throws -> TrackedIncident {
        let when = try #require(Day(day))
        let report = try await office.report("report of \(day), \(minute)")
        return try await TrackIncident(store: office.store).open(
            TrackedIncident.Details(
                start: when, end: when, datePrecision: .day, area: AreaRef(scheme: "s", code: "ML050203"),
                placePrecision: .near, place: "Kouna", category: .attack),
            from: [
                TrackIncident.Taken(
                    report: report, sourceType: .community,
                    harms: [Harm(kind: .killed, status: .civilian, count: CountRange(min: low, max: low + 1))])
            ], by: aline, at: Office.later(minute))
    }

    @Test("Any two are compared at once, by what lies around them; merged ones are not", arguments: Engine.allCases)
    func pair(engine: Engine) async throws {
        let office = try await Office(engine)
        let (one, other) = (
            try await open(office, on: "2023-05-04", 3, at: 1), try await open(office, on: "2023-05-04", 3, at: 2)
        )
        let later = try await open(office, on: "2023-05-20", 9, at: 3)
        let link = LinkIncidents(store: office.store)
        let alike = try #require(try await link.pair(one.id, other.id, at: Office.later(4)))
        let apart = try #require(try await link.pair(later.id, one.id, at: Office.later(4)))
        #expect(alike.probability > 0.5 && apart.probability < alike.probability)
        #expect(try await link.candidates(for: one.id).first?.incident.id == other.id)
        #expect(try await link.pair(one.id, "none", at: Office.later(4)) == nil)
        try await TrackIncident(store: office.store).merge(
            one.id, into: other.id, reason: "one", by: aline, at: Office.later(5))
        #expect(try await link.pair(one.id, later.id, at: Office.later(6)) == nil)
        #expect(try await link.pair(later.id, other.id, at: Office.later(6)) != nil)
        try await office.close()
    }

    @Test("Of those around a day the nearest come first, however few lie near it", arguments: Engine.allCases)
    func near(engine: Engine) async throws {
        let office = try await Office(engine)
        var ids: [String] = []
        for (minute, day) in ["2023-05-04", "2023-05-06", "2023-05-10", "2023-05-25", "2023-06-20"].enumerated() {
            ids.append(try await open(office, on: day, 3, at: Int64(minute)).id)
        }
        let middle = try #require(Day("2023-05-05"))
        for limit in 1...5 {
            let found = try await office.store.facts.read {
                try TrackedIncident.beginning(around: middle, within: 31, region: nil, limit: limit, in: $0)
            }
            // The first two lie a day off, in the order of their identities; the last lies too far off.
            #expect(found.map(\.id) == Array(ids.prefix(min(limit, 4))), "\(limit)")
        }
        try await office.close()
    }

    @Test("Of two decisions on one pair at the same time the second is told", arguments: Engine.allCases)
    func atOnce(engine: Engine) async throws {
        let office = try await Office(engine)
        let judge = JudgeIncidents(store: office.store)
        for round in 0..<8 {
            let minute = Int64(round * 10)
            let one = try await open(office, on: "2023-05-04", 3, at: minute + 1).id
            let other = try await open(office, on: "2023-05-04", 3, at: minute + 2).id
            let mark = try await office.store.facts.read {
                try PairStanding.load(one, other, .incident, in: $0).mark
            }
            let told = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        do {
                            try await judge(
                                one, other, .different, seen: mark, by: aline, at: Office.later(minute + 3))
                            return false
                        } catch {
                            return (error as? Refusal)?.code == Refusal.changedMeanwhile.code
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(told == 3)
        }
        try await office.close()
    }
}
