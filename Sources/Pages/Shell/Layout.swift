import Protection

/// The frame around every page: head, navigation, the as-of line, the main part and the foot.
struct Layout {
    let context: PageContext
    /// The page itself, for its navigation entry and the language switch.
    let page: PagePath
    let title: String
    let scripts: [PageAsset]

    private var l: Language { context.language }

    func render(_ main: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(l.rawValue)" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\(title) · Relève</title>
        <link rel="icon" href="\(PageAsset.icon.path)">
        <link rel="stylesheet" href="\(PageAsset.style.path)">
        \(HTML.each(scripts) { "<script type=\"module\" src=\"\($0.path)\"></script>" })
        </head>
        <body>
        <a class="skip" href="#main">\(ShellWords.skip, l)</a>
        \(Sprite.markup)
        \(header)
        \(asOf)
        <main id="main" tabindex="-1">
        \(main)
        </main>
        \(foot)
        </body>
        </html>

        """
    }

    private var header: HTML {
        let other: Language = l == .french ? .english : .french
        return """
            <header class="top"><a class="brand" href="\(context.view.link(.situation))">Relève</a>
            \(Navigation(entries: entries, language: l).markup)
            <p class="who">\(HTML.when(context.notice) { "\($0, l) · " })<a href="\(context.view.link(page, in: other))" \
            lang="\(other.rawValue)" hreflang="\(other.rawValue)">\(other == .french ? "Français" : "English")</a></p></header>
            """
    }

    private var entries: [Navigation.Entry] {
        context.doors.map { door in
            let (address, mark): (String, HTML) =
                switch door {
                case .situation: (context.view.link(.situation), current(["/situation", "/areas"]))
                case .benchmarks: (context.view.link(.benchmarks), current(["/benchmarks"]))
                case .plan: (context.view.link(.plan()), current(["/plan"]))
                default: (door.path, .none)
                }
            return Navigation.Entry(address: address, name: door.words, mark: mark)
        }
    }

    private func current(_ prefixes: [String]) -> HTML {
        if prefixes.contains(page.path) { return " aria-current=\"page\"" }
        return HTML.when(prefixes.contains { page.path.hasPrefix($0 + "/") }, " aria-current=\"true\"")
    }

    private var asOf: HTML {
        """
        <section class="asof" aria-label="\(ShellWords.asOfLabel, l)"><span><strong>\(context.subject)</strong></span>
        <span>\(ShellWords.seenOn, l) \(day(context.at)), \(known)</span>
        <details><summary>\(ShellWords.change, l)</summary><form class="line" action="\(page.path)">\
        \(HTML.when(l != .french, "<input type=\"hidden\" name=\"lang\" value=\"\(l.rawValue)\">"))\
        <label>\(ShellWords.seenOn, l) <input class="fld" type="date" name="at" value="\(context.at.description)"></label> \
        <label>\(Language.asKnownOn, l) <input class="fld" type="date" name="known" \
        value="\(context.knownAt.description)"></label> <button class="btn small">\(Common.show, l)</button></form></details>
        <span>\(ShellWords.provenance, l) \(Provenance.computed.mark(l)) · \(Provenance.assumed.mark(l))</span></section>
        """
    }

    private var known: HTML {
        context.knownAt == context.at
            ? "\(ShellWords.knownThatDay, l)" : "\(Language.asKnownOn, l) \(day(context.knownAt))"
    }

    private func day(_ day: Day) -> HTML {
        "<strong><time datetime=\"\(day.description)\">\(l.day(day))</time></strong>"
    }

    private var foot: HTML {
        """
        <footer class="foot"><h2 class="vh">\(Common.sources, l)</h2>\
        \(HTML.each(context.sources) { "<p>\($0, l)</p>" })<p>\(ShellWords.promise, l)</p></footer>
        """
    }
}

extension Language {
    static let asKnownOn = Phrase(fr: "tel que connu au", en: "as known on")
}
