import Foundation
import Pages
import Protection
import Testing

@Suite("Forms of the registers")
struct FormTests {
    private func page(_ form: Form, returned: ReturnedForm? = nil) -> String {
        var frame = Frame(language: .english, formToken: "t")
        frame.returned = returned
        let none = Phrase(fr: "x", en: "x")
        return RegisterPage(
            frame: frame, path: "/p", title: none, lead: none,
            sections: [
                RegisterPage.Section(
                    id: "s", title: none, columns: [none], rows: [RegisterPage.Line([.text("row")], forms: [form])])
            ]
        ).render().text
    }

    private func choice(_ value: String, isRequired: Bool = true) -> Form {
        let choices = ["best", "worst"].map { (value: $0, words: Phrase(fr: $0, en: $0)) }
        return Form(
            to: "/act", submit: Phrase(fr: "Faire", en: "Do"),
            fields: [
                .init("one", Phrase(fr: "Un", en: "One"), .choice(choices), isRequired: isRequired, value: value),
                .init("why", Phrase(fr: "Pourquoi", en: "Why"), .paragraph(longest: 100)),
            ], hidden: [("id", "7")])
    }

    @Test("A list that must be chosen from opens on no choice, unless the form holds one")
    func presumesNothing() {
        #expect(page(choice("")).contains("required><option value=\"\">choose</option><option value=\"best\">"))
        #expect(!page(choice("")).contains(" selected"))
        #expect(!page(choice("worst")).contains("choose"))
        #expect(page(choice("worst")).contains("<option value=\"worst\" selected>"))
        #expect(!page(choice("", isRequired: false)).contains("choose"))
    }

    @Test("What cannot be undone stands behind a second step that names it, without a script")
    func secondStep() {
        let form = Form(
            to: "/end", submit: Phrase(fr: "Détruire", en: "Destroy"),
            warning: Phrase(fr: "La clé de P-1 sera détruite.", en: "The key of P-1 will be destroyed."))
        let text = page(form)
        let start = text.components(separatedBy: "<details class=\"act grave\">").dropFirst().first ?? ""
        #expect(start.hasPrefix("<summary class=\"btn small\">Destroy…</summary><form"))
        #expect(
            start.contains("The key of P-1 will be destroyed.</p>") && start.contains("<button class=\"btn\">Destroy"))
    }

    @Test("A refused form comes back as it was filled, with the message at its field; another form does not")
    func comesBack() {
        let words = Phrase(fr: "Dites pourquoi.", en: "Say why.")
        let sent = [("token", "old"), ("id", "7"), ("one", "worst"), ("why", "be<cause")].map {
            (name: $0.0, value: $0.1)
        }
        let back = ReturnedForm(sent, to: "/act", saying: words, at: "why")
        let text = page(choice(""), returned: back)
        #expect(text.contains("<option value=\"worst\" selected>") && text.contains(">be&lt;cause</textarea>"))
        #expect(text.contains("id=\"wrong-why\">Say why.") && text.contains("aria-describedby=\"wrong-why\""))
        for other in [
            ReturnedForm(sent, to: "/other", saying: words, at: "why"),
            ReturnedForm(
                sent.map { ($0.name, $0.name == "id" ? "8" : $0.value) }, to: "/act", saying: words, at: "why"),
            ReturnedForm(sent + [("more", "1")], to: "/act", saying: words, at: "why"),
        ] { #expect(!page(choice(""), returned: other).contains("Say why.")) }
    }
}
