import Pages
import Protection
import Testing

@Suite("The page of receipt codes")
struct ReceiptPageTests {
    @Test("Before a code it asks for one and shows nothing", arguments: Language.allCases)
    func asking(_ language: Language) {
        let page = ReceiptPage(language: language).render().text
        #expect(page.contains("name=\"code\"") && !page.contains("<textarea"))
    }

    @Test("What was asked is shown as text, never as markup", arguments: Language.allCases)
    func escaped(_ language: Language) throws {
        let day = try #require(Day("2023-06-30"))
        let page = ReceiptPage(
            language: language, code: "AAAA", status: .init(words: Phrase(fr: "lu", en: "read"), bambara: "kalanna"),
            remarks: [.init(isFromSource: false, text: "<script>x</script>", day: day)]
        ).render().text
        #expect(page.contains("&lt;script&gt;x") && !page.contains("<script>x") && page.contains("lang=\"bm\""))
    }

    @Test("Words not understood are marked where they stand, and listed even where they do not")
    func marked() throws {
        let day = try #require(Day("2023-06-30"))
        let page = DialoguePage(
            frame: Frame(language: .english), report: "r", receivedOn: day,
            said: TextAsSaid(text: "Alerte zrrbl <b>", notUnderstood: ["zrrbl", "gone"]), remarks: nil
        ).render().text
        #expect(page.contains("Alerte <mark>zrrbl</mark> &lt;b&gt;") && page.contains("zrrbl · gone"))
    }
}
