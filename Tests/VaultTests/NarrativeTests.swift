import SeededSupport
import Testing
import Vault

@Suite("Names are taken out of narratives")
struct NarrativeTests {
    private let one = newSubject()
    private let two = newSubject()

    @Test(
        "a name is found whatever its case, accents, hyphens, apostrophes, order and particles",
        arguments: [
            "Aïssata N'Diaye", "AISSATA NDIAYE", "aïssata n’diaye", "N Diaye Aissata", "Aissata-Ndiaye",
            "Ndiaye, Aïssata", "d’Aïssata Ndiaye", "Aissata dite Ndiaye", "AI\u{308}SSATA N\u{2019}DIAYE",
            "Ａｉｓｓａｔａ Ndiaye", "Aïs\u{AD}sata Ndiaye",
        ])
    func spellings(_ written: String) {
        let redactor = NarrativeRedactor([one: ["Aïssata N’Diaye"]])
        let result = redactor.redacted("Hier \(written) a fui vers Gao.")
        #expect(result.text.hasPrefix("Hier "))
        #expect(result.text.hasSuffix("[[S-\(one)]] a fui vers Gao."))
        #expect(result.replacements.count == 1)
        #expect(result.replacements.first?.subjects == [one])
    }

    @Test("a part of a name alone is replaced too; other words that begin alike are not")
    func parts() {
        let redactor = NarrativeRedactor([one: ["Amadou ag Alhassan", "Bala"]])
        let result = redactor.redacted("Amadou, les Amadoubougou, ALHASSAN, balade, Bala; Amadou Alhassan.")
        #expect(
            result.text
                == "[[S-\(one)]], les Amadoubougou, [[S-\(one)]], balade, [[S-\(one)]]; [[S-\(one)]].")
    }

    @Test("a name several people share points to none of them, and the places say to whom it may")
    func shared() {
        let redactor = NarrativeRedactor([one: ["Awa Traoré"], two: ["Moussa Traoré"]])
        let result = redactor.redacted("Traoré a vu Moussa Traoré.")
        #expect(result.text == "[[S-several]] a vu [[S-\(two)]].")
        #expect(result.replacements.map(\.subjects) == [[one, two].sorted(), [two]])
    }

    @Test("numbers given as a spelling are found however they are grouped")
    func numbers() {
        let redactor = NarrativeRedactor([one: ["76 12 34 56"]])
        for written in ["76123456", "76-12-34-56", "76.12.34.56", "7612 3456"] {
            #expect(redactor.redacted("tel \(written) svp").text == "tel [[S-\(one)]] svp")
        }
    }

    @Test("a reference someone wrote themselves is broken up")
    func forged() {
        let result = NarrativeRedactor([one: ["Awa"]]).redacted("[[S-\(two)]] et Awa [[[x")
        #expect(result.text == "[ [S-\(two)]] et [[S-\(one)]] [ [ [x")
    }

    @Test("positions point to the reference and to the words it stands for")
    func positions() throws {
        let text = "Été à Gao : Awa Cissé, puis AWA CISSE."
        let result = NarrativeRedactor([one: ["Awa Cissé"]]).redacted(text)
        #expect(result.replacements.count == 2)
        for (replacement, words) in zip(result.replacements, ["Awa Cissé", "AWA CISSE"]) {
            #expect(String(decoding: Array(result.text.utf8)[replacement.range], as: UTF8.self) == "[[S-\(one)]]")
            #expect(String(decoding: Array(text.utf8)[replacement.original], as: UTF8.self) == words)
        }
    }

    @Test("of 100 names hidden in random texts and spellings, none is left")
    func asvs_V14_2_4_canaries() {
        var random = SeededGenerator(seed: 11)
        var known: [SubjectID: [String]] = [:]
        for name in canaries { known[newSubject()] = ["\(name.given) \(name.family)"] }
        let redactor = NarrativeRedactor(known)
        let filler = ["le", "village", "de", "[[", "a été", "attaqué", "—", "vers", "l’aube", "\n", "🙂", "12", "ag"]
        for round in 0..<50 {
            var words: [String] = []
            for name in canaries {
                words += (0..<3).map { _ in filler.randomElement(using: &random) ?? "" }
                let spelled = [
                    name.given, name.family, "\(name.family) \(name.given)", "\(name.given)-\(name.family)",
                    "\(name.given.uppercased()) ag \(name.family)", "d'\(name.given)",
                    name.given.replacing("a", with: "á"),
                ]
                words.append(spelled.randomElement(using: &random) ?? "")
            }
            let result = redactor.redacted(words.joined(separator: " "))
            let left = result.text.lowercased().replacing("á", with: "a")
            for name in canaries {
                #expect(!left.contains(name.given.lowercased()) && !left.contains(name.family.lowercased()), "\(round)")
            }
        }
    }

    @Test("a narrative without known names stays as it is, byte for byte")
    func untouched() {
        let text = "Ils ont brûlé  trois maisons…\r\n« Rien » [1]; e\u{301}\u{200D} 🇲🇱 "
        let result = NarrativeRedactor([one: ["Awa Cissé"]]).redacted(text)
        #expect(Array(result.text.utf8) == Array(text.utf8))
        #expect(result.replacements.isEmpty)
        #expect(NarrativeRedactor([:]).redacted("").text == "")
    }
}
