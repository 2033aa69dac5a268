import Foundation
import Pages
import Protection
import Testing

@Suite struct PlanPageTests {
    private let french = Markup(Withdrawal.plan(.french).render().text)

    @Test("Closures stand in order of their dates, each with its week")
    func calendar() {
        let rows = french.rows.filter { $0.contains("sem.\u{A0}") }
        #expect(rows.count == 3)
        #expect(rows[0].contains(" 22\u{A0}juil. sem.\u{A0}3 "))
        #expect(rows[1].hasPrefix("Camp B 21\u{A0}oct."))
        #expect(rows[2].hasPrefix("Camp C 30\u{A0}déc."))
    }

    @Test("The actual date is a cross and said to be unscored; an unknown one is the word")
    func actual() {
        #expect(french.words.contains { $0.contains("non noté") })
        #expect(french.rows.first { $0.hasPrefix("Camp C") }?.contains("inconnu") == true)
        #expect(french.html.components(separatedBy: "class=\"act hal\"").count - 1 == 1)
    }

    @Test("Reasons name what sets the date and what a week would change, with its sign")
    func reasons() {
        #expect(french.words.contains("Escorte\u{A0}: 1 convoi"))
        #expect(french.words.contains("Une semaine plus tôt (+3,3)"))
        #expect(french.words.contains("Une semaine plus tard (\u{2212}3,5)"))
        #expect(french.words.contains("Rien ne s’y oppose."))
    }

    @Test("A proposed override is unsigned, and what is not yet owed is said to be unwritten")
    func overrides() {
        let row = french.rows.first { $0.contains("non signée") }
        #expect(row?.contains("à écrire avant toute signature") == true)
        #expect(row?.contains("à nommer") == true && row?.contains("à fixer") == true)
        #expect(row?.contains("60") == true)
    }

    @Test("A veto offers no override")
    func veto() {
        #expect(french.words.contains("Veto B17"))
        #expect(french.words.contains { $0.contains("aucun plan ne peut l’écarter") })
    }

    @Test("Harm stands in a band of its own, before freight and cost")
    func harmApart() {
        let words = french.words
        let harm = words.lastIndex(of: "Dommage attendu") ?? -1
        let band = words.firstIndex(of: "Personnel, fret et coût") ?? -1
        let freight = words.firstIndex(of: "Conteneurs laissés sur place") ?? -1
        #expect(harm > 0 && harm < band && band < freight)
    }

    @Test("Without a bound the page says so instead of a figure")
    func bound() {
        #expect(french.words.contains { $0.hasPrefix("au plus 12,7") })
        let without = Markup(Withdrawal.plan(.french, bound: nil).render().text)
        #expect(without.words.contains("aucune borne"))
    }

    @Test("A trial shows its change against the plan; an impossible one its conflicting conditions")
    func whatIf() {
        let trial = Markup(Withdrawal.plan(.english, whatIf: .possible(Withdrawal.worse)).render().text)
        #expect(trial.rows.contains { $0.hasPrefix("Expected harm 605.9 600.9 \u{2212}5") })
        #expect(trial.words.contains { $0.contains("changes nothing in the plan") })
        let conflict = Markup(
            Withdrawal.plan(.english, whatIf: .impossible([Phrase(fr: "a", en: "Escort busy")])).render().text)
        #expect(conflict.words.contains { $0.contains("No plan possible") } && conflict.words.contains("Escort busy"))
    }

    @Test(
        "The server draws the chosen week: before, during and after a site's drawdown",
        arguments: [(13, "open"), (15, "drawdown"), (16, "closed")])
    func weeks(week: Int, stage: String) {
        let html = Withdrawal.plan(.french, week: week).render().text
        #expect(html.contains("data-stage=\"\(stage)\" data-closing=\"16\""))
    }
}
