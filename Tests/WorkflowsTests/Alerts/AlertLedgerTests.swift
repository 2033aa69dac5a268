import Database
import Protection
import Store
import Testing
import Workflows

@Suite("The ledger's figures")
struct AlertLedgerTests {
    @Test(
        "What is kept of alerts between two views follows every change, by whatever server", arguments: Engine.allCases)
    func kept(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let shown = AlertLedger(store: ledger.store, sealing: nil)
        func figures(within areas: Set<AreaRef>? = nil, at minutes: Int = 5) async throws -> [Int] {
            let found = try await shown.page(.openFirst, within: areas, at: Ledger.after(minutes)) { _ in false }
                .figures
            return [found.open, found.unseen, found.overdue]
        }
        #expect(try await figures() == [0, 0, 0])
        let first = try #require(try await ledger.warn("l-1", source: "s-1"))
        #expect(try await figures() == [1, 1, 0])
        #expect(try await figures(at: 16) == [1, 1, 1], "the clock goes on while nothing changes")
        try await ledger.warn("l-2", source: "s-2")
        #expect(try await figures() == [2, 2, 0])
        try await ledger.move(.see, on: first.id, after: 0, by: Ledger.analyst, at: Ledger.after(1))
        #expect(try await figures() == [2, 1, 0])
        #expect(try await figures(within: [Ledger.gao]) == [2, 1, 0])
        // A correction moves the second to where somebody else looks.
        try await ledger.warn(
            "l-3", [("alert_type", "attack"), ("place", "Ménaka")], at: 2, replaces: "l-2", source: "s-2",
            areas: [Ledger.gao, Ledger.menaka])
        #expect(try await figures(within: [Ledger.gao]) == [1, 0, 0])
        #expect(try await figures(within: [Ledger.menaka]) == [1, 1, 0])
        try await ledger.move(.close(.unfounded), on: first.id, after: 1, by: Ledger.analyst, at: Ledger.after(3))
        #expect(try await figures() == [1, 1, 0])
        #expect(try await figures(at: 200 * 1_440) == [1, 1, 1], "an open one is never too old")
        try await ledger.close()
    }
}
