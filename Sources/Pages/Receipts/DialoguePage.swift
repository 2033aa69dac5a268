public import Protection

/// One report before the person on duty: what was said, what was not understood, and what was asked and answered by
/// receipt code.
public struct DialoguePage: Sendable {
    public let frame: Frame
    /// Our own identity of the report.
    public let report: String
    public let receivedOn: Day
    /// Nil where it was not read yet, or is sealed for others.
    public let said: TextAsSaid?
    /// Nil where the sender has no code to read a question with.
    public let remarks: [ReceiptPage.Remark]?
    public let refusal: Phrase?

    public init(
        frame: Frame, report: String, receivedOn: Day, said: TextAsSaid?, remarks: [ReceiptPage.Remark]?,
        refusal: Phrase? = nil
    ) {
        self.frame = frame
        self.report = report
        self.receivedOn = receivedOn
        self.said = said
        self.remarks = remarks
        self.refusal = refusal
    }

    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: Self.title[l], path: path,
            """
            <h1>\(Self.title, l)</h1>
            <p class="lead">\(Self.received, l) <time datetime="\(receivedOn.description)">\(l.day(receivedOn))</time></p>
            \(HTML.when(refusal) { "<p class=\"said bad\" role=\"alert\">\($0, l)</p>" })\
            <section class="sheet"><h2>\(Self.asSaid, l)</h2>\(told(l))</section>
            <section class="sheet"><h2>\(ReceiptWords.questions, l)</h2>\(dialogue(l))</section>
            """)
    }

    private var path: String { "/reports/\(report)/dialogue" }

    private func told(_ l: Language) -> HTML {
        guard let said else { return "<p class=\"s\">\(Self.notRead, l)</p>" }
        return said.markup(l)
    }

    private func dialogue(_ l: Language) -> HTML {
        guard let remarks else { return "<p class=\"s\">\(Self.noCode, l)</p>" }
        return """
            \(HTML.when(!remarks.isEmpty, "<ol>\(HTML.each(remarks) { remark($0, l) })</ol>"))\
            \(frame.form(Self.question(path)))
            """
    }

    private func remark(_ remark: ReceiptPage.Remark, _ l: Language) -> HTML {
        """
        <li><p class="s">\(remark.isFromSource ? Self.source : ReceiptWords.us, l) · \
        <time datetime="\(remark.day.description)">\(l.day(remark.day))</time></p><p>\(remark.text)</p></li>
        """
    }

    private static let title = Phrase(fr: "Signalement et dialogue", en: "Report and dialogue")
    private static let received = Phrase(fr: "Reçu le", en: "Received on")
    private static let asSaid = Phrase(fr: "Ce qui a été dit", en: "What was said")
    private static let source = Phrase(fr: "La personne qui a alerté", en: "The person who warned")
    private static let notRead = Phrase(
        fr: "Pas encore lu, ou scellé pour d’autres.", en: "Not read yet, or sealed for others.")
    private static let noCode = Phrase(
        fr: "La personne n’a pas de code : elle ne pourrait pas lire de question.",
        en: "The person has no code: they could not read a question.")

    private static func question(_ path: String) -> Form {
        Form(
            to: path, submit: Phrase(fr: "Poser la question", en: "Ask"),
            note: Phrase(
                fr: "Quiconque tient le téléphone peut lire la question : ne nommez ni lieu, ni personne, ni fait.",
                en: "Whoever holds the phone can read the question: name no place, no person and no event."),
            fields: [Form.Field("text", Phrase(fr: "Question", en: "Question"), .paragraph(longest: 2_000))])
    }
}
