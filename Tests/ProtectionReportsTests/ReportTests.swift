import HearingTestSupport
import Protection
import Testing

@Suite("Reports and voices") struct ReportTests {
    @Test("A rating is two judgements, read as written and never added up")
    func ratings() {
        #expect(SourceRating("b 2")?.description == "B2" && SourceRating("F/6") == .unjudged)
        for bad in ["", "B", "G1", "A0", "A7", "2B", "B22"] { #expect(SourceRating(bad) == nil) }
    }

    @Test("A clock a year off is not believed; one that waited a month without network is")
    func clocks() {
        let now = Instant(microseconds: 1_700_000_000_000_000)
        for (minutes, isBelieved) in [(-30 * 1440, true), (10, true), (-365 * 1440, false), (11, false)] {
            let said = now.advanced(byMinutes: minutes)
            #expect(SenderClock.moment(said: said, received: now) == (isBelieved ? said : now))
        }
        #expect(SenderClock.moment(said: nil, received: now) == now)
    }

    @Test("Only live reports count")
    func purposes() { #expect(Report.Purpose.allCases.filter(\.counts) == [.live]) }

    @Test(
        "Times are read with their zone, and a time without one is none",
        arguments: [
            ("2026-11-23T06:31:02.114+00:00", 1_795_415_462_114_000), ("2026-11-23T06:31:02Z", 1_795_415_462_000_000),
            ("2026-11-23T08:31:02.1+02:00", 1_795_415_462_100_000), ("2026-11-23T01:01-0530", 1_795_415_460_000_000),
        ] as [(String, Int64)])
    func times(text: String, micro: Int64) { #expect(Instant(iso8601: text)?.microseconds == micro) }

    @Test(
        "What is no moment is none",
        arguments: [
            "2026-11-23T06:31:02", "2026-11-23", "2026-02-30T06:31:02Z", "2026-11-23T25:00:00Z",
            "2026-11-23T06:31:02.Z", "x", "",
            "2026-11-23T06:31:02+99:00", "2026-11-23T06:31:02Zx",
        ])
    func noTimes(text: String) { #expect(Instant(iso8601: text) == nil) }

    @Test(
        "Weeks begin on Monday and bear the year of their Thursday",
        arguments: [
            ("2023-06-26", "2023-W26"), ("2023-07-02", "2023-W26"), ("2021-01-03", "2020-W53"),
            ("2024-12-30", "2025-W01"),
            ("1969-12-31", "1970-W01"), ("1969-12-28", "1969-W52"),
        ])
    func weeks(day: String, week: String) throws {
        let day = try #require(Day(day))
        #expect(Week(of: day).description == week && Week(of: day).firstDay <= day && day <= Week(of: day).lastDay)
    }

    private let gao = AreaRef(scheme: "T", code: "gao")

    @Test("Coverage counts voices, not reports, and strangers cover nothing")
    func coverage() throws {
        let week = Week(of: try #require(Day("2023-06-26")))
        let expected = ["A", "B", "C", "D"].map {
            ExpectedReporter(source: $0, area: gao, from: week, until: $0 == "D" ? week : nil)
        }
        let day = week.firstDay
        let coverage = ReporterCoverage(
            expected: expected,
            reports: [("A", gao, day), ("A", gao, day), ("X", gao, day), ("B", gao, day.advanced(by: 7))],
            weeks: week...week.advanced(by: 1))
        #expect(coverage.cells.map(\.heard) == [1, 1] && coverage.cells.map(\.expected) == [4, 3])
        #expect(
            coverage.cells[0].percent == 25 && coverage.cells[0].others == 1
                && coverage.cells[0].missing == ["B", "C", "D"])
        let later = ReporterCoverage(
            expected: expected, reports: [], weeks: week.advanced(by: -1)...week.advanced(by: -1))
        #expect(later.cells[0].percent == nil, "where nobody is expected, coverage is unknown and not full")
    }

    @Test("A region sums the areas where somebody is expected; where nobody is, it says nothing")
    func wider() throws {
        let week = Week(of: try #require(Day("2023-06-26")))
        let area = { AreaRef(scheme: "S", code: $0) }
        let coverage = ReporterCoverage(
            expected: [("A", "11"), ("B", "11"), ("A", "12"), ("C", "21")].map {
                ExpectedReporter(source: $0, area: area($1), from: week, until: $0 == "C" ? week : nil)
            },
            reports: [("A", area("11"), week.firstDay), ("C", area("21"), week.firstDay)],
            weeks: week...week.advanced(by: 1))
        let sums = coverage.rolledUp { $0.code == "21" ? nil : area("1") }
        let one = try #require(sums.first { $0.area == area("1") && $0.week == week })
        #expect((one.expected, one.heard, one.watched, one.silent) == (3, 1, 2, 1))
        #expect(one.percent == 100.0 / 3)
        #expect(sums.first { $0.area == nil }?.percent == 100)
        #expect(sums.count == 3, "nobody was expected in the second week of 21")
    }

    @Test("Silence after a week that was heard is an alert, once the week and its grace are over")
    func silence() throws {
        let week = Week(of: try #require(Day("2023-06-19")))
        let expected = [ExpectedReporter(source: "A", area: gao, from: week)]
        let coverage = ReporterCoverage(
            expected: expected, reports: [("A", gao, week.firstDay)], weeks: week...week.advanced(by: 2))
        let silent = week.advanced(by: 1)
        #expect(coverage.silences(at: silent.lastDay.advanced(by: 2)).isEmpty)
        #expect(coverage.silences(at: silent.lastDay.advanced(by: 3)).map(\.week) == [silent])
        #expect(
            coverage.silences(at: silent.lastDay.advanced(by: 30)).map(\.week) == [silent], "one alert, not one a week")
    }

    @Test("A flood from one SIM is set aside, and trusted monitors pass all the while")
    func flood() {
        var gauge = FloodGauge()
        let now = Instant(microseconds: 1_700_000_000_000_000)
        let verdicts = (0..<50_000).map { _ in gauge.take(source: "sim", isTrusted: false, at: now) }
        #expect(verdicts.filter { $0 == .pass }.count == 60 && verdicts.last == .quarantine(.oneSource))
        #expect(gauge.take(source: "monitor", isTrusted: true, at: now) == .pass)
        #expect(gauge.take(source: "sim", isTrusted: false, at: now.advanced(byMinutes: 70)) == .pass)
    }

    @Test("A thousand tokens that flood together are set aside as strangers, trusted ones are not")
    func manyTokens() {
        var gauge = FloodGauge(newSources: 2_000)
        let now = Instant(microseconds: 1_700_000_000_000_000)
        let verdicts = (0..<3_000).map { gauge.take(source: "t\($0 % 1_000)", isTrusted: false, at: now) }
        #expect(verdicts.prefix(2_000).allSatisfy { $0 == .pass } && verdicts.last == .quarantine(.manyNewSources))
        #expect(gauge.take(source: "monitor", isTrusted: true, at: now) == .pass)
    }
}
