import Foundation
import Pages
import Protection
import Testing

@Suite("The page on which pairs are judged")
struct DuplicatesPageTests {
    private func page(
        _ names: DuplicatesPage.Names, place: String = "Kouna", language: Language = .english, all: Int? = 41
    ) -> String {
        let waterfall = PairWaterfall(
            start: -5,
            steps: [
                .init(
                    what: Phrase(fr: "prénom", en: "given name"), level: Phrase(fr: "égal", en: "equal"), weight: 3,
                    isUnsaid: false),
                .init(
                    what: Phrase(fr: "âge", en: "age"), level: Phrase(fr: "non dit", en: "not said"), weight: 0,
                    isUnsaid: true),
            ], calibration: 0, probability: 0.119)
        let pair = DuplicatesPage.Pair(
            sides: (
                .init(name: "P-AAAAAAAA", caption: Phrase(fr: "UNM", en: "UNM")),
                .init(name: "P-BBBBBBBB", caption: Phrase(fr: "NGO", en: "NGO"))
            ),
            rows: [
                .init(Phrase(fr: "Lieu", en: "Place"), Phrase(fr: place, en: place), nil, agreement: nil)
            ], names: names, waterfall: waterfall, why: Phrase(fr: "incertain", en: "unsure"),
            path: "/duplicates/a_b", hidden: [("seen", "1f")])
        return DuplicatesPage(
            frame: Frame(language: language, formToken: "t"), isOfIncidents: false, pair: pair, open: 3, all: all,
            undo: nil, run: nil, lastRun: Instant(microseconds: 0), notice: nil
        ).render().text
    }

    @Test("What a side does not say reads as unknown, and what a list wrote cannot become markup")
    func unknown() {
        let text = page(.none, place: "<script>alert(1)</script>")
        #expect(text.contains("<td class=\"unk\">unknown</td>"))
        #expect(!text.contains("<script>alert"))
    }

    @Test("How many pairs there are in all is told to those alone who see all of them")
    func counted() {
        for (language, words) in [(Language.english, "3 pairs wait, of 41"), (.french, "3 paires attendent, sur 41")] {
            #expect(page(.none, language: language, all: 41).contains(words))
            let within = page(.none, language: language, all: nil)
            #expect(within.contains(words.prefix { $0 != "," } + ". ") && !within.contains(words))
        }
    }

    @Test("Names stand on the page only where they are shown; else what it takes does")
    func names() {
        #expect(page(.sealed(Phrase(fr: "scellé", en: "sealed for now"))).contains("sealed for now"))
        #expect(page(.onDemand(path: "/duplicates?names=1")).contains("Show the names"))
        let shown = page(.shown(left: "Zzyqqa", right: nil))
        #expect(shown.contains("<strong>Zzyqqa</strong>") && shown.contains("unknown to the vault"))
    }

    @Test("Each answer is a button with its key, and what was not said draws no bar")
    func answers() {
        for language in [Language.french, .english] {
            let text = page(.none, language: language)
            for (verdict, key) in [("same", "j"), ("different", "f"), ("unsure", " ")] {
                #expect(text.contains("value=\"\(verdict)\" data-key=\"\(key)\""))
            }
            // The start and the one comparison that says something.
            #expect(text.components(separatedBy: "class=\"full track\"").count == 3)
        }
    }

    @Test("That nothing was compared is not said as none")
    func candidates() {
        #expect(CandidatePart(nil).markup(.english).text.contains("Not compared"))
        #expect(!CandidatePart([]).markup(.english).text.contains("Not compared"))
    }
}
