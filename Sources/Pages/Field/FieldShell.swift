import Protection

/// The frame of the field form's pages: no name of ours, no navigation, and a way out that is always in sight.
struct FieldShell {
    let language: Language
    /// What stands in the address.
    let token: String
    let script: PageAsset?

    func page(_ main: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(language.rawValue)" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <title>\(FieldWords.window, language)</title>
        <link rel="icon" href="\(PageAsset.icon.path)">
        <link rel="stylesheet" href="\(PageAsset.style.path)">
        \(HTML.when(script) { "<script type=\"module\" src=\"\($0.path)\"></script>" })
        </head>
        <body>
        <a class="skip" href="#main">\(ShellWords.skip, language)</a>
        <header class="bar-top"><a href="/report/\(token)?lang=\(other.rawValue)" lang="\(other.rawValue)" \
        hreflang="\(other.rawValue)">\(other == .french ? "Français" : "English")</a>\
        <a class="btn" id="field-quit" href="about:blank" rel="noreferrer">\(FieldWords.quit, language)</a></header>
        <main id="main" tabindex="-1">
        \(main)
        </main>
        </body>
        </html>

        """
    }

    private var other: Language { language == .french ? .english : .french }
}
