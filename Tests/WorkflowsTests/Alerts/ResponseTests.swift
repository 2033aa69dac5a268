import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("How alerts were answered")
struct ResponseTests {
    @Test(
        "By day and night, area and actor; what one alert was told to two counts under each", arguments: Engine.allCases
    )
    func response(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        // 14:05 and 14:06 by day, then five past two in the night.
        var ids: [String] = []
        for minutes in [0, 1, 720] {
            ids.append(try #require(try await ledger.warn("r-\(minutes)", at: minutes)).id)
        }
        let moves: [(String, Int, Int, AlertMove)] = [
            (ids[0], 0, 10, .act(told: ["patrol", "prefect"])), (ids[0], 1, 50, .arrive(actor: "patrol")),
            (ids[1], 0, 20, .decline(.noMeans, why: "nobody free")), (ids[2], 0, 730, .act(told: ["patrol"])),
        ]
        for (id, after, minutes, move) in moves {
            try await ledger.move(move, on: id, after: after, by: Ledger.analyst, at: Ledger.after(minutes))
        }
        let response = try await AlertResponse.load(
            days: 365, within: nil, at: Ledger.after(760), in: ledger.store)
        #expect(response.all.received == 3 && response.all.responseRate == MeasureRange(min: 200.0 / 3, max: 200.0 / 3))
        let day = try #require(response.byLight.first { $0.light == .day }?.statistics)
        let night = try #require(response.byLight.first { $0.light == .night }?.statistics)
        #expect((day.received, day.actedOn, night.received, night.actedOn) == (2, 1, 1, 1))
        // Of two by day one was reached after 50 minutes and one never: the median is 50, nine in ten has no bound.
        #expect(day.medianDelay == MeasureRange(min: 50, max: 50))
        #expect(day.ninthDecileDelay?.max == nil && night.medianDelay == MeasureRange(min: 40, max: nil))
        #expect(response.byActor.map(\.actor) == ["patrol", "prefect", nil])
        #expect(response.byActor.map(\.statistics.received) == [2, 1, 1])
        #expect(response.byRegion.map(\.area) == [Ledger.region] && response.byArea.map(\.area) == [Ledger.gao])
        #expect(!response.hasInvented)
        let elsewhere = try await AlertResponse.load(
            days: 365, within: [Ledger.menaka], at: Ledger.after(760), in: ledger.store)
        #expect(elsewhere.all.received == 0 && elsewhere.all.responseRate == nil && elsewhere.byArea.isEmpty)
        try await ledger.close()
    }
}
