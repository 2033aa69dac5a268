public import Protection

/// What someone without script is shown once their report is on disk: the code to come back with.
public struct FieldDonePage: Sendable {
    public let language: Language
    /// In four groups.
    public let code: String
    /// What stands in the address of the form.
    public let token: String
    /// How long to wait before the files are taken; nil where nothing was left out.
    public let secondsToFiles: Int?

    public init(language: Language, code: String, token: String, secondsToFiles: Int? = nil) {
        self.language = language
        self.code = code
        self.token = token
        self.secondsToFiles = secondsToFiles
    }

    /// The page as markup.
    public func render() -> HTML {
        FieldShell(language: language, token: token, script: nil).page(
            """
            <h1>\(FieldWords.arrived, language)</h1>
            \(HTML.when(secondsToFiles) { "<p class=\"said bad\" role=\"alert\">\(FieldWords.noFiles(minutes: 1 + $0 / 60), language)</p>" })\
            <section class="sheet"><p>\(FieldWords.note, language)</p><p class="said code">\(code)</p>
            <p><a href="/receipt?lang=\(language.rawValue)">\(FieldWords.answers, language)</a></p>
            <p><a href="/report/\(token)?lang=\(language.rawValue)">\(FieldWords.another, language)</a></p></section>
            """)
    }
}
