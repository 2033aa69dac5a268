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

    @Test(
        "An alert whose events contradict one another hides no other, and is neither good nor bad",
        arguments: Engine.allCases)
    func contradicted(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        var ids: [String] = []
        for key in ["x-1", "x-2", "x-3", "x-4"] { ids.append(try #require(try await ledger.warn(key)).id) }
        for id in ids[..<3] {
            try await ledger.move(.see, on: id, after: 0, by: Ledger.analyst, at: Ledger.after(1))
            try await ledger.move(.act(told: ["patrol"]), on: id, after: 1, by: Ledger.analyst, at: Ledger.after(2))
        }
        try await ledger.store.facts.write { [ids] transaction in
            // Seen before it came; and an event of a kind a newer server knows.
            try transaction.execute(
                "UPDATE alert_event SET at = \(Ledger.after(-9).microseconds) WHERE alert = \(ids[0]) AND seq = 1")
            try transaction.execute("UPDATE alert_event SET kind = '?' WHERE alert = \(ids[1]) AND seq = 1")
            try transaction.execute("UPDATE alert SET channel = '?' WHERE id = \(ids[2])")
            // Of the last, the report and its reading.
            let report: SQL = "(SELECT report FROM alert_report WHERE alert = \(ids[3]))"
            try transaction.execute("UPDATE report SET channel = '?' WHERE id IN \(report)")
            try transaction.execute("UPDATE report_reading SET harms = '?' WHERE report IN \(report)")
        }
        let shown = AlertLedger(store: ledger.store, sealing: nil)
        let page = try await shown.page(.openFirst, within: nil, at: Ledger.after(120)) { _ in false }
        #expect(page.entries.map(\.record.stored.id).sorted() == ids.sorted())
        #expect(
            page.entries.filter { !$0.record.alert.isReadable }.map(\.record.stored.id).sorted() == ids[..<2].sorted())
        #expect(page.figures.unreadable == 2 && page.figures.overdue == 1 && page.figures.unseen == 1)
        // Acted on: one for sure, one not yet; the two others may have been either.
        let rate = try #require(page.figures.statistics.responseRate)
        #expect(rate.min == 25 && rate.max == 100)
        let knowledge = try await Knowledge.load(
            from: ledger.store, at: try #require(Day("2023-06-30")), knownAt: .latest)
        let value = try #require(knowledge.values.first { $0.indicator == "B21" && $0.area == Ledger.region }?.value)
        #expect(value.min == 25 && value.max == 75)
        #expect(try await shown.detail(ids[0]) { _ in false }?.entry.record.alert.isReadable == false)
        await #expect(throws: DatabaseError.self) {
            try await ledger.move(.close(.unfounded), on: ids[0], after: 0, by: Ledger.analyst, at: Ledger.after(130))
        }
        try await ledger.close()
    }

    @Test("Every choice of the ledger is paged, each alert once, the longest waiting first", arguments: Engine.allCases)
    func paged(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        var ids: [String] = []
        for number in 0..<60 {
            ids.append(try #require(try await ledger.warn("g-\(number)", at: number, source: "s-\(number)")).id)
        }
        let shown = AlertLedger(store: ledger.store, sealing: nil)
        for choice in [AlertLedger.Choice.overdue, .neverAnswered, .checks] {
            var (found, place): ([String], StoredAlert.Place?) = ([], nil)
            repeat {
                let page = try await shown.page(choice, within: nil, after: place, at: Ledger.after(50_000)) { _ in
                    false
                }
                found += page.entries.map(\.record.stored.id)
                #expect(page.entries.allSatisfy { $0.near.count == 5 })
                place = page.next
            } while place != nil
            #expect(found == ids, "\(choice)")
        }
        try await ledger.close()
    }
}
