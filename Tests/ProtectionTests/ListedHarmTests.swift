import Protection
import Testing

@Suite("What others' lists of persons say")
struct ListedHarmTests {
    @Test(
        "Sexual violence is known by its words in French and English, other violence is not taken for it",
        arguments: [
            ("sexual violence", true), ("violences sexuelles", true), ("viol", true), ("violee", true), ("rape", true),
            ("crsv", true), ("vbg viol", true), ("violence", false), ("violences", false), ("killed", false),
            ("grape", false), ("", false),
        ])
    func sexualViolence(words: String, isSo: Bool) {
        #expect(ListedHarm.speaksOfSexualViolence(words.split(separator: " ").map(String.init)) == isSo)
    }

    @Test(
        "A sex is told by its first letter in French or English; anything else is unknown",
        arguments: [
            ("M", PersonSex.man), ("homme", .man), ("F", .woman), ("femme", .woman), ("woman", .woman), ("", .unknown),
            ("x", .unknown), ("?", .unknown),
        ])
    func sex(text: String, sex: PersonSex) {
        #expect(ListedHarm.sex(text) == sex)
    }

    @Test("Every kind of harm is known by its own word, the missing also as disappeared; others count nowhere")
    func kinds() {
        for kind in HarmKind.allCases {
            for word in ListedHarm.words(for: kind) { #expect(ListedHarm.kind(of: word) == kind) }
        }
        #expect(ListedHarm.kind(of: "disappeared") == .missing)
        #expect(ListedHarm.kind(of: "bogus") == nil && ListedHarm.kind(of: "") == nil)
    }
}
