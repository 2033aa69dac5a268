import Foundation
import Pages
import Protection
import Testing

@Suite struct NumberTests {
    @Test(
        "Whole numbers take a narrow no-break space in French and a comma in English",
        arguments: [
            (0, "0", "0"), (999, "999", "999"), (1137, "1\u{202F}137", "1,137"),
            (-1_234_567, "\u{2212}1\u{202F}234\u{202F}567", "\u{2212}1,234,567"),
        ])
    func whole(value: Int, french: String, english: String) {
        #expect(Language.french.number(value) == french)
        #expect(Language.english.number(value) == english)
    }

    @Test("Decimals, differences and percentages follow the language, and what is not a number is unknown")
    func decimals() {
        #expect(Language.french.number(0.18, places: 2) == "0,18")
        #expect(Language.english.number(1441.3233, places: 1) == "1,441.3")
        #expect(Language.french.number(5.0, places: 2) == "5")
        #expect(Language.french.number(1.05, places: 2) == "1,05")
        #expect(Language.french.difference(3.3) == "+3,3")
        #expect(Language.french.difference(-0.01) == "0")
        #expect(Language.french.percent(0.85) == "85\u{A0}%")
        #expect(Language.english.percent(0.127, places: 1) == "12.7%")
        #expect(Language.english.chance(0.9972) == "over 99%" && Language.french.chance(0.001) == "moins de 1\u{A0}%")
        #expect(Language.english.chance(1) == "100%" && Language.english.chance(0) == "0%")
        #expect(Language.french.number(.nan, places: 1) == "inconnu")
    }

    @Test("A range reads 12–37; without an upper bound it is at least; with no number at all it is unknown")
    func ranges() {
        #expect(Language.french.range(CountRange(min: 12, max: 37)) == "12\u{2013}37")
        #expect(Language.french.range(CountRange(exactly: 12)) == "12")
        #expect(Language.french.range(CountRange(min: 12, max: nil)) == "au moins\u{A0}12")
        #expect(Language.english.range(CountRange.unknown) == "unknown")
        #expect(Language.english.range(CountRange(min: 0, max: nil)) == "unknown")
        #expect(Language.english.range(nil) == "unknown")
        #expect(Language.french.sentenceRange(CountRange(min: 12, max: 18)) == "de 12 à 18")
        #expect(Language.english.range(MeasureRange(min: 0.5, max: nil), places: 1) == "at least\u{A0}0.5")
    }

    @Test("French takes the singular for 0 and 1, English for 1 alone")
    func plurals() {
        #expect([0, 1, 2].map { Language.french.plural($0, "a", "b") } == ["a", "a", "b"])
        #expect([0, 1, 2].map { Language.english.plural($0, "a", "b") } == ["b", "a", "b"])
    }
}

@Suite struct DateTests {
    @Test("Days are written as each language writes them, with 1er for the first in French")
    func days() {
        #expect(Language.french.day(Country.day("2023-06-30")) == "30\u{A0}juin\u{A0}2023")
        #expect(Language.french.day(Country.day("2023-08-01")) == "1er\u{A0}août\u{A0}2023")
        #expect(Language.english.day(Country.day("2023-08-13")) == "13\u{A0}August\u{A0}2023")
        #expect(Language.french.shortDay(Country.day("2023-09-09")) == "9\u{A0}sept.")
        #expect(Language.french.period(Country.period) == "juil.\u{A0}2022\u{A0}\u{2013} juin\u{A0}2023")
    }
}

@Suite struct TypographyTests {
    @Test("A French phrase gets its no-break spaces, whoever wrote it; an English one is left alone")
    func setting() {
        let phrase = Phrase(fr: "Pourquoi : « oui » ou 5 % ; non ?", en: "Why: 5% ; no ?")
        #expect(Language.french.say(phrase) == "Pourquoi\u{A0}: «\u{A0}oui\u{A0}» ou 5\u{A0}%\u{A0}; non\u{A0}?")
        #expect(Language.english.say(phrase) == "Why: 5% ; no ?")
    }

    @Test("No French page shows a plain space before a colon, a semicolon, a question mark or a per cent sign")
    func pages() {
        for page in Withdrawal.everyPage(.french) {
            let markup = Markup(page.html)
            for text in markup.words + markup.values(of: "aria-label") + markup.values(of: "title") {
                for sign in [" :", " ;", " ?", " !", " %", " »", "« "] {
                    #expect(!text.contains(sign), "\(page.name): \(text)")
                }
                #expect(!text.contains("'") || text.contains("alert"), "\(page.name): \(text)")
            }
        }
    }

    @Test("The two languages of a page say different words over the same figures")
    func bothLanguages() {
        for (french, english) in zip(Withdrawal.everyPage(.french), Withdrawal.everyPage(.english)) {
            #expect(french.html.contains("<html lang=\"fr\"") && english.html.contains("<html lang=\"en\""))
            #expect(Markup(french.html).rows.count == Markup(english.html).rows.count, "\(french.name)")
            let words = Markup(english.html).words.joined(separator: " ")
            for word in ["inconnu", "recensé", "Semaine", "critère", "Auteur"] where french.name != "problem" {
                #expect(!words.contains(word), "\(english.name): \(word)")
            }
        }
    }

    @Test("Words the glossary rules out appear on no page")
    func avoided() {
        for page in Withdrawal.everyPage(.french) {
            let words = Markup(page.html).words.joined(separator: " ").lowercased()
            for word in ["enregistré", "au total", "auteur allégué", "zéro mort", "atteint "] {
                #expect(!words.contains(word), "\(page.name): \(word)")
            }
        }
    }
}
