import Protection

/// How the incident stands and how it came there: the right-hand side, and the history.
extension IncidentPage {
    var heldHarm: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-harms"><h2 id="h-harms">\(IncidentWords.harms, l)</h2>
            \(harms.isEmpty ? "<p>\(IncidentWords.noHarm, l)</p>" : harmTable)</section>
            """
    }

    private var harmTable: HTML {
        let l = frame.language
        return """
            <table class="t"><thead><tr><th scope="col">\(IncidentWords.kind, l)</th><th scope="col" class="num">\(IncidentWords.range, l)</th></tr></thead>\
            <tbody>\(HTML.each(harms) { harm in
                """
                <tr><th scope="row">\(l.sentenceCase(l.say(harm.kind)))<br><small>\(harm.status, l)</small></th>\
                <td class="num">\(harm.range.map { l.range($0) } ?? l.say(IncidentWords.hidden))\
                \(HTML.when(harm.isContested, "<br><small class=\"flag\">\(HarmWords.contested, l)</small>"))\
                \(HTML.when(harm.persons > 0, "<br><small>\(PersonWords.among(harm.persons, l))</small>"))\
                \(HTML.when(harm.note) { "<br><small>\($0, l)</small>" })</td></tr>

                """
            })</tbody></table>
            """
    }

    var life: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="life" aria-labelledby="h-life"><h2 id="h-life">\(IncidentWords.life, l)</h2>
            <ol class="chain">\(HTML.each(moves) { move in
                """
                <li><strong>\(l.sentenceCase(l.say(move.state)))</strong> <time class="s" datetime="\(move.at.description)">\(l.moment(move.at))</time>\
                <p class="s">\(move.by) · \(move.reason, l)\(HTML.when(!move.evidence.isEmpty, " · \(IncidentWords.evidenceNamed, l) \(listed(move.evidence))"))</p></li>

                """
            })</ol>
            <p class="s">\(rule, l)</p>\(HTML.each(forms.moves, folded))</section>
            """
    }

    var knownThen: HTML {
        let l = frame.language
        guard !known.isEmpty else { return .none }
        return """
            <section class="sheet" aria-labelledby="h-known"><h2 id="h-known">\(IncidentWords.asKnown, l)</h2>
            <table class="t"><caption>\(IncidentWords.asKnownNote, l)</caption><thead><tr><th scope="col">\(IncidentWords.from, l)</th>\
            <th scope="col" class="num">\(HarmWords.killed, l)</th></tr></thead><tbody>\(HTML.each(known) { one in
                """
                <tr><th scope="row" class="nb"><a href="/harm/\(id)?known=\(one.at.day.description)"><time datetime="\(one.at.description)">\(l.day(one.at.day)) \(l.clock(one.at))</time></a></th>\
                <td class="num">\(l.range(one.killed))</td></tr>

                """
            })</tbody></table></section>
            """
    }

    var kept: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-kept"><h2 id="h-kept">\(IncidentWords.details, l)</h2>
            <dl class="kv">\(HTML.each(details) { "<dt>\($0.label, l)</dt><dd>\($0.value, l)</dd>" })</dl>\
            \(HTML.each(forms.details, folded))</section>
            """
    }

    var linked: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="evidence" aria-labelledby="h-evidence"><h2 id="h-evidence">\(IncidentWords.evidence, l)</h2>
            \(evidenceList)\(HTML.each(forms.evidence, folded))</section>
            """
    }

    private var evidenceList: HTML {
        let l = frame.language
        guard !evidence.isEmpty else { return "<p class=\"s\">\(IncidentWords.noEvidence, l)</p>" }
        let items = HTML.each(evidence) { link in
            guard let path = link.path else { return "<li>\(link.words, l)</li>" }
            return "<li><a href=\"\(path)\">\(link.words, l)</a></li>"
        }
        return "<ul class=\"list\">\(items)</ul>"
    }

    var peers: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="reviews" aria-labelledby="h-reviews"><h2 id="h-reviews">\(IncidentWords.reviews, l)</h2>
            \(reviews.isEmpty ? "<p class=\"s\">\(IncidentWords.noReview, l)</p>" : "<ol class=\"chain\">\(HTML.each(reviews, change))</ol>")\
            \(HTML.each(forms.reviews) { frame.form($0) })</section>
            """
    }

    var changes: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="history" aria-labelledby="h-history"><h2 id="h-history">\(IncidentWords.history, l)</h2>
            <ol class="chain">\(HTML.each(history, change))</ol></section>
            """
    }

    private func change(_ change: Change) -> HTML {
        let l = frame.language
        return """
            <li><strong>\(l.sentenceCase(l.say(change.what)))</strong> <time class="s" datetime="\(change.at.description)">\(l.day(change.at.day)) \(l.clock(change.at))</time>\
            <p class="s">\(change.by)\(HTML.when(change.reason) { " · \($0, l)" })</p>\
            \(HTML.when(!change.fields.isEmpty, """
                <dl class="kv">\(HTML.each(change.fields) { field in
                    """
                    <dt>\(field.label, l)</dt><dd><del><span class="vh">\(IncidentWords.before, l) </span>\(field.before, l)</del> → \
                    <ins><span class="vh">\(IncidentWords.after, l) </span>\(field.after, l)</ins></dd>
                    """
                })</dl>
                """))\(HTML.when(change.undo, folded))</li>

            """
    }
}

extension PersonWords {
    static func among(_ persons: Int, _ l: Language) -> String {
        l == .french
            ? "dont " + l.number(persons) + "\u{A0}" + l.plural(persons, "connue une par une", "connues une par une")
            : l.number(persons) + " known one by one"
    }
}
