import HearingTestSupport
import Protection
import SeededSupport
import Testing

private let start = Instant(microseconds: 1_688_133_600_000_000)  // 30 June 2023, 14:00 UTC
private func at(_ minutes: Int) -> Instant { start.advanced(byMinutes: minutes) }
private func area(_ code: String) -> AreaRef { AreaRef(scheme: "T", code: code) }

private func alert(_ events: [(Int, AlertEvent.What)], id: String = "1", areas: [AreaRef] = [area("a")]) throws -> Alert
{
    try Alert(id: id, receivedAt: start, areas: areas, events: events.map { AlertEvent(at: at($0.0), by: "A", $0.1) })
}

@Suite("An alert from reception to outcome") struct AlertTests {
    @Test("An alert goes its way, and each clock tells whether it was in time")
    func way() throws {
        let alert = try alert([
            (6, .seen), (47, .decidedToAct(notified: ["committee"])), (300, .arrived(actor: "patrol")),
            (400, .closed(.reduced)),
        ])
        let clocks = AlertClocks()
        #expect(clocks.reading(.seen, of: alert, at: at(500)) == .done(at: at(6), isLate: false))
        #expect(clocks.reading(.arrived, of: alert, at: at(500)) == .done(at: at(300), isLate: true))
        #expect(alert.minutes(to: .arrived) == 300 && alert.state == .closed(.reduced) && !alert.isOpen)
    }

    @Test("Whoever decides has seen it; nobody arrives without a decision, and a closed alert takes no more steps")
    func order() throws {
        #expect(try alert([(20, .decidedToAct(notified: ["x"]))]).time(of: .seen) == at(20))
        #expect(throws: AlertError.notDecided) { try alert([(5, .seen), (9, .arrived(actor: "x"))]) }
        #expect(throws: AlertError.isClosed) { try alert([(5, .closed(.unfounded)), (9, .seen)]) }
        #expect(throws: AlertError.alreadyDone(.seen)) { try alert([(5, .seen), (9, .seen)]) }
        #expect(throws: AlertError.beforeItsTime(earliest: start)) { try alert([(-5, .seen)]) }
        #expect(throws: AlertError.nobodyNotified) { try alert([(5, .decidedToAct(notified: []))]) }
        #expect(throws: AlertError.reasonMissing) { try alert([(5, .decidedNot(.noMeans, note: " "))]) }
    }

