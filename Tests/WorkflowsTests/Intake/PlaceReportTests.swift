import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Placing a report that names a place no machine knows")
struct PlaceReportTests {
    @Test("Its alert lies in the area from then on, and who saw an older reading is told", arguments: Engine.allCases)
    func places(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let alert = try #require(
            try await ledger.warn("p-1", [("alert_type", "attack"), ("place", "Inékar")], areas: []))
        #expect(alert.area == nil && alert.areas.isEmpty)
        let report = try #require(
            try await ledger.store.facts.read { try StoredAlert.reports(of: alert.id, in: $0) }.first)
        let place = PlaceReport(store: ledger.store, names: AreaNames(store: ledger.store))
        try await place(report, version: 1, in: Ledger.menaka, by: Ledger.analyst, at: Ledger.after(5))
        let (moved, reading) = try await ledger.store.facts.read { transaction in
            (
                try StoredAlert.with(id: alert.id, in: transaction),
                try StoredReading.current(of: report, in: transaction)
            )
        }
        #expect(moved?.areas == [Ledger.menaka, Ledger.region] && moved?.category == .attack)
        #expect(reading?.area == Ledger.menaka && reading?.version == 2)
        #expect(reading?.readBy == Ledger.analyst.rawValue)
        // What a person placed is not read over by the machine.
        try await ledger.intake.readAll(at: Ledger.after(6))
        await #expect(throws: Refusal.self) {
            try await place(report, version: 1, in: Ledger.gao, by: Ledger.other, at: Ledger.after(7))
        }
        await #expect(throws: Refusal.self) {
            let nowhere = AreaRef(scheme: Ledger.scheme, code: "none")
            try await place(report, version: 2, in: nowhere, by: Ledger.other, at: Ledger.after(7))
        }
        let after = try await ledger.store.facts.read { try StoredAlert.with(id: alert.id, in: $0) }
        #expect(after?.area == Ledger.menaka)
        try await ledger.close()
    }
}
