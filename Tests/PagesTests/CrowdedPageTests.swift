import Foundation
import Pages
import Protection
import Testing

@Suite("Pages with more than fits")
struct CrowdedPageTests {
    private func situation(areas count: Int) -> SituationPage {
        let rows = (0..<count).map { index in
            SituationPage.AreaRow(
                area: AreaRef(scheme: "S", code: "A\(index)"), name: "Zone \(index)", events: 1,
                killed: CountRange(min: 100 - index, max: index == 20 ? nil : 100), statusUnknown: nil, coverage: nil,
                worstActor: nil, sites: [])
        }
        return SituationPage(
            context: Country.context(.english), noun: .zone, period: Country.period,
            killed: CountRange(exactly: 1), events: 1, injured: nil, keys: nil, sites: nil, deadline: nil,
            map: AreaMap(outline: nil, fills: []), months: [], areas: rows, actors: [], gaps: [], notes: [])
    }

    @Test("The gravest areas stand open; the rest folds away with its number and its sum in view, none left out")
    func folding() {
        let page = Markup(situation(areas: 24).render().text)
        // 86 down to 77 at the least; one of the ten has no known maximum, so neither has their sum.
        #expect(page.words.contains { $0 == "10 other areas: at least\u{A0}815 civilians recorded killed" })
        for index in 0..<24 { #expect(page.row("Zone \(index) ") != nil, "Zone \(index)") }
        let few = Markup(situation(areas: 18).render().text)
        #expect(!few.words.contains { $0.contains("other areas") })
    }

    @Test("On a phone the unknown cells of an area give way to their number, the folded ones included")
    func silent() {
        let page = Markup(Country.benchmarks(.english).render().text)
        let rows = page.html.components(separatedBy: "<tr role=\"row\">").dropFirst().filter { $0.contains("Zone 10") }
        #expect(rows.count == 1)
        #expect(rows.first?.contains("unknown, not listed here: 2 of 4") == true)
    }

    @Test("A week no plan can have is answered with a sentence, whatever its number", arguments: [Int.max, .min, -1])
    func weeks(week: Int) {
        let plan = Withdrawal.plan(.french)
        let page = PlanPage(
            context: plan.context, start: plan.start, deadlineWeek: plan.deadlineWeek, deadline: plan.deadline,
            search: plan.search, numbers: plan.numbers, benchmarks: 1, closures: plan.closures, reasons: plan.reasons,
            overrides: [], selected: "B",
            whatIf: .init(base: "B", baseName: "Camp B", week: week, outcome: .refused(Phrase(fr: "Hors", en: "Out"))),
            comparison: nil, mapWeek: week, outline: nil, assumptions: [], notes: [])
        #expect(Markup(page.render().text).words.contains("Hors"))
    }

    @Test("The week map shows the part of the country that holds the sites, each inside it")
    func frame() throws {
        let html = Withdrawal.plan(.french).render().text
        let mark = try #require(html.range(of: "<svg class=\"land\""))
        let tag = html[mark.lowerBound...].prefix { $0 != ">" }
        func numbers(_ name: String) throws -> [Double] {
            let value = try #require(tag.range(of: " \(name)=\""))
            return tag[value.upperBound...].prefix { $0 != "\"" }.split(separator: " ").compactMap { Double($0) }
        }
        let shown = try numbers("viewBox")
        let whole = try numbers("data-whole")
        #expect(shown.count == 4 && whole.count == 4)
        #expect(shown[0] >= whole[0] && shown[0] + shown[2] <= whole[2] + 0.2)
        #expect(shown[1] >= whole[1] && shown[1] + shown[3] <= whole[3] + 0.2)
        let places = Markup(html).values(of: "x").filter { $0.hasSuffix("%") }.compactMap { Double($0.dropLast()) }
        #expect(!places.isEmpty && places.allSatisfy { (0...100).contains($0) })
    }

    @Test("An incident known to its month alone is dated by the month, not by its first and last day")
    func months() {
        let event = EventList.Event(
            origin: .init(dataset: "D", key: "1"), start: Country.day("2023-06-01"), end: Country.day("2023-06-30"),
            datePrecision: .month, place: "", placePrecision: .admin2, violence: .oneSided, killed: nil,
            statusUnknown: nil, actor: nil, sources: nil, flags: [])
        let page = AreaPage(
            context: Country.context(.french), area: Country.areas[1].ref, name: "Zone", within: [],
            period: Country.period, killed: .noneRecorded, events: 1, statusUnknown: nil, injured: nil, coverage: nil,
            population: nil, months: [], actors: [], sites: [], standings: [],
            list: EventList(events: [event], count: 1), notes: [])
        #expect(Markup(page.render().text).rows.contains { $0.hasPrefix("Juin\u{A0}2023") })
    }
}
