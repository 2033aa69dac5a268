import Pages
import Protection
import Testing

@Suite("The field form's page")
struct FieldPageTests {
    @Test(
        "It asks for nothing that must be answered, and works as a plain form", arguments: [Language.french, .english])
    func plain(_ language: Language) {
        let text = FieldPage(language: language, token: "-", id: "i", area: nil).render().text
        #expect(text.contains("method=\"post\" action=\"/report/-\" enctype=\"multipart/form-data\""))
        #expect(!text.contains(" required") && text.contains("name=\"id\" value=\"i\""))
        #expect(!text.contains("style=") && !text.contains("<script>") && !text.contains("onclick"))
        #expect(text.contains("href=\"about:blank\""))
    }

    @Test("Its window names neither the product nor what it is for", arguments: [Language.french, .english])
    func discreet(_ language: Language) {
        let text = FieldPage(language: language, token: "-", id: "i", area: nil).render().text
        #expect(text.contains("<title>Message</title>"))
        let done = FieldDonePage(language: language, code: "7K3F 9QXM 2B8C D4TW", token: "-").render().text
        #expect(done.contains("<title>Message</title>") && done.contains("7K3F 9QXM 2B8C D4TW"))
    }

    @Test("The worker's script changes when anything it keeps does")
    func version() {
        #expect(FieldPage.worker(sealing: "a") != FieldPage.worker(sealing: "b"))
        #expect(FieldPage.worker(sealing: "a") == FieldPage.worker(sealing: "a"))
    }
}
