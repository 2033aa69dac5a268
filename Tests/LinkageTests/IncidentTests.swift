import Linkage
import SeededSupport
import Testing

@Suite("Linking reports of events")
struct IncidentTests {
    @Test("Reports of one attack from several channels become one event, others stay apart")
    func events() throws {
        var generator = SeededGenerator(seed: 1)
        var reports: [IncidentRecord] = []
        var truth: [Int] = []
        for event in 0..<300 {
            let (place, killed) = (Int.random(in: 0..<80, using: &generator), Int.random(in: 1...40, using: &generator))
            let (month, day) = (Int.random(in: 1...12, using: &generator), Int.random(in: 1...25, using: &generator))
            let year = 2014 + event % 6
            for channel in 0..<Int.random(in: 1...4, using: &generator) {
                var report = IncidentRecord(id: "i\(reports.count)")
                report.source = "S\(channel)"
                report.eventType = event % 3 == 0 ? "attack" : "abduction"
                report.eventDate = "\(year)-\(two(month))-\(two(day + channel % 2))"
                (report.admin1, report.admin2, report.admin3) = ("R\(place / 40)", "D\(place / 10)", "C\(place)")
                report.placeName = "V\(place)"
                report.actors = channel == 2 ? [] : ["Group \(event % 7)"]
                report.killed = max(0, killed - channel)...(killed + channel)
                reports.append(report)
                truth.append(event)
            }
        }
        let (pairs, events) = try IncidentLinker().link(reports)
        var (both, found, actual) = (0, 0, 0)
        for a in truth.indices {
            for b in truth.indices where b > a {
                both += truth[a] == truth[b] && events[a] == events[b] ? 1 : 0
                found += events[a] == events[b] ? 1 : 0
                actual += truth[a] == truth[b] ? 1 : 0
            }
        }
        #expect(Double(both) / Double(found) > 0.95)
        #expect(Double(both) / Double(actual) > 0.9)
        #expect(pairs.allSatisfy { (0...1).contains($0.probability) })
    }

    @Test("The candidates of a report are the pairs worth a look that have it; a bracket nobody closed hides no word")
    func candidates() throws {
        var reports: [IncidentRecord] = []
        // Twenty events, each told by two sources.
        for number in 0..<40 {
            var report = IncidentRecord(id: "i\(number)")
            (report.source, report.eventType) = ("S\(number % 3)", "attack")
            (report.eventDate, report.datePrecision) = ("2023-08-\(10 + number / 8)", "day")
            (report.admin1, report.admin2, report.admin3) = ("ML05", "ML0502", "ML05020\(number / 2 % 4)")
            (report.placeName, report.killed) = ("V\(number / 2 % 4)", number...(number + 2))
            report.text = "[Marché pillé puis incendié avant la prière \(number / 2)"
            reports.append(report)
        }
        let index = try IncidentIndex(reports)
        let pairs = index.likelyPairs()
        #expect(!pairs.isEmpty)
        for number in reports.indices {
            let own = pairs.filter { $0.first == number || $0.second == number }.map(\.weight).sorted(by: >)
            #expect(index.candidates(of: number, limit: 100).map(\.weight) == own)
        }
        #expect(index.explain(0, 1).steps.first { $0.aspect == .text }?.level == 1)
    }

    @Test("Two reports of one place a day apart are compared on any day of the year, and no report with itself")
    func everyDay() throws {
        for month in 1...12 {
            for day in 1...27 {
                let reports = [day, day + 1].map { day in
                    var report = IncidentRecord(id: "i\(day)")
                    (report.eventType, report.eventDate) = ("attack", "2023-\(two(month))-\(two(day))")
                    (report.admin1, report.admin2, report.admin3) = ("R1", "D1", "C1")
                    report.placeName = "V1"
                    return report
                }
                let pairs = try IncidentIndex(reports).likelyPairs()
                #expect(pairs.count == 1 && pairs.allSatisfy { $0.first != $0.second }, "\(month)-\(day)")
            }
        }
    }

    @Test("No reports, one report and reports that say nothing are no fault")
    func tiny() throws {
        #expect(try IncidentLinker().link([]).events.isEmpty)
        #expect(try IncidentLinker().link([IncidentRecord(id: "a"), IncidentRecord(id: "b")]).events == [0, 1])
    }

    private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
