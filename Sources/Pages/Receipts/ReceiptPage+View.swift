import Protection

extension ReceiptPage {
    /// The page as markup.
    public func render() -> HTML {
        let frame = Frame(language: language)
        return frame.page(
            title: ReceiptWords.title[language], path: "/receipt",
            """
            <h1>\(ReceiptWords.title, language)</h1>
            \(HTML.when(refusal) { "<p class=\"said bad\" role=\"alert\">\($0, language)</p>" })\
            \(HTML.when(wasAnswered, "<p class=\"said\" role=\"status\">\(ReceiptWords.kept, language)</p>"))\
            \(HTML.when(status) { found($0, frame) })\
            \(HTML.when(status == nil, asking(frame)))
            """)
    }

    private func asking(_ frame: Frame) -> HTML {
        """
        <p class="lead">\(ReceiptWords.lead, language)</p>
        <section class="sheet">\(frame.form(ReceiptWords.codeForm))</section>
        """
    }

    private func found(_ status: Status, _ frame: Frame) -> HTML {
        """
        <section class="sheet"><h2>\(ReceiptWords.state, language)</h2>
        <p class="lead">\(status.words, language)</p>\(HTML.when(status.bambara) { "<p lang=\"bm\">\($0)</p>" })</section>
        <section class="sheet"><h2>\(ReceiptWords.questions, language)</h2>
        \(HTML.when(remarks.isEmpty, "<p class=\"s\">\(ReceiptWords.noQuestion, language)</p>"))\
        \(HTML.when(!remarks.isEmpty, "<ol class=\"said-and-asked\">\(HTML.each(remarks, remark))</ol>"))\
        \(HTML.when(code) { frame.form(ReceiptWords.answerForm($0)) })</section>
        <p><a href="/receipt">\(ReceiptWords.leave, language)</a></p>
        """
    }

    private func remark(_ remark: Remark) -> HTML {
        """
        <li><p class="s">\(remark.isFromSource ? ReceiptWords.you : ReceiptWords.us, language) · \
        <time datetime="\(remark.day.description)">\(language.day(remark.day))</time></p><p>\(remark.text)</p></li>
        """
    }
}
