import Access
import Database
import Protection
import SeededSupport
import Store
import TestSupport
import Testing
import Workflows

@Suite("Clocks that run out")
struct EscalationTests {
    @Test("The next level is told once, by its own ways, however many servers look", arguments: Engine.allCases)
    func escalates(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("e-1")).id
        let set = SetClocks(store: ledger.store, sealing: ledger.intake.sealing)
        try await set.add(
            "duty-officer", by: .webhook, target: "https://partner.example/hook", secret: "a secret of some length",
            account: Ledger.analyst, at: Ledger.start)
        let escalate = EscalateAlerts(store: ledger.store)
        #expect(try await escalate(at: Ledger.after(15)) == 0)
        // Two servers at once.
        async let one = escalate(at: Ledger.after(16))
        async let other = escalate(at: Ledger.after(16))
        #expect(try await [one, other].reduce(0, +) == 1)
        #expect(try await escalate(at: Ledger.after(17)) == 0)
        // The second level half an hour later; then the clock to decide.
        #expect(try await escalate(at: Ledger.after(46)) == 1)
        #expect(try await escalate(at: Ledger.after(61)) == 1)
        let (alert, events) = try await ledger.alert(id)
        #expect(
            events.map(\.event.what)
                == [.escalated(.seen, level: 1), .escalated(.seen, level: 2), .escalated(.acted, level: 1)])
        #expect(alert.isOpen && events.allSatisfy { $0.writtenBy == nil })
        let notices = try await ledger.store.facts.read { try StoredNotice.all(of: id, in: $0) }
        #expect(notices.map(\.name) == ["duty-officer", "head-of-office", "duty-officer"])
        // Whoever has no way of their own is told by the page, and only shown.
        #expect(notices.map(\.way) == [.webhook, .page, .webhook] && notices[1].state == .shown)
        // What the clocks did is no hindrance to whoever looked before.
        try await ledger.move(.see, on: id, after: 0, by: Ledger.analyst, at: Ledger.after(62))
        try await ledger.close()
    }

    @Test("An alert that does not read keeps no other from being escalated", arguments: Engine.allCases)
    func broken(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        var ids: [String] = []
        for key in ["e-b1", "e-b2", "e-b3"] { ids.append(try #require(try await ledger.warn(key)).id) }
        // The first has an event that cannot be, the second a channel that a newer server knows.
        try await ledger.move(.see, on: ids[0], after: 0, by: Ledger.analyst, at: Ledger.after(1))
        try await ledger.store.facts.write { [ids] transaction in
            try transaction.execute("UPDATE alert_event SET kind = '?' WHERE alert = \(ids[0])")
            try transaction.execute("UPDATE alert SET channel = '?' WHERE id = \(ids[1])")
        }
        await #expect(throws: DatabaseError.self) {
            try await EscalateAlerts(store: ledger.store)(at: Ledger.after(16))
        }
        for id in ids[1...] {
            #expect(try await ledger.alert(id).events.map(\.event.what) == [.escalated(.seen, level: 1)])
        }
        try await ledger.close()
    }

    @Test(
        "A rule of an area holds there and nowhere else, and ends when another replaces it", arguments: Engine.allCases)
    func rules(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let gao = try #require(try await ledger.warn("e-2")).id
        let menaka = try #require(
            try await ledger.warn("e-3", [("alert_type", "attack"), ("place", "Ménaka")], areas: [Ledger.menaka])
        ).id
        let set = SetClocks(store: ledger.store, sealing: nil)
        func rule(_ minutes: Int) -> ClockRule {
            ClockRule(area: Ledger.menaka, limits: ClockLimits(minutes: [.seen: minutes], levels: [["night-duty"]]))
        }
        try await set.set(rule(1), by: Ledger.analyst, at: Ledger.start)
        try await set.set(rule(5), by: Ledger.analyst, at: Ledger.after(1))
        let held = try await ledger.store.facts.read { try StoredClockRule.all(in: $0) }
        #expect(held.map(\.rule) == [rule(5)])
        #expect(try await EscalateAlerts(store: ledger.store)(at: Ledger.after(4)) == 0)
        #expect(try await EscalateAlerts(store: ledger.store)(at: Ledger.after(6)) == 1)
        #expect(try await ledger.alert(gao).events.isEmpty)
        #expect(try await ledger.alert(menaka).events.count == 1)
        try await set.end(held[0].id, by: Ledger.analyst, at: Ledger.after(7))
        #expect(try await ledger.store.facts.read { try StoredClockRule.all(in: $0) }.isEmpty)
        try await ledger.close()
    }

    @Test(
        "A notice is sent with ids only, tried again where it failed, and given up in the end",
        arguments: Engine.allCases)
    func notices(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("e-4")).id
        let set = SetClocks(store: ledger.store, sealing: ledger.intake.sealing)
        for (name, way) in [("partner", AlertRecipient.Way.webhook), ("chief", .sms)] {
            try await set.add(
                name, by: way, target: "https://\(name).example", secret: "a secret of some length",
                account: Ledger.analyst, at: Ledger.start)
        }
        try await ledger.move(
            .act(told: ["partner", "chief"]), on: id, after: 0, by: Ledger.analyst, at: Ledger.after(1))
        let tried = Guarded<[SendNotices.Message]>([])
        let send = SendNotices(
            store: ledger.store, sealing: ledger.intake.sealing,
            senders: [
                .webhook: { message in
                    tried.withLock { $0.append(message) }
                    return .later
                }
            ])
        var minute = 1
        while minute < 400 {
            let moment = Ledger.after(minute)
            try await send(at: { moment })
            minute += 1
        }
        let messages = tried.withLock { $0 }
        #expect(messages.count == 6)
        #expect(messages.allSatisfy { $0.alert == id && $0.target == "https://partner.example" && $0.seq == 1 })
        let states = try await ledger.store.facts.read { try StoredNotice.all(of: id, in: $0) }
        // A way that nobody serves waits; it is never said to be sent.
        #expect(Set(states.map { "\($0.name) \($0.state)" }) == ["partner failed", "chief queued"])
        try await ledger.close()
    }

    @Test(
        "An address that hangs holds up nobody else, and costs the notices behind it no try",
        .timeLimit(.minutes(10)), arguments: Engine.allCases)
    func hanging(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let set = SetClocks(store: ledger.store, sealing: ledger.intake.sealing)
        for name in ["hangs", "answers"] {
            try await set.add(
                name, by: .webhook, target: "https://\(name).example", secret: "a secret of some length",
                account: Ledger.analyst, at: Ledger.start)
        }
        var ids: [String] = []
        for key in ["e-h1", "e-h2", "e-h3"] {
            let id = try #require(try await ledger.warn(key)).id
            try await ledger.move(
                .act(told: ["hangs", "answers"]), on: id, after: 0, by: Ledger.analyst, at: Ledger.after(1))
            ids.append(id)
        }
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (calls, call) = AsyncStream<String>.makeStream()
        let send = SendNotices(
            store: ledger.store, sealing: ledger.intake.sealing,
            senders: [
                .webhook: { message in
                    call.yield(message.target)
                    guard message.target.contains("hangs") else { return .sent }
                    for await _ in gate {}
                    return .later
                }
            ])
        let turn = Task { try await send(at: { Ledger.after(2) }) }
        // All of the one leave while the other hangs; a further turn does not try the one that hangs again.
        var called: [String] = []
        for await target in calls {
            called.append(target)
            if called.count == 4 { break }
        }
        try await send(at: { Ledger.after(2) })
        open.finish()
        try await turn.value
        call.finish()
        for await target in calls { called.append(target) }
        #expect(called.sorted() == Array(repeating: "https://answers.example", count: 3) + ["https://hangs.example"])
        let states = try await ledger.store.facts.read { [ids] transaction in
            try ids.flatMap { try StoredNotice.all(of: $0, in: transaction) }
        }
        #expect(states.filter { $0.name == "answers" }.map(\.state) == [.sent, .sent, .sent])
        let held = states.filter { $0.name == "hangs" }
        #expect(held.map(\.state) == [.queued, .queued, .queued])
        #expect(held.map(\.attempts).sorted() == [0, 0, 1])
        try await ledger.close()
    }

    @Test("A notice that cannot be settled keeps no other from being sent and settled", arguments: Engine.allCases)
    func unsettled(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let set = SetClocks(store: ledger.store, sealing: ledger.intake.sealing)
        for name in ["fails", "answers"] {
            try await set.add(
                name, by: .webhook, target: "https://\(name).example", secret: "a secret of some length",
                account: Ledger.analyst, at: Ledger.start)
        }
        let id = try #require(try await ledger.warn("e-u1")).id
        try await ledger.move(
            .act(told: ["fails", "answers"]), on: id, after: 0, by: Ledger.analyst, at: Ledger.after(1))
        try await ledger.store.facts.write { transaction in
            // Refuses one row its next state, as a full disk or a broken link would.
            try transaction.execute(
                "CREATE UNIQUE INDEX one_try ON notice (attempts) WHERE name = 'fails' AND attempts > 0")
            try transaction.execute(
                """
                INSERT INTO notice (id, alert, seq, name, recipient, way, state, attempts, made_at, next_at)
                SELECT 'x', alert, seq, name, recipient, way, 'failed', 1, made_at, next_at
                FROM notice WHERE name = 'fails'
                """)
        }
        let (gate, open) = AsyncStream<Void>.makeStream()
        let (calls, call) = AsyncStream<Void>.makeStream()
        let send = SendNotices(
            store: ledger.store, sealing: ledger.intake.sealing,
            senders: [
                .webhook: { _ in
                    call.yield()
                    for await _ in gate {}
                    return Task.isCancelled ? .later : .sent
                }
            ])
        let turn = Task { try await send(at: { Ledger.after(2) }) }
        for await _ in calls { break }
        // Until the one has failed; the other is under way all the while.
        var hasFailed = false
        while !hasFailed {
            do {
                try await send(at: { Ledger.after(2) })
            } catch {
                hasFailed = error is DatabaseError
            }
        }
        open.finish()
        _ = try? await turn.value  // its failure is the one above
        let states = try await ledger.store.facts.read { try StoredNotice.all(of: id, in: $0) }
        #expect(states.first { $0.name == "answers" }?.state == .sent)
        try await ledger.close()
    }

    @Test(
        "What two programs could read differently is no address, and an address inside is not outside",
        arguments: [
            ("https://partner.example/x", "partner.example"), ("https://partner.example.:444", "partner.example"),
            ("https://[2001:db8::1]:8443/", "2001:db8::1"),
        ])
    func addresses(text: String, host: String) {
        #expect(WebhookAddress(text)?.host == host)
    }

    @Test(
        "Addresses that are refused",
        arguments: [
            "ftp://a.example", "https://user@a.example", "https://a.example\\@b", "https:// a", "https://",
            "//a.example",
            "https://a.example:99999", "https://a_b.example", "javascript:alert(1)", "https://exämple.org",
        ])
    func refusedAddresses(text: String) { #expect(WebhookAddress(text) == nil) }

    @Test(
        "Only what anyone can reach is public",
        arguments: [
            ("93.184.216.34", true), ("127.0.0.1", false), ("10.1.2.3", false), ("172.20.0.1", false),
            ("192.168.1.1", false), ("169.254.169.254", false), ("100.64.0.1", false), ("0.0.0.0", false),
            ("224.0.0.1", false), ("::1", false), ("::ffff:127.0.0.1", false), ("fd00::1", false), ("fe80::1", false),
            ("2002:7f00:1::", false), ("2001:db8::1", false), ("64:ff9b::7f00:1", false),
            ("2606:2800:220:1:248:1893:25c8:1946", true), ("3fff::1", false), ("fec0::1", false), ("::7f00:1", false),
            // As far away as the address within: mapped, translated, tunnelled.
            ("::ffff:93.184.216.34", true), ("64:ff9b::5db8:d822", true), ("2002:5db8:d822::1", true),
            ("2002:a9fe:a9fe::1", false), ("64:ff9b::a9fe:a9fe", false), ("64:ff9b:1::5db8:d822", false),
            ("2001:0:5db8:d822:8000:63bf:a247:27dd", true), ("2001:0:5db8:d822:8000:63bf:80ff:fffe", false),
            ("2001:0:a9fe:a9fe:8000:63bf:a247:27dd", false),
        ])
    func publicAddresses(text: String, isPublic: Bool) throws {
        #expect(try #require(NetworkAddress(text)).isPublic == isPublic)
    }

    @Test(
        "Numbers in other spellings are no addresses",
        arguments: ["127.1", "0x7f.0.0.1", "010.0.0.1", "2130706433", "1::2::3", "a.example"])
    func oddAddresses(text: String) { #expect(NetworkAddress(text) == nil) }
}