    @Test("Never answered is no choice: an alert on which someone decided cannot be closed so")
    func neverAnswered() throws {
        #expect(throws: AlertError.wasAnswered) {
            try alert([(5, .decidedNot(.noMeans, note: "x")), (9, .closed(.neverAnswered))])
        }
        let open = try alert([(5, .seen)])
        let clocks = AlertClocks()
        #expect(!clocks.isNeverAnswered(open, at: at(119)) && clocks.isNeverAnswered(open, at: at(121)) && open.isOpen)
        let late = try open.adding(AlertEvent(at: at(200), by: "A", .decidedToAct(notified: ["x"])))
        #expect(!clocks.isNeverAnswered(late, at: at(201)))
    }

    @Test("A clock that runs out calls the next level once, and the one above after it")
    func escalation() throws {
        let clocks = AlertClocks()
        var alert = try alert([])
        #expect(clocks.escalationsDue(for: alert, at: at(15)).isEmpty)
        let first = clocks.escalationsDue(for: alert, at: at(16))
        #expect(first.map(\.level) == [1] && first.map(\.tell) == [["duty-officer"]])
        try alert.add(AlertEvent(at: at(16), by: "clock", .escalated(.seen, level: 1)))
        #expect(clocks.escalationsDue(for: alert, at: at(17)).isEmpty)
        #expect(clocks.escalationsDue(for: alert, at: at(46)).map(\.level) == [2])
        try alert.add(AlertEvent(at: at(47), by: "A", .decidedNot(.duplicate, note: "")))
        #expect(clocks.escalationsDue(for: alert, at: at(241)).isEmpty, "nobody sets out to an alert that was declined")
    }

    @Test("The narrowest area's clocks hold, and among them those of the actor who was told")
    func rules() throws {
        func limits(_ minutes: Int) -> ClockLimits { ClockLimits(minutes: [.arrived: minutes], levels: []) }
        let clocks = AlertClocks(rules: [
            ClockRule(area: area("wide"), limits: limits(1)), ClockRule(area: area("a"), limits: limits(2)),
            ClockRule(area: area("a"), actor: "police", limits: limits(3)),
            ClockRule(actor: "police", limits: limits(4)),
            ClockRule(area: area("elsewhere"), limits: limits(5)),
        ])
        let told = try alert([(1, .decidedToAct(notified: ["police"]))], areas: [area("a"), area("wide")])
        #expect(clocks.limits(for: told) == limits(3))
        #expect(clocks.limits(for: try alert([], areas: [area("a"), area("wide")])) == limits(2))
        #expect(clocks.limits(for: try alert([], areas: [area("b"), area("wide")])) == limits(1))
        #expect(clocks.limits(for: try alert([(1, .decidedToAct(notified: ["police"]))], areas: [])) == limits(4))
        #expect(clocks.limits(for: try alert([], areas: [])) == .proposed)
    }

    @Test("Reprisals are asked about after 7 and 30 days; reaching nobody is not finding nothing")
    func reprisals() throws {
        let day = 1440
        var alert = try alert([(10, .closed(.unfounded))])
        #expect(alert.checksDue(at: at(7 * day - 1)).isEmpty && alert.checksDue(at: at(7 * day)) == [.week])
        #expect(throws: AlertError.tooEarlyToCheck(.month)) {
            try alert.adding(AlertEvent(at: at(8 * day), by: "A", .reprisalChecked(.month, .none)))
        }
        try alert.add(AlertEvent(at: at(8 * day), by: "A", .reprisalChecked(.week, .none)))
        try alert.add(AlertEvent(at: at(30 * day), by: "A", .reprisalChecked(.month, .notReached)))
        #expect(alert.checksDue(at: at(31 * day)) == [.month] && alert.finding(.month) == .notReached)
        try alert.add(AlertEvent(at: at(33 * day), by: "A", .reprisalChecked(.month, .suspected)))
        #expect(alert.checksDue(at: at(40 * day)).isEmpty && alert.finding(.month) == .suspected)
    }

    @Test("An alert reopened stands where it stood")
    func reopened() throws {
        let alert = try alert([
            (5, .decidedNot(.noAccess, note: "eau")), (9, .closed(.occurred)), (20, .reopened(why: "autre récit")),
        ])
        #expect(alert.state == .declined(.noAccess) && alert.time(of: .closed) == nil)
    }

    @Test(
        "The same events give the same alert, and random events never leave a state that cannot be",
        arguments: 0..<200 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let kinds: [AlertEvent.What] = [
            .seen, .decidedToAct(notified: ["x"]), .decidedNot(.noMeans, note: "n"), .arrived(actor: "x"),
            .closed(.avoided),
            .closed(.neverAnswered), .reopened(why: "w"), .answered, .escalated(.seen, level: 1),
            .reprisalChecked(.week, .none),
        ]
        var subject = try alert([])
        for _ in 0..<25 {
            let event = AlertEvent(
                at: at(Int.random(in: -10...20_000, using: &random)), by: "A",
                kinds.randomElement(using: &random) ?? .seen)
            guard let next = try? subject.adding(event) else { continue }
            subject = next
        }
        #expect(try Alert(id: "1", receivedAt: start, areas: subject.areas, events: subject.events) == subject)
        if subject.time(of: .arrived) != nil { #expect(subject.wasActedOn && subject.time(of: .acted) != nil) }
        if let acted = subject.time(of: .acted), let arrived = subject.time(of: .arrived) { #expect(acted <= arrived) }
        if subject.state == .closed(.neverAnswered) { #expect(subject.time(of: .acted) == nil) }
        for step in AlertStep.allCases { if let time = subject.time(of: step) { #expect(time >= start) } }
    }
}

@Suite("How alerts were answered") struct AlertStatisticsTests {
    @Test("The response rate stands over alerts that called for action, and spans those still open")
    func rate() throws {
        let alerts = try [
            alert([(5, .decidedToAct(notified: ["x"])), (60, .arrived(actor: "x"))]),
            alert([(5, .decidedNot(.noMeans, note: "n"))]),
            alert([(5, .decidedNot(.unfounded, note: "n")), (9, .closed(.unfounded))]),
            alert([]), alert([(10, .closed(.neverAnswered))]),
        ]
        let statistics = AlertStatistics(alerts, clocks: AlertClocks(), at: at(30))
        #expect(
            statistics.actionable == 4 && statistics.actedOn == 1 && statistics.pending == 1
                && statistics.neverAnswered == 1)
        #expect(statistics.responseRate?.min == 25 && statistics.responseRate?.max == 50)
        #expect(statistics.unfounded == 1 && statistics.verified == 1)
        #expect(AlertStatistics(alerts, clocks: AlertClocks(), at: at(2_000)).responseRate?.max == 25)
    }

    @Test("Those who never arrived count as the longest, and no alerts give no figure")
    func delays() throws {
        let quick = try (1...9).map {
            try alert([(1, .decidedToAct(notified: ["x"])), ($0 * 10, .arrived(actor: "x"))])
        }
        let never = try alert([(10, .closed(.neverAnswered))])
        let all = AlertStatistics(quick + [never], clocks: AlertClocks(), at: at(5_000))
        #expect(all.medianDelay?.min == 50 && all.medianDelay?.max == 50 && all.ninthDecileDelay?.max == 90)
        let two = AlertStatistics(quick + [never, never], clocks: AlertClocks(), at: at(5_000))
        #expect(two.ninthDecileDelay?.max == nil && two.ninthDecileDelay?.min == 90)
        let none = AlertStatistics([], clocks: AlertClocks(), at: at(0))
        #expect(none.responseRate == nil && none.medianDelay == nil && none.unfoundedRate == nil)
    }

    @Test("Alerts are told apart by area, actor, day and night")
    func groups() throws {
        let grouping = AlertGrouping()
        let subject = try alert([(1, .decidedToAct(notified: ["x", "y", "x"]))], areas: [area("a"), area("wide")])
        #expect(grouping.light(of: subject) == .day && AlertGrouping(zone: 8 * 60).light(of: subject) == .night)
        #expect(grouping.byActor([subject]).keys.compactMap { $0 }.sorted() == ["x", "y"])
        #expect(grouping.byArea([subject], areas: [area("wide")])[area("wide")]?.count == 1)
    }
}
