import Testing
import Workflows

@Suite("Stems of words")
struct SearchStemsTests {
    @Test(
        "Singular and plural, masculine and feminine, accented or not, have one stem",
        arguments: [
            ["brûlé", "brûlés", "brûlée", "BRULEES"], ["village", "villages"], ["hôpital", "hôpitaux"],
            ["blessé", "blessées"], ["attaquer", "attaque"], ["school", "schools"], ["cheval", "chevaux"],
        ])
    func together(words: [String]) {
        #expect(Set(words.map { SearchStems.of($0) }).count == 1, "\(words.map { SearchStems.of($0) })")
    }

    @Test("Common words, short ones and references to sealed names leave none")
    func nothing() {
        #expect(SearchStems.of("les des une dans avec the and with à de il").isEmpty)
        #expect(SearchStems.of("[[S-018c8f2e]] [[S-several]] [[unclosed").isEmpty)
    }

    @Test("Whatever is typed, stems come out short and few")
    func hostile() {
        let text = String(repeating: "é\u{301}\u{202E}\u{0}'\";--", count: 2_000) + String(repeating: "a", count: 9_000)
        #expect(SearchStems.of(text).allSatisfy { $0.utf8.count <= 40 })
    }
}
