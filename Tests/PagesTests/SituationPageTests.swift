import Foundation
import Pages
import Protection
import Testing

@Suite struct SituationPageTests {
    private let french = Markup(Country.situation(.french).render().text)
    private let english = Markup(Country.situation(.english).render().text)

    @Test("The title is the finding, with its lower bound")
    func finding() {
        #expect(french.html.contains("<h1>Au moins 1\u{202F}137 civils tués recensés en douze mois"))
        #expect(english.html.contains("<h1>At least 1,137 civilians recorded killed in twelve months"))
    }

    @Test("Each area is a row with its range, its unknowns in words, and a link")
    func rows() {
        #expect(french.row("Zone 10")?.contains("au moins\u{A0}12") == true)
        #expect(french.row("Zone 20")?.contains("20\u{2013}28") == true)
        #expect(french.row("Zone 20")?.contains("inconnu") == true)
        #expect(french.row("Zone 30")?.contains("inconnu") == true)
        #expect(french.values(of: "href").contains("/areas/TEST%202023/T1%2F0"))
    }

    @Test("What has no place or no month keeps its row and its range")
    func unplaced() {
        #expect(french.row("Sans lieu connu")?.contains("26\u{2013}77") == true)
        #expect(french.row("Sans mois connu")?.contains("inconnu") == true)
        #expect(english.row("No place given") != nil)
    }

    @Test("A figure nobody has is the word unknown, never zero or nothing")
    func injured() {
        let words = french.words
        let label = words.firstIndex(of: "Blessés")
        #expect(label.map { words[$0 + 1] } == "inconnu")
        for row in french.html.components(separatedBy: "<td").dropFirst() {
            let content = row.components(separatedBy: "</td>")[0]
            #expect(!Markup("<td" + content).words.isEmpty || content.contains("<svg") || content.contains("third"))
        }
    }

    @Test("Low or unknown coverage is hatched on the map; an upper bound in a higher class is dotted")
    func mapLayers() {
        let hatched = french.html.components(separatedBy: "class=\"low\"").count - 1
        // Six areas at 44 % less the one of unknown coverage that replaces it, and one swatch in the legend.
        #expect(hatched == 6 + 1)
        #expect(french.html.contains("class=\"d4\""))
    }

    @Test("The map names six areas at most and says every area's figures")
    func labels() {
        let labels = french.html.components(separatedBy: "<text class=\"lab wide").count - 1
        #expect(labels > 0 && labels <= 6)
        #expect(
            french.html.components(separatedBy: "<g class=\"area\"><title>").count
                + french.html.components(separatedBy: "<a class=\"area\"").count - 2 == 12)
    }

    @Test("A month nothing is known of is hatched; a month far above the rest is cut, with its range written on it")
    func timeLine() {
        #expect(french.html.contains("class=\"unb\""))
        #expect(french.words.contains { $0.hasPrefix("barre coupée") })
        #expect(french.words.contains("900\u{2013}1\u{202F}100"))
        #expect(french.row("décembre\u{A0}2021")?.contains("inconnu") == true)
    }

    @Test("Nothing recorded reads as silence, not as peace")
    func silence() {
        let page = SituationPage(
            context: Country.context(.french), noun: .cercle, period: Country.period, killed: .noneRecorded, events: 0,
            injured: nil, keys: nil, sites: nil, deadline: nil, map: AreaMap(outline: nil, fills: []), months: [],
            areas: [], actors: [], gaps: [], notes: [])
        let html = page.render().text
        #expect(html.contains("le silence n’est pas la paix"))
        #expect(html.contains("hatched"))
    }

    @Test("A country without outlines gets a frame with its points and degrees")
    func points() {
        let place = Coordinate(latitude: 6.5, longitude: 20.5)!
        let far = Coordinate(latitude: 4.3, longitude: 15.2)!
        let map = AreaMap(
            outline: MapOutline(areas: [], around: [place, far]), fills: [],
            incidents: [.init(coordinate: place, killed: CountRange(exactly: 12), isApproximate: true)])
        let page = SituationPage(
            context: Country.context(.french), noun: .zone, period: Country.period, killed: CountRange(exactly: 12),
            events: 1, injured: nil, keys: nil, sites: nil, deadline: nil, map: map, months: [], areas: [], actors: [],
            gaps: [], notes: [])
        let html = page.render().text
        #expect(html.contains("class=\"frame\"") && html.contains("class=\"inc near\"") && html.contains("6°\u{A0}N"))
    }
}

@Suite struct CoverageFigureTests {
    private func shown(_ expected: Int, _ received: Int) -> String {
        let cell = Country.cell(
            .french,
            coverage: Coverage(
                area: Country.areas[0].ref, month: Country.month(2023, 6), expected: expected, received: received))
        return Markup(cell.render().text).words.joined(separator: " ")
    }

    @Test("Coverage just short of the line never reads as the line, and none expected reads unknown")
    func rounding() {
        #expect(shown(1000, 599).contains("59\u{A0}%") && shown(1000, 599).contains("< 60\u{A0}%"))
        #expect(shown(100, 58).contains("58\u{A0}%"))
        #expect(shown(100, 60).contains("60\u{A0}%") && !shown(100, 60).contains("< 60"))
        #expect(shown(0, 0).contains("Couverture des signalements inconnu"))
    }
}
