import Access
import Collection
import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Whose voice is missing")
struct VoicesTests {
    /// Monday 5 June 2023 and the weeks after it.
    private func monday(_ week: Int) throws -> Day { try #require(Day("2023-06-05")).advanced(by: 7 * week) }

    private func say(_ ledger: Ledger, _ key: String, by source: String, on day: Day, area: AreaRef = Ledger.gao)
        async throws
    {
        let moment = Instant(startOf: day).advanced(byMinutes: 600)
        _ = try await ledger.intake.receive(
            IncomingReport(
                answers: ReportAnswers([ReportAnswers.Answer("alert_type", "other")]), key: Report.ID(key)!,
                channel: .odk, form: Report.Form(id: "incident_report"), source: source, areas: [area]), at: moment)
        try await ledger.intake.readAll(at: moment)
    }

    @Test("Each expected voice counts once a week; strangers cover nothing", arguments: Engine.allCases)
    func coverage(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let expect = ExpectReporter(store: ledger.store)
        for source in ["S-1", "S-2"] {
            try await expect(
                source, in: Ledger.gao, from: Week(of: monday(0)), by: Ledger.analyst, at: Instant(startOf: monday(0)))
        }
        try await say(ledger, "v-1", by: "S-1", on: monday(0))
        try await say(ledger, "v-2", by: "S-1", on: monday(0).advanced(by: 1))
        try await say(ledger, "v-3", by: "stranger", on: monday(0))
        let voices = try await VoiceCoverage.load(weeks: 2, to: monday(1), within: nil, in: ledger.store)
        let week = Week(of: try monday(0))
        let first = try #require(voices.coverage.cells.first { $0.week == week })
        #expect((first.expected, first.heard, first.others) == (2, 1, 1))
        #expect(first.missing == ["S-2"] && first.percent == 50)
        await #expect(throws: Refusal.self, "twice") {
            try await expect(
                "S-1", in: Ledger.gao, from: Week(of: monday(1)), by: Ledger.analyst, at: Instant(startOf: monday(1)))
        }
        for number in ["+223 70 00 00 00", "22370000000", "name@example.org", "Awa Traoré", ""] {
            await #expect(throws: Refusal.self, "\(number)") {
                try await expect(
                    number, in: Ledger.gao, from: Week(of: monday(1)), by: Ledger.analyst,
                    at: Instant(startOf: monday(1)))
            }
        }
        try await ledger.close()
    }

    @Test("A week more than a year away is a slip; one written down before that was refused costs no page its speed")
    func slips() async throws {
        let ledger = try await Ledger(.sqlite)
        let expect = ExpectReporter(store: ledger.store)
        for year in ["0202-06-05", "2032-06-05"] {
            let week = Week(of: try #require(Day(year)))
            let refusal = await #expect(throws: Refusal.self) {
                try await expect(
                    "S-1", in: Ledger.gao, from: week, by: Ledger.analyst, at: Instant(startOf: monday(0)))
            }
            #expect(refusal?.code == "week_far_away")
        }
        let early = StoredReporter(
            id: "old",
            reporter: ExpectedReporter(
                source: "S-1", area: Ledger.gao, from: Week(of: try #require(Day("0202-06-05")))),
            madeBy: nil, madeAt: Instant(startOf: try monday(0)))
        #expect(early.firstWeek == Week(of: try monday(0)).advanced(by: -StoredReporter.reach.back))
        try await ledger.close()
    }

    @Test(
        "As known before, an end not yet said does not hold, and a reading since replaced does",
        arguments: Engine.allCases)
    func knownBefore(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        for source in ["S-1", "S-2"] {
            try await ExpectReporter(store: ledger.store)(
                source, in: Ledger.gao, from: Week(of: monday(0)), by: Ledger.analyst, at: Instant(startOf: monday(0)))
        }
        for week in 0..<3 { try await say(ledger, "b-\(week)", by: "S-1", on: monday(week)) }
        let (july, august) = (
            Instant(startOf: try #require(Day("2023-07-01"))), Instant(startOf: try #require(Day("2023-08-01")))
        )
        let second = try #require(
            try await ledger.store.facts.read { try StoredReporter.all(in: $0) }.first { $0.reporter.source == "S-2" })
        try await ExpectReporter(store: ledger.store).end(
            second.id, after: Week(of: monday(0)), by: Ledger.analyst, at: august)
        func expected(_ knownAt: Instant) async throws -> Int? {
            let day = try #require(Day("2023-06-30"))
            return try await Knowledge.load(from: ledger.store, at: day, knownAt: knownAt)
                .picture.coverage[Ledger.gao, day.month]?.expected
        }
        #expect(try await expected(july) == 6)
        #expect(try await expected(august) == 4)
        // Nobody vouches for the area of this one but its own words, of which nothing is held any more in August.
        _ = try await ledger.intake.receive(
            IncomingReport(
                answers: ReportAnswers([.init("alert_type", "attack"), .init("place", "Gao")]),
                key: try #require(Report.ID("b-9")), channel: .odk, form: Report.Form(id: "community_alert"),
                source: "S-9"), at: Instant(startOf: monday(0)))
        try await ledger.intake.readAll(at: Instant(startOf: monday(0)))
        try await ledger.store.facts.write { transaction in
            try transaction.execute("UPDATE report_reading SET superseded_at = \(august.microseconds)")
        }
        func area(_ knownAt: Instant) async throws -> AreaRef? {
            try await ledger.store.facts.read { transaction in
                try StoredReporter.heard(from: Instant(microseconds: 0), to: knownAt, in: transaction)
                    .first { $0.source == "S-9" }?.area
            }
        }
        #expect(try await area(july) == Ledger.gao)
        #expect(try await area(august) == nil)
        try await ledger.close()
    }

    @Test("Silence after a week in which somebody spoke raises one alert of its own", arguments: Engine.allCases)
    func silence(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        try await ExpectReporter(store: ledger.store)(
            "S-1", in: Ledger.gao, from: Week(of: monday(0)), by: Ledger.analyst, at: Instant(startOf: monday(0)))
        try await say(ledger, "q-1", by: "S-1", on: monday(0))
        let raise = RaiseSilences(intake: ledger.intake)
        // The week is not over, and then phones may still catch up.
        #expect(try await raise(at: Instant(startOf: monday(2))) == 0)
        let later = Instant(startOf: try monday(2).advanced(by: 3))
        #expect(try await raise(at: later) == 1)
        #expect(try await raise(at: later.advanced(byMinutes: 60)) == 1)
        try await ledger.intake.readAll(at: later)
        let open = try await ledger.store.facts.read { try StoredAlert.open(in: $0) }
        #expect(open.count == 1 && open[0].channel == .system && open[0].areas.first == Ledger.gao)
        // No person warned: nobody is owed an answer, and nobody is asked after.
        let page = try await AlertLedger(store: ledger.store, sealing: ledger.intake.sealing).page(
            .openFirst, within: nil, at: later.advanced(byMinutes: 40 * 1440)
        ) { _ in true }
        #expect(page.figures.withSource == 0 && page.figures.checks == 0)
        #expect(page.entries[0].words?.text == Week(of: try monday(1)).description)
        try await ledger.close()
    }

    @Test(
        "Expected reporters give the coverage of areas; an assumed figure yields to it, a reported one does not",
        arguments: Engine.allCases)
    func knowledge(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        func share() async throws -> Coverage? {
            let knowledge = try await Knowledge.load(
                from: ledger.store, at: #require(Day("2023-06-30")), knownAt: .latest)
            return knowledge.picture.coverage[Ledger.gao, try #require(Day("2023-06-30")).month]
        }
        #expect(try await share() == nil)
        for source in ["S-1", "S-2"] {
            try await ExpectReporter(store: ledger.store)(
                source, in: Ledger.gao, from: Week(of: monday(0)), by: Ledger.analyst, at: Instant(startOf: monday(0)))
        }
        for week in 0..<3 { try await say(ledger, "k-\(week)", by: "S-1", on: monday(week)) }
        let computed = try #require(try await share())
        // Weeks 23 to 25 are over on 30 June; their six reports were expected, three came.
        #expect((computed.expected, computed.received, computed.provenance) == (6, 3, .computed))
        let path = ledger.folder.path + "/coverage.csv"
        try "scheme,area,month,expected,received\nTEST,R1C1,2023-06,10,9\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        _ = try await ImportFile(store: ledger.store)(.coverage, path: path, options: ImportOptions())
        #expect(try await share()?.received == 9)
        try await ledger.close()
    }
}
