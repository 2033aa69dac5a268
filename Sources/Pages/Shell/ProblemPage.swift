public import Protection

/// What went wrong, in both languages, and what to do about it.
public struct ProblemPage: Sendable {
    /// The language to put first.
    public let language: Language
    /// What happened: "Cette page n’existe pas."
    public let message: Phrase
    /// What to do: "Revenez à la situation."
    public let remedy: Phrase

    public init(language: Language, message: Phrase, remedy: Phrase) {
        self.language = language
        self.message = message
        self.remedy = remedy
    }

    /// The page an address without a page gets.
    public static func notFound(_ language: Language) -> ProblemPage {
        ProblemPage(
            language: language,
            message: Phrase(
                fr: "Cette page n’existe pas, ou n’existe plus.", en: "This page does not exist, or no longer does."),
            remedy: Phrase(
                fr: "Vérifiez l’adresse, ou repartez de l’accueil.",
                en: "Check the address, or begin again at the start page."))
    }

    /// The page as markup. It stands alone: no figure, no day of view.
    public func render() -> HTML {
        let second: Language = language == .french ? .english : .french
        return """
            <!doctype html>
            <html lang="\(language.rawValue)" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>\(message, language) · Relève</title>
            <link rel="icon" href="\(PageAsset.icon.path)">
            <link rel="stylesheet" href="\(PageAsset.style.path)">
            </head>
            <body>
            <header class="top"><a class="brand" href="/">Relève</a></header>
            <main id="main" tabindex="-1">
            \(block(language, isFirst: true))
            \(block(second, isFirst: false))
            </main>
            </body>
            </html>

            """
    }

    private func block(_ l: Language, isFirst: Bool) -> HTML {
        return """
            <section class="sheet" lang="\(l.rawValue)">\(isFirst ? "<h1>\(message, l)</h1>" : "<h2>\(message, l)</h2>" as HTML)\
            <p>\(remedy, l)</p><p><a class="btn" href="/?lang=\(l.rawValue)">\(ShellWords.start, l)</a></p></section>
            """
    }
}
