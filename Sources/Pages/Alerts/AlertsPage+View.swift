import Protection

extension AlertsPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: (unseen > 0 ? "(\(l.number(unseen))) " : "") + l.say(LedgerWords.title), path: "/alerts",
            scripts: stream == nil ? [] : [.alerts],
            """
            <div id="alert-head" data-unseen="\(unseen)"><h1>\(headline)</h1>
            <p class="lead">\(lead)</p>\(unreadable)
            \(Fact.list(facts))</div>
            \(live)
            <section class="sheet" aria-labelledby="h-led"><header><h2 id="h-led">\(LedgerWords.ledger, l)</h2>\(chooser)</header>
            <div id="alert-list">\(table)</div>
            \(HTML.when(next) { "<p><a href=\"\($0)\">\(Common.nextPage, l)</a></p>" })
            \(legend)</section>
            \(HTML.when(!links.isEmpty, "<p class=\"line\">\(HTML.each(links, separator: " · ") { "<a href=\"\($0.path)\">\($0.words, l)</a>" })</p>"))
            <p class="src">\(LedgerWords.utc, l) \(LedgerWords.promise, l)</p>
            """)
    }

    private var headline: String {
        let l = frame.language
        guard open > 0 else { return l.say(LedgerWords.noneOpen) }
        let count = l.sentenceCase(l.spelled(open, isFeminine: true))
        let start = l.say(
            Phrase(
                fr: "\(count) \(l.plural(open, "alerte ouverte", "alertes ouvertes"))",
                en: "\(count) \(l.plural(open, "open alert", "open alerts"))"))
        guard overdue > 0 else {
            return start + l.say(Phrase(fr: " ; aucune n’a passé son délai", en: "; none is past its time"))
        }
        let late = l.spelled(overdue, isFeminine: true)
        return start
            + l.say(
                Phrase(
                    fr: " ; \(late) \(l.plural(overdue, "a passé son délai", "ont passé leur délai"))",
                    en: "; \(late) \(l.plural(overdue, "is past its time", "are past their time"))"))
    }

    private var lead: HTML {
        let l = frame.language
        let seen = Phrase(
            fr: "\(l.number(unseen)) pas encore \(l.plural(unseen, "vue", "vues")).",
            en: "\(l.number(unseen)) not seen yet.")
        let asked = Phrase(
            fr:
                "\(l.number(checks)) \(l.plural(checks, "vérification de représailles due", "vérifications de représailles dues")).",
            en: "\(l.number(checks)) \(l.plural(checks, "check", "checks")) for reprisals due.")
        return """
            \(HTML.when(figures.isAssumed, "\(LedgerWords.example, l) \(Provenance.assumed.mark(l)). "))\
            \(seen, l)\(HTML.when(checks > 0, " <a href=\"/alerts?show=checks\">\(asked, l)</a>")) \
            \(Phrase(fr: "Heure de vue : ", en: "Seen at: "), l)<time datetime="\(now.description)">\(l.moment(now))</time>.
            """
    }

    private var unreadable: HTML {
        let l = frame.language
        let count = figures.unreadable
        let words = Phrase(
            fr:
                "\(l.number(count)) \(l.plural(count, "alerte ne se lit pas", "alertes ne se lisent pas")) : leurs délais ne courent plus ici, et les chiffres restent ouverts d’autant. Prévenez qui tient la machine.",
            en:
                "\(l.number(count)) \(l.plural(count, "alert does", "alerts do")) not read: no clock runs for them here, and the figures stay open by as much. Tell whoever runs the machine."
        )
        return HTML.when(count > 0, "<p class=\"late\">\(words, l)</p>")
    }

    private var facts: [Fact] {
        let l = frame.language
        let f = figures
        func marked(_ value: HTML) -> HTML { f.isAssumed ? "<span class=\"as-v\">\(value)</span>" : value }
        func part(_ count: Int, _ whole: Int) -> HTML {
            "<bdi>\(l.number(count))\u{A0}/\u{A0}\(l.number(whole))</bdi>"
        }
        let rate: HTML =
            f.responseRate.map { range in
                "\(l.range(range, places: 0))\(l == .french ? "\u{A0}%" : "%") (\(part(f.actedOn, f.actionable)))"
            } ?? "\(Common.unknown, l)"
        return [
            Fact(
                label: l.say(LedgerWords.actedOn), value: marked(rate),
                note: f.responseRate == nil
                    ? "\(LedgerWords.noActionable, l)"
                    : "\(Phrase(fr: "\(l.number(f.pending)) encore en attente de décision", en: "\(l.number(f.pending)) still awaiting a decision"), l)"
            ),
            Fact(
                label: l.say(LedgerWords.medianArrival), value: marked(delay(f.median)),
                note: "\(LedgerWords.nineInTen, l) \(delay(f.ninthDecile))"),
            Fact(
                label: l.say(LedgerWords.neverAnswered), value: marked(part(f.neverAnswered, f.received)),
                note: "\(LedgerWords.stay, l)"),
            Fact(
                label: l.say(LedgerWords.unansweredSources), value: marked(part(f.unanswered, f.withSource)),
                note: f.oldestUnanswered.map { "\(LedgerWords.oldest, l) \($0, l)" } ?? "\(LedgerWords.noneWaits, l)"),
        ]
    }

    private func delay(_ range: MeasureRange?) -> HTML {
        let l = frame.language
        return "\(range.map(Language.delay) ?? Common.unknown, l)"
    }

    private var live: HTML {
        let l = frame.language
        return HTML.when(stream) { stream in
            """
            <p class="line" id="alert-live" data-stream="\(stream)" data-lost="\(LedgerWords.lost, l)" \
            data-on="\(LedgerWords.connected, l)" data-new="\(LedgerWords.arrived, l)" \
            data-out="\(LedgerWords.signedOut, l)" hidden><span id="alert-state" role="status"></span> \
            <button class="btn small" id="alert-sound" type="button" aria-pressed="false">\(LedgerWords.sound, l)</button></p>
            """
        }
    }

    private var chooser: HTML {
        let l = frame.language
        return """
            <form class="row noprint" action="/alerts"><label class="s" for="show">\(Common.show, l)</label> \
            <select class="fld" id="show" name="show">\(HTML.each(choices) { one in
                "<option value=\"\(one.code)\"\(one.code == choice ? " selected" : "" as HTML)>\(one.words, l)</option>"
            })</select> <button class="btn small">\(Common.show, l)</button></form>
            """
    }

    private var table: HTML {
        let l = frame.language
        guard !lines.isEmpty else { return "<p>\(LedgerWords.nothing, l)</p>" }
        return """
            <table class="t cards ledger"><thead><tr><th scope="col">\(Common.place, l)</th>\
            <th scope="col">\(LedgerWords.received, l)</th><th scope="col">\(LedgerWords.threat, l)</th>\
            <th scope="col">\(LedgerWords.clocks, l)</th></tr></thead><tbody>\(HTML.each(lines, row))</tbody></table>
            """
    }

    private func row(_ line: Line) -> HTML {
        let l = frame.language
        return """
            <tr data-alert="\(line.id)"\(line.isUnseen ? " class=\"unseen\"" : "" as HTML)><th scope="row">\
            <a href="/alerts/\(line.id)" id="a-\(line.id)">\(line.area ?? l.say(LedgerWords.noPlace))</a><br>\
            <small>\(line.name) · \(line.channel, l)\(HTML.when(line.place) { " · <q>\($0)</q>" })</small></th>\
            <td class="nb s" data-l="\(LedgerWords.received, l)"><time datetime="\(line.receivedAt.description)">\(l.moment(line.receivedAt))</time></td>\
            <td class="full">\(threat(line))</td><td class="full">\(AlertClock.list(line.clocks, l))</td></tr>

            """
    }

    private func threat(_ line: Line) -> HTML {
        let l = frame.language
        return """
            \(HTML.when(line.isUrgent, "<strong>! \(LedgerWords.urgent, l)</strong> · "))\(line.title, l)\
            \(HTML.when(line.isInvented, " <span class=\"pv as\">\(LedgerWords.invented, l)</span>"))\
            \(HTML.when(line.said) { "<p class=\"quote\"><q>\($0)</q></p>" })\
            \(HTML.when(line.isTampered, "<p class=\"late\">\(LedgerWords.tampered, l)</p>"))\
            \(HTML.when(line.isSealed, "<p class=\"s\">\(LedgerWords.sealed, l)</p>"))\
            \(HTML.when(!line.notUnderstood.isEmpty, "<p class=\"s\">\(LedgerWords.notUnderstood, l) <q>\(line.notUnderstood.joined(separator: " · "))</q></p>"))\
            \(HTML.when(!line.isReadable, "<p class=\"late\">\(LedgerWords.unreadable, l)</p>"))\
            \(HTML.when(line.isNeverAnswered, "<p class=\"late\">\(AlertOutcome.neverAnswered.label, l)</p>"))\
            \(HTML.when(line.level > 0, "<p class=\"late\">\(Phrase(fr: "relancée au niveau \(line.level)", en: "escalated to level \(line.level)"), l)</p>"))\
            \(HTML.when(!line.near.isEmpty, "<p class=\"s\">\(LedgerWords.near, l) \(HTML.each(line.near, separator: ", ") { "<a href=\"\($0.path)\">\($0.name)</a>" })</p>"))\
            \(HTML.each(line.tasks) { "<p class=\"due\">\($0, l)</p>" })
            """
    }

    private var legend: HTML {
        let l = frame.language
        return """
            <ul class="legend"><li><span class="ok">\(LedgerWords.plain, l)</span> \(AlertClock.State.done.word, l)</li>\
            <li><span class="due">\(LedgerWords.double, l)</span> \(AlertClock.State.running.word, l)</li>\
            <li><span class="late">\(LedgerWords.thick, l)</span> \(AlertClock.State.overdue.word, l)</li>\
            <li>\(LedgerWords.dotted, l) \(AlertClock.State.waiting.word, l)</li></ul>
            """
    }
}
