import Foundation
import Pages
import Protection
import Testing

@Suite struct BenchmarksPageTests {
    private let french = Markup(Country.benchmarks(.french).render().text)

    @Test("A state is a shape and a word; unknown is hatched", arguments: BenchmarkState.allCases)
    func states(state: BenchmarkState) {
        let mark = ["met": "met", "at_risk": "risk", "not_met": "not", "unknown": "unk"][state.rawValue] ?? ""
        #expect(french.html.contains("<use href=\"#\(mark)\"/></svg>\(Language.french.say(state.word))</span>"))
        if state == .unknown { #expect(french.html.contains("class=\"unk hatched")) }
    }

    @Test("Every unknown cell is hatched, and no other is")
    func hatching() {
        for cell in french.html.components(separatedBy: "<td role=\"cell\"").dropFirst() {
            let isUnknown = cell.hasPrefix(" class=\"unk")
            let tag = cell.prefix { $0 != ">" }
            #expect(tag.contains("hatched") == isUnknown)
        }
    }

    @Test("Keys and veto come first, then threat, capacity and context")
    func order() {
        let words = french.words
        let heads = [
            "Clé «\u{A0}menace\u{A0}»", "Clé «\u{A0}capacité\u{A0}»", "Menace nommée", "Capacité nommée",
            "Contexte nommé",
        ]
        let places = heads.map { words.firstIndex(of: $0) ?? -1 }
        #expect(places == places.sorted() && !places.contains(-1))
    }

    @Test("A benchmark nobody has data for is folded, and its count stays in every row")
    func folded() {
        #expect(
            french.words.contains {
                $0.hasPrefix("1 critère sans aucun relevé") || $0.hasPrefix("1\u{A0}critère sans aucun relevé")
            })
        let rows = french.rows.filter { $0.hasPrefix("Zone ") && !$0.contains("Clé") }
        #expect(rows.count == 11 && rows.allSatisfy { $0.contains("×") })
    }

    @Test("Each cell opens; a veto that cannot be read is unknown, not none")
    func cells() {
        #expect(french.values(of: "href").contains("/benchmarks/TEST%202023/T1%2F0/B01"))
        #expect(french.html.contains("#veto\"/></svg>B17"))
        #expect(french.row("Zone 10")?.contains("inconnu") == true)
    }

    @Test("The opened cell says why it is unknown, what covers it, and shows rows with the source's own key")
    func opened() {
        let cell = Markup(Country.cell(.french, coverage: nil).render().text)
        #expect(cell.words.contains("Inconnu\u{A0}: 4 sources sur 9"))
        #expect(cell.words.contains { $0.contains("Sous 60\u{A0}%, rien ne peut être dit rempli.") })
        #expect(cell.rows.contains { $0.contains("480074") && $0.contains("10\u{2013}12") && $0.contains("inconnu") })
        #expect(cell.words.contains("deux à six jours") && cell.words.contains("division de second niveau"))
        #expect(cell.values(of: "href").contains("/benchmarks/TEST%202023/T0%2F0/B01?after=480074"))
    }
}
