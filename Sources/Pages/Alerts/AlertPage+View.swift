import Protection

extension AlertPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: line.name + " · " + l.say(LedgerWords.title), path: "/alerts/" + line.id,
            """
            <p><a href="/alerts">\(LedgerWords.back, l)</a></p>
            <h1>\(place)\(LedgerWords.colon, l) \(line.title, l)</h1>
            <p class="lead">\(line.name) · \(line.channel, l) · <time datetime="\(line.receivedAt.description)">\(l.moment(line.receivedAt))</time> · \
            \(HTML.when(when) { "\(LedgerWords.when, l) <strong>\($0, l)</strong> · " })\(HTML.when(line.isUrgent, "<strong>!\u{A0}\(LedgerWords.urgent, l)</strong> · "))\(line.isOpen ? LedgerWords.open : LedgerWords.closed, l)\
            \(HTML.when(line.isInvented, " · <span class=\"pv as\">\(LedgerWords.invented, l)</span>"))</p>
            \(HTML.when(notice) { notice in
                "<p class=\"said\(notice.isRefusal ? " bad" : "")\" role=\"\(notice.isRefusal ? "alert" : "status")\">\(notice.words, l)</p>"
            })
            <div class="sheet">\(AlertClock.list(line.clocks, l))</div>
            <div class="cols"><div class="stack">\(saying)\(history)</div><div class="stack">\(acting)\(warned)</div></div>
            <p class="src">\(LedgerWords.utc, l) \(LedgerWords.promise, l)</p>
            """)
    }

    /// The area; where nobody has placed it, what the source calls the place, which may be all there is to go by.
    private var place: String {
        let l = frame.language
        if let area = line.area { return area }
        guard showsWords, let named = line.place, !named.isEmpty else { return l.say(LedgerWords.noPlace) }
        return named + " (" + l.say(LedgerWords.noArea) + ")"
    }

    private var saying: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-said"><h2 id="h-said">\(LedgerWords.asReceived, l)</h2>
            \(words)
            \(HTML.when(!understood.isEmpty, "<dl class=\"kv\">\(HTML.each(understood) { "<dt>\($0.label, l)</dt><dd>\($0.value, l)</dd>" })\(source)</dl>"))
            \(HTML.when(!line.notUnderstood.isEmpty, "<p>\(LedgerWords.notUnderstood, l) <q>\(line.notUnderstood.joined(separator: " · "))</q></p>"))
            \(HTML.when(report) { "<p><a href=\"\($0)\">\(LedgerWords.openReport, l)</a> · <a href=\"\($0)#incidents\">\(LedgerWords.makeIncident, l)</a></p>" })
            \(HTML.when(!line.near.isEmpty, "<p class=\"s\">\(LedgerWords.near, l) \(HTML.each(line.near, separator: ", ") { "<a href=\"\($0.path)\">\($0.name)</a>" })</p>"))</section>
            """
    }

    private var words: HTML {
        let l = frame.language
        guard showsWords else { return "<p class=\"s\">\(LedgerWords.hidden, l)</p>" }
        if let said = line.said { return "<p class=\"quote big\"><q>\(said)</q></p>" }
        return "<p class=\"s\">\(line.isSealed ? LedgerWords.sealed : LedgerWords.noWords, l)</p>"
    }

    private var source: HTML {
        let l = frame.language
        return """
            <dt>\(LedgerWords.whoSaid, l)</dt><dd>\(LedgerWords.sealedSource, l)</dd>\(HTML.each(talks) { talk in
                "<dt>\(LedgerWords.talk, l)</dt><dd><a href=\"\(talk.path)\">\(talk.words, l)</a></dd>"
            })
            """
    }

    private var history: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-done"><h2 id="h-done">\(LedgerWords.done, l)</h2>
            <ol class="chain">\(HTML.each(steps, step))</ol>
            \(HTML.when(hasSealedNotes, "<p class=\"s\">\(LedgerWords.lockedNotes, l)</p>"))</section>
            """
    }

    private func step(_ step: Step) -> HTML {
        let l = frame.language
        return """
            <li><strong><time datetime="\(step.at.description)">\(l.moment(step.at))</time> \(step.what, l)</strong>\
            \(HTML.when(step.inTime) { " <span class=\"\($0.isLate ? "late" : "ok")\">\($0.words, l)</span>" })\
            <p class="s">\(step.by ?? "Relève")\(HTML.when(step.writtenAt) { "\(Phrase(fr: ", noté ", en: ", written "), l)\(l.moment($0))" })</p>\
            \(HTML.when(step.note) { "<p class=\"quote\">\($0)</p>" })\
            \(HTML.when(!step.told.isEmpty, "<ul class=\"s\">\(HTML.each(step.told) { "<li>\($0, l)</li>" })</ul>"))</li>

            """
    }

    private var acting: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-next"><header><h2 id="h-next">\(LedgerWords.next, l)</h2>\
            \(HTML.when(answerOwed) { "<span class=\"due\">\($0, l)</span>" })</header>
            \(HTML.each(line.tasks) { "<p class=\"due\">\($0, l)</p>" })\
            \(moves.isEmpty ? "<p class=\"s\">\(RegisterWords.nothing, l)</p>" : HTML.each(moves) { frame.form($0) })</section>
            """
    }

    private var warned: HTML {
        let l = frame.language
        guard !warnings.isEmpty || !approving.isEmpty else { return .none }
        return """
            <section class="sheet" id="warnings" aria-labelledby="h-warn"><h2 id="h-warn">\(LedgerWords.warnings, l)</h2>
            <ul class="list">\(HTML.each(warnings) { warning in
                """
                <li><p><a href="\(warning.path)">\(warning.title)</a> <small>\(l.moment(warning.sentAt)) · \(warning.state, l)</small></p>\
                \(HTML.each(warning.forms, frame.folded))</li>
                """
            })</ul>\(HTML.each(approving, frame.folded))</section>
            """
    }
}
