import Protection

/// The pages a person may open, at the head of every page.
///
/// On a phone a long list would fill the screen before the page begins, so it stands behind a link, "Menu". It opens by
/// the address's fragment alone: without a script, and in browsers that know no `<details>`.
struct Navigation {
    struct Entry {
        let address: String
        let name: Phrase
        /// `aria-current`, where this is the page or lies above it.
        let mark: HTML
    }

    let entries: [Entry]
    let language: Language

    /// As many as stand on two lines of a phone.
    private static let mostInSight = 4

    var markup: HTML {
        guard !entries.isEmpty else { return "<span class=\"grow\"></span>" }
        let isLong = entries.count > Self.mostInSight
        return """
            \(HTML.when(isLong, "<a class=\"menu\" href=\"#pages\">\(ShellWords.menu, language)</a>"))\
            <nav\(HTML.when(isLong, " id=\"pages\" tabindex=\"-1\"")) aria-label="\(ShellWords.pages, language)">\
            <ul>\(HTML.each(entries) { entry in
                "<li><a href=\"\(entry.address)\"\(entry.mark)>\(entry.name, language)</a></li>"
            })</ul></nav>\
            \(HTML.when(isLong, "<a class=\"menu shut\" href=\"#main\">\(ShellWords.shut, language)</a>"))
            """
    }
}
