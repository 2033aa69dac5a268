import Foundation
import Pages
import Protection
import Testing

@Suite struct HTMLTests {
    @Test("Interpolated text is escaped, in text and in attributes; markup nests as it is")
    func escaping() {
        let name = "<b title=\"x\">'&"
        let inner: HTML = "<i>\(name)</i>"
        let html: HTML = "<p title=\"\(name)\">\(inner)</p>"
        let safe = "&lt;b title=&quot;x&quot;&gt;&#39;&amp;"
        #expect(html.text == "<p title=\"\(safe)\"><i>\(safe)</i></p>")
    }

    @Test("Control characters do not reach the page")
    func controls() {
        #expect(HTML(escaping: "a\u{0}b\u{1B}\n").text == "a\u{FFFD}b\u{FFFD}\n")
    }

    @Test(
        "Coordinates have one decimal, a point in every language, and no nonsense",
        arguments: [(1.25, "1.3"), (-0.04, "0"), (12.0, "12"), (-3.5, "-3.5"), (Double.nan, "0"), (.infinity, "0")])
    func coordinates(value: Double, text: String) {
        let html: HTML = "\(at: value)"
        #expect(html.text == text || (text == "0" && html.text == "-0"))
    }

    @Test("Lists and conditions leave out what is not there")
    func pieces() {
        #expect(HTML.each(["a", "b"], separator: ", ") { "<i>\($0)</i>" }.text == "<i>a</i>, <i>b</i>")
        #expect(HTML.when(false, "x").isEmpty)
        #expect(HTML.when(nil as Int?) { "\($0)" }.isEmpty)
    }
}

@Suite struct HostileTextTests {
    @Test(
        "A script in the name of an area, a site, an actor or a place never becomes markup",
        arguments: Language.allCases)
    func injection(language: Language) {
        for page in Withdrawal.everyPage(language) {
            #expect(!page.html.contains("<script>"), "\(page.name)")
            #expect(!page.html.contains("alert('"), "\(page.name)")
            // Markup that was escaped twice, or a literal that was taken for text, would show as words.
            #expect(!page.html.contains("&amp;lt;"), "\(page.name)")
            let words = Markup(page.html).words.joined().replacingOccurrences(of: Country.hostile, with: "")
            #expect(!words.contains("</") && !words.contains("<span"), "\(page.name)")
        }
    }

    @Test(
        "No page carries a style or a script of its own, so the security policy needs no exception",
        arguments: Language.allCases)
    func noInline(language: Language) {
        for page in Withdrawal.everyPage(language) {
            let markup = Markup(page.html)
            #expect(markup.values(of: "style").isEmpty && !page.html.contains("<style"), "\(page.name)")
            #expect(!page.html.contains(" onclick=") && !page.html.contains("javascript:"), "\(page.name)")
            for source in markup.values(of: "src") { #expect(source.hasPrefix("/assets/")) }
            let scripts = page.html.components(separatedBy: "<script").count - 1
            #expect(page.html.components(separatedBy: "\"></script>").count - 1 == scripts)
        }
    }
}
