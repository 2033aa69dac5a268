import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("Moving an alert")
struct MoveAlertTests {
    @Test("From seen to closed, each step is an event and an entry of the log", arguments: Engine.allCases)
    func wholeWay(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("m-1")).id
        let before = try await entries(ledger)
        let moves: [AlertMove] = [
            .see, .act(told: ["prefecture", "committee"]), .arrive(actor: "patrol"), .close(.reduced),
            .answer(words: "Merci."), .reopen(why: "news"), .close(.avoided),
        ]
        for (step, one) in moves.enumerated() {
            try await ledger.move(one, on: id, after: step, by: Ledger.analyst, at: Ledger.after(10 * (step + 1)))
        }
        let (alert, events) = try await ledger.alert(id)
        #expect(alert.state == .closed(.avoided) && alert.minutes(to: .arrived) == 30 && alert.isAnswered)
        #expect(alert.notified == ["prefecture", "committee"])
        #expect(events.map(\.seq) == Array(1...7))
        #expect(try await entries(ledger) == before + 7)
        let held = try await ledger.store.facts.read { try StoredAlert.with(id: id, in: $0) }
        #expect(held?.isOpen == false && held?.eventCount == 7)
        let told = try await ledger.store.facts.read { try StoredNotice.all(of: id, in: $0) }
        #expect(told.map(\.name) == ["prefecture", "committee"] && told.allSatisfy { $0.state == .shown })
        try await ledger.close()
    }

    @Test("Words are sealed: the facts hold none of them, the vault gives them back", arguments: Engine.allCases)
    func words(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("m-2")).id
        try await ledger.move(
            .decline(.noAccess, why: "le pont est coupé"), on: id, after: 0, by: Ledger.analyst, at: Ledger.after(5))
        let (alert, events) = try await ledger.alert(id)
        #expect(alert.state == .declined(.noAccess))
        let note = try #require(events[0].note)
        #expect(!String(decoding: note, as: UTF8.self).contains("pont"))
        #expect(try String(decoding: ledger.intake.sealing.open(note), as: UTF8.self) == "le pont est coupé")
        // Without the vault a step with words is refused, one without them is not.
        let locked = MoveAlert(store: ledger.store, sealing: nil)
        await #expect(throws: Refusal.self) {
            try await locked(.reopen(why: "x"), on: id, after: 1, by: Ledger.analyst, at: Ledger.after(6))
        }
        try await locked(.close(.occurred), on: id, after: 1, by: Ledger.analyst, at: Ledger.after(7))
        try await ledger.close()
    }

    @Test("Of two analysts at once one wins, and the other is told", arguments: Engine.allCases)
    func race(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("m-3")).id
        let outcomes = await withTaskGroup(of: String.self) { group in
            for (account, move) in [
                (Ledger.analyst, AlertMove.act(told: ["patrol"])),
                (Ledger.other, AlertMove.decline(.noMeans, why: "nobody free")),
            ] {
                group.addTask {
                    do {
                        try await ledger.move(move, on: id, after: 0, by: account, at: Ledger.after(9))
                        return "done"
                    } catch {
                        return Refusal(error).code
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted() == ["alert_moved", "done"])
        #expect(try await ledger.alert(id).events.count == 1)
        // Whoever looked before is told as well, however much later they write.
        await #expect(throws: Refusal.self) {
            try await ledger.move(.see, on: id, after: 0, by: Ledger.other, at: Ledger.after(30))
        }
        try await ledger.close()
    }

    @Test("What the ladder does not allow is refused, and nothing of it is stored", arguments: Engine.allCases)
    func refused(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("m-4")).id
        let wrong: [AlertMove] = [
            .arrive(actor: "patrol"), .act(told: []), .decline(.noMeans, why: " "), .reopen(why: "why"),
            .check(.week, .none),
            // Nobody chooses it: the clocks have not run out.
            .close(.neverAnswered),
        ]
        let before = try await entries(ledger)
        for move in wrong {
            await #expect(throws: AlertError.self) {
                try await ledger.move(move, on: id, after: 0, by: Ledger.analyst, at: Ledger.after(5))
            }
        }
        await #expect(throws: AlertError.self, "before it was received") {
            try await ledger.move(
                .see, on: id, after: 0, by: Ledger.analyst, happened: Ledger.after(-1), at: Ledger.after(5))
        }
        await #expect(throws: Refusal.self, "in the future") {
            try await ledger.move(
                .see, on: id, after: 0, by: Ledger.analyst, happened: Ledger.after(6), at: Ledger.after(5))
        }
        #expect(try await ledger.alert(id).events.isEmpty)
        #expect(try await entries(ledger) == before)
        try await ledger.move(.close(.neverAnswered), on: id, after: 0, by: Ledger.analyst, at: Ledger.after(200))
        try await ledger.close()
    }

    private func entries(_ ledger: Ledger) async throws -> Int {
        try await ledger.store.facts.read { try $0.first("SELECT count(*) AS n FROM log_entry")?.int("n") ?? 0 }
    }
}
