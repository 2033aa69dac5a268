import Protection

extension DuplicatesPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: l.say(DuplicateWords.title), path: "/duplicates", scripts: pair == nil ? [] : [.duplicates],
            """
            <h1>\(heading, l)\(HTML.when(pair) { " \(l.chance($0.waterfall.probability))" })</h1>
            <p class="lead">\(progress)</p>
            \(HTML.when(notice) { notice in
                "<p class=\"said\(notice.isRefusal ? " bad" : "")\" role=\"\(notice.isRefusal ? "alert" : "status")\">\(notice.words, l)</p>"
            })
            <p class="btns noprint">\(tab(DuplicateWords.persons, "/duplicates", isHere: !isOfIncidents))\
            \(tab(DuplicateWords.incidents, "/duplicates?kind=incident", isHere: isOfIncidents))</p>
            \(HTML.when(candidates) { $0.markup(l) })\(pair.map(body) ?? nothing)
            \(HTML.when(run) { "<section class=\"sheet\">\(frame.form($0))</section>" })
            """)
    }

    /// Whether nothing was ever laid out: then whether there are duplicates is not known.
    private var isNew: Bool { pair == nil && all == 0 }

    private var heading: Phrase {
        if isNew { return DuplicateWords.neverRun }
        if pair != nil { return isOfIncidents ? DuplicateWords.oneIncidentOrTwo : DuplicateWords.onePersonOrTwo }
        return isOfIncidents ? DuplicateWords.nothingIncidents : DuplicateWords.nothingPersons
    }

    private var progress: HTML {
        let l = frame.language
        guard !isNew else { return "\(DuplicateWords.notKnown, l)" }
        return """
            \(DuplicateWords.waiting(open, l))\(HTML.when(all) { all in
                ", \(DuplicateWords.of, l) \(l.number(all)) \(DuplicateWords.laidOut, l)"
            }).\
            \(HTML.when(lastRun) { " \(DuplicateWords.comparedOn, l) <time datetime=\"\($0.description)\">\(l.moment($0))</time>." })
            """
    }

    private func tab(_ words: Phrase, _ path: String, isHere: Bool) -> HTML {
        let waiting = isHere || elsewhere == 0 ? "" : "\u{A0}(" + frame.language.number(elsewhere) + ")"
        return """
            <a class="btn small" href="\(path)"\(HTML.when(isHere, " aria-current=\"true\""))>\(words, frame.language)\(waiting)</a>\u{20}
            """
    }

    private var nothing: HTML {
        guard !isNew || undo != nil else { return .none }
        return """
            <section class="sheet">\(HTML.when(!isNew, "<p>\(DuplicateWords.nothingNote, frame.language)</p>"))\
            \(HTML.when(undo) { frame.form($0) })</section>
            """
    }

    private func body(_ pair: Pair) -> HTML {
        let l = frame.language
        return """
            <div class="cols even"><section class="sheet" id="pair" tabindex="0" autofocus aria-labelledby="h-pair">\
            <header><h2 id="h-pair">\(DuplicateWords.thePair, l)</h2>\(HTML.when(!isOfIncidents, "<span class=\"sealed\">\(DuplicateWords.comparedInVault, l)</span>"))</header>
            \(table(pair))
            \(HTML.when(pair.decided) { "<p class=\"said\" role=\"status\">\($0, l)</p>" })
            \(HTML.when(pair.consequence) { "<p class=\"due\">\($0, l)</p>" })
            \(answers(pair))
            <p class="s" id="pair-keys" hidden><label class="tick"><input type="checkbox" id="pair-keys-on" checked> \
            \(DuplicateWords.keys, l)</label></p>
            <p class="s">\(DuplicateWords.reversible, l)</p>
            \(HTML.when(undo) { frame.form($0) })</section>
            <section class="sheet" aria-labelledby="h-why"><header><h2 id="h-why">\(DuplicateWords.whence, l) \
            \(l.chance(pair.waterfall.probability))</h2><span class="s">\(DuplicateWords.powers, l)</span></header>
            <p>\(DuplicateWords.why, l) \(pair.why, l).</p>
            \(pair.waterfall.markup(l))
            <p class="src">\(isOfIncidents ? DuplicateWords.incidentModel : DuplicateWords.model, l)</p></section></div>
            """
    }

    private func table(_ pair: Pair) -> HTML {
        let l = frame.language
        return """
            <table class="t pair"><caption class="vh">\(DuplicateWords.caption, l)</caption><thead><tr>\
            <th scope="col">\(DuplicateWords.thing, l)</th>\(head(pair.sides.left))\(head(pair.sides.right))\
            <th scope="col">\(DuplicateWords.agreement, l)</th></tr></thead><tbody>\(names(pair))\
            \(HTML.each(pair.rows) { row in
                """
                <tr><th scope="row">\(row.label, l)</th>\(cell(row.left, row.right))\(cell(row.right, row.left))\
                <td>\(HTML.when(row.agreement) { "\($0, l)" })</td></tr>
                """
            })</tbody></table>
            """
    }

    private func head(_ side: Side) -> HTML {
        let l = frame.language
        let name: HTML = HTML.when(side.path) { "<a href=\"\($0)\">\(side.name)</a>" }
        return
            "<th scope=\"col\">\(side.path == nil ? HTML(escaping: side.name) : name)<br><small>\(side.caption, l)</small></th>"
    }

    private func cell(_ value: Phrase?, _ other: Phrase?) -> HTML {
        let l = frame.language
        guard let value else { return "<td class=\"unk\">\(Common.unknown, l)</td>" }
        return "<td\(HTML.when(other != nil && other != value, " class=\"diff\""))>\(value, l)</td>"
    }

    private func names(_ pair: Pair) -> HTML {
        let l = frame.language
        let given = pair.waterfall.steps.first { $0.what.english == "given name" }?.level
        let family = pair.waterfall.steps.first { $0.what.english == "family name" }?.level
        let agreement: HTML = """
            <td>\(HTML.when(family) { "\($0, l)" })\(HTML.when(given) { "<br><small>\(Phrase(fr: "prénom :", en: "given:"), l) \($0, l)</small>" })</td>
            """
        switch pair.names {
        case .none: return .none
        case .sealed(let how):
            return
                "<tr><th scope=\"row\">\(DuplicateWords.name, l)</th><td colspan=\"2\"><span class=\"sealed\">\(how, l)</span></td>\(agreement)</tr>"
        case .onDemand(let path):
            return """
                <tr><th scope="row">\(DuplicateWords.name, l)</th><td colspan="2"><a class="btn small" href="\(path)">\
                \(DuplicateWords.showNames, l)</a></td>\(agreement)</tr>
                """
        case .shown(let left, let right):
            func shown(_ name: String?) -> HTML {
                HTML.when(name) { "<td><strong>\($0)</strong></td>" }.isEmpty
                    ? "<td class=\"unk\">\(DuplicateWords.unnamed, l)</td>"
                    : HTML.when(name) { "<td><strong>\($0)</strong></td>" }
            }
            return "<tr><th scope=\"row\">\(DuplicateWords.name, l)</th>\(shown(left))\(shown(right))\(agreement)</tr>"
        }
    }

    private func answers(_ pair: Pair) -> HTML {
        let l = frame.language
        return """
            <form class="btns noprint" method="post" action="\(pair.path)">\
            \(HTML.when(frame.formToken) { "<input type=\"hidden\" name=\"token\" value=\"\($0)\">" })\
            \(HTML.each(pair.hidden) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
            <button class="btn" name="verdict" value="same" data-key="j">\(isOfIncidents ? DuplicateWords.sameIncident : DuplicateWords.same, l) <kbd>J</kbd></button> \
            <button class="btn" name="verdict" value="different" data-key="f">\(DuplicateWords.different, l) <kbd>F</kbd></button> \
            <button class="btn" name="verdict" value="unsure" data-key=" ">\(DuplicateWords.unsure, l) <kbd>\(DuplicateWords.space, l)</kbd></button></form>
            """
    }
}
