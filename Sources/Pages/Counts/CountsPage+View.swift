import Protection

extension CountsPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: l.say(CountWords.title), path: "/counts",
            """
            \(Sprite.markup)
            <h1>\(finding)</h1>
            <p class="lead">\(CountWords.lead, l)</p>
            \(facts)
            \(chooser)
            \(changes.map(changeTable) ?? .none)
            <section class="sheet" aria-labelledby="h-plot"><h2 id="h-plot">\(CountWords.plot, l)</h2>\
            \(CountChart(months: months, kind: asked.kind, language: l).markup)</section>
            \(table)
            <div class="cols even">\(peopleTable)\(childTable)</div>
            \(HTML.when(!contested.isEmpty, disputes))
            \(HTML.when(!files.isEmpty, "<div class=\"line\">\(HTML.each(files) { frame.form($0, isSmall: true) })</div>"))
            <p class="line">\(HTML.each(links, separator: " · ") { "<a href=\"\($0.path)\">\($0.words, l)</a>" })</p>
            <p class="src">\(CountWords.internalUse, l)</p>
            """)
    }

    private var finding: String {
        let l = frame.language
        let known = asked.known.map { l.say(Language.asKnownOn) + " " + l.day($0) }
        let head = total.incidents == 0 ? l.say(CountWords.none) : CountWords.finding(total.civilians, asked.kind, l)
        return head + (known.map { ", " + $0 } ?? "")
    }

    private var facts: HTML {
        let l = frame.language
        let one = CountWords.kind(asked.kind)
        return Fact.list([
            Fact(label: l.say(CountWords.civilians), value: "\(l.range(total.civilians))", note: "\(one, l)"),
            Fact(
                label: l.say(CountWords.statusUnknown), value: "\(l.range(total.statusUnknown))",
                note: "\(Phrase(fr: "à part, jamais ajouté aux civils", en: "apart, never added to civilians"), l)"),
            Fact(
                label: l.say(CountWords.incidents), value: "\(l.number(total.incidents))",
                note:
                    "\(Phrase(fr: "distincts, dont contestés : \(l.number(total.contested))", en: "distinct, of them contested: \(l.number(total.contested))"), l)"
            ),
            Fact(
                label: l.say(CountWords.silent), value: "\(l.number(total.silent))",
                note:
                    "\(Phrase(fr: "incidents dont personne ne donne le nombre", en: "incidents of which nobody gives the number"), l)"
            ),
            Fact(
                label: l.say(CountWords.late), value: "\(l.number(total.late))",
                note:
                    "\(Phrase(fr: "incidents, après la fin de leur période", en: "incidents, after their period was over"), l)"
            ),
        ])
    }

    // MARK: - What is asked

    private var chooser: HTML {
        let l = frame.language
        let kinds = asked.kinds.map { Choice($0.rawValue, CountWords.kind($0)) }
        let areas = [Choice("", CountWords.anyArea)] + asked.areas
        let actors = [Choice("", CountWords.anyActor)] + asked.actors.map { Choice($0, Phrase(fr: $0, en: $0)) }
        let grades =
            [Choice("", CountWords.anyGrade)] + (1...5).map { Choice("\($0)", Phrase(fr: "\($0)", en: "\($0)")) }
        return """
            <section class="sheet noprint" aria-labelledby="h-ask"><h2 id="h-ask">\(CountWords.ask, l)</h2>\
            <form class="line" action="/counts">\
            \(select("by", CountWords.by, asked.byChoices, asked.by))\(select("kind", CountWords.kind, kinds, asked.kind.rawValue))\
            \(input("from", CountWords.from, "month", asked.from))\(input("to", CountWords.to, "month", asked.to))\
            \(select("area", CountWords.area, areas, asked.area))\(select("actor", CountWords.actor, actors, asked.actor))\
            \(select("cause", CountWords.cause, [Choice("", CountWords.anyCause)] + asked.causes, asked.cause))\
            \(select("grade", CountWords.grade, grades, asked.grade))\
            \(input("known", CountWords.known, "date", asked.known?.description ?? ""))\
            \(input("since", CountWords.since, "date", asked.since?.description ?? ""))\
            <button class="btn small">\(Common.show, l)</button></form></section>
            """
    }

    private func select(_ name: String, _ label: Phrase, _ choices: [Choice], _ chosen: String) -> HTML {
        let l = frame.language
        return """
            <label class="pick"><span class="s">\(label, l)</span> <select class="fld" name="\(name)">\(HTML.each(choices) { one in
                "<option value=\"\(one.code)\"\(one.code == chosen ? " selected" : "" as HTML)>\(one.words, l)</option>"
            })</select></label> \

            """
    }

    private func input(_ name: String, _ label: Phrase, _ type: String, _ value: String) -> HTML {
        let l = frame.language
        return """
            <label class="pick"><span class="s">\(label, l)</span> \
            <input class="fld" type="\(type)" name="\(name)" value="\(value)"></label> \

            """
    }

    // MARK: - The count

    private var table: HTML {
        let l = frame.language
        let shown = Phrase(
            fr: "\(l.number(lineCount)) \(l.plural(lineCount, "ligne", "lignes"))",
            en: "\(l.number(lineCount)) \(l.plural(lineCount, "line", "lines"))")
        return """
            <section class="sheet" id="lines" aria-labelledby="h-tab"><header><h2 id="h-tab">\(CountWords.table, l)</h2>\
            <span class="s">\(CountWords.kind(asked.kind), l) · \(shown, l)</span></header>\
            \(lines.isEmpty ? "<p class=\"hatched pad\"><span class=\"on-hatch\">\(CountWords.none, l)</span></p>" : rows)\
            \(HTML.when(undated > 0, "<p class=\"s\">\(CountWords.incidents, l) \(CountWords.undatedNote, l)\(l == .french ? "\u{A0}:" : ":") \(l.number(undated))</p>"))\
            <p class="s">\(CountWords.lateNote, l)</p>\
            \(HTML.when(next) { "<p><a class=\"btn small\" href=\"\($0)\">\(Common.nextPage, l)</a></p>" })</section>
            """
    }

    private var rows: HTML {
        let l = frame.language
        let hasRates = lines.contains { $0.rate != nil }
        let columns = figureHeads + (hasRates ? [CountWords.rate] : [])
        return """
            <table class="t cards nums"><thead><tr>\(HTML.each(heads) { "<th scope=\"col\">\($0, l)</th>" })\
            \(HTML.each(columns) { "<th scope=\"col\" class=\"num\">\($0, l)</th>" })</tr></thead><tbody>\
            \(HTML.each(lines) { line in
                "<tr>\(parts(line.parts))\(cells(line.figures, line.incidents))\(HTML.when(hasRates, rate(line.rate)))</tr>\n"
            })</tbody></table>
            """
    }

    private var figureHeads: [Phrase] {
        [
            CountWords.civilians, CountWords.statusUnknown, CountWords.combatants, CountWords.incidents,
            CountWords.contested, CountWords.silent, CountWords.late,
        ]
    }

    /// The first part is the row's head; what is unknown says so, on a hatch.
    private func parts(_ parts: [Phrase?]) -> HTML {
        let l = frame.language
        var cells = HTML.none
        for (index, part) in parts.enumerated() {
            let words: HTML =
                part.map { "\($0, l)" }
                ?? "<span class=\"hatched\"><span class=\"on-hatch\">\(Common.unknown, l)</span></span>"
            cells +=
                index == 0
                ? "<th scope=\"row\">\(words)</th>"
                : "<td data-l=\"\(heads.indices.contains(index) ? heads[index] : Common.unknown, l)\">\(words)</td>"
        }
        return cells
    }

    private func cells(_ figures: Figures, _ incidents: String?) -> HTML {
        let l = frame.language
        let values: [HTML] = [
            "<strong>\(l.range(figures.civilians))</strong>", "\(l.range(figures.statusUnknown))",
            "\(l.range(figures.combatants))",
            incidents.map { "<a href=\"\($0)\">\(l.number(figures.incidents))</a>" }
                ?? "\(l.number(figures.incidents))", "\(l.number(figures.contested))",
            "\(l.number(figures.silent))",
            figures.late > 0 ? "<strong>! \(l.number(figures.late))</strong>" : "\(l.number(0))",
        ]
        return HTML.each(zip(figureHeads, values)) { head, value in
            "<td class=\"num\" data-l=\"\(head, l)\">\(value)</td>"
        }
    }

    private func rate(_ rate: HarmRate?) -> HTML {
        let l = frame.language
        guard let rate else {
            return "<td class=\"num\" data-l=\"\(CountWords.rate, l)\">\(Common.unknown, l)</td>"
        }
        let range = MeasureRange(min: rate.min, max: rate.max)
        return """
            <td class="num" data-l="\(CountWords.rate, l)">\(l.range(range, places: 1)) <small>\(rate.source), \(String(rate.year))</small></td>
            """
    }

    // MARK: - What changed

    private func changeTable(_ changes: [Change]) -> HTML {
        let l = frame.language
        let from = asked.since.map(l.day) ?? ""
        let to = asked.known.map(l.day) ?? l.say(Phrase(fr: "aujourd’hui", en: "today"))
        return """
            <section class="sheet" id="changes" aria-labelledby="h-chg"><header><h2 id="h-chg">\(CountWords.changes, l)</h2>\
            <span class="s">\(from) → \(to)</span></header>\
            \(changes.isEmpty ? "<p>\(CountWords.noChange, l)</p>" : changeRows(changes))</section>
            """
    }

    private func changeRows(_ changes: [Change]) -> HTML {
        let l = frame.language
        let columns: [(Phrase, (Figures) -> String)] = [
            (CountWords.civilians, { l.range($0.civilians) }),
            (CountWords.statusUnknown, { l.range($0.statusUnknown) }),
            (CountWords.incidents, { l.number($0.incidents) }),
        ]
        return """
            <table class="t cards nums"><thead><tr>\(HTML.each(heads) { "<th scope=\"col\">\($0, l)</th>" })\
            \(HTML.each(columns) { "<th scope=\"col\" class=\"num\">\($0.0, l)</th>" })</tr></thead><tbody>\
            \(HTML.each(changes) { change in
                """
                <tr>\(parts(change.parts))\(HTML.each(columns) { head, value in
                    "<td class=\"num full\" data-l=\"\(head, l)\">\(moved(change.before.map(value), change.after.map(value)))</td>"
                })</tr>

                """
            })</tbody></table>
            """
    }

    private func moved(_ before: String?, _ after: String?) -> HTML {
        let l = frame.language
        let (old, new) = (before ?? l.say(CountWords.notHeld), after ?? l.say(CountWords.gone))
        return old == new ? "\(new)" : "\(old) → <strong>\(new)</strong>"
    }

    // MARK: - Who

    private var peopleTable: HTML {
        let l = frame.language
        let body: HTML =
            people.isEmpty
            ? "<p class=\"s\">\(CountWords.nobody, l)</p>"
            : """
            <table class="t nums"><thead><tr><th scope="col">\(CountWords.age, l)</th>\
            \(HTML.each(sexes) { "<th scope=\"col\" class=\"num\">\($0, l)</th>" })</tr></thead><tbody>\
            \(HTML.each(people) { line in
                "<tr><th scope=\"row\">\(line.age, l)</th>\(HTML.each(line.bySex) { "<td class=\"num\">\(l.number($0))</td>" })</tr>\n"
            })</tbody></table>
            """
        return """
            <section class="sheet" aria-labelledby="h-who"><h2 id="h-who">\(CountWords.people, l)</h2>\
            <p class="s">\(CountWords.peopleNote, l)</p>\(body)</section>
            """
    }

    private var childTable: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-chd"><h2 id="h-chd">\(CountWords.children, l)</h2>\
            <p class="s">\(CountWords.childrenNote, l)</p>\
            <table class="t"><thead><tr><th scope="col">\(CountWords.violation, l)</th><th scope="col">\(CountWords.unit, l)</th>\
            <th scope="col" class="num">\(CountWords.recorded, l)</th></tr></thead><tbody>\
            \(HTML.each(children) { one in
                """
                <tr><th scope="row">\(CountWords.violation(one.violation), l)</th><td>\(CountWords.unit(one.violation.unit), l)</td>\
                <td class="num">\(l.range(one.count))</td></tr>

                """
            })</tbody></table></section>
            """
    }

    private var disputes: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-dis"><h2 id="h-dis">\(CountWords.disputes, l)</h2>\
            <p class="s">\(CountWords.disputesNote, l)</p>\
            <table class="t nums"><thead><tr><th scope="col">\(CountWords.incident, l)</th><th scope="col">\(CountWords.kind, l)</th>\
            <th scope="col">\(CountWords.accounts, l)</th></tr></thead><tbody>\
            \(HTML.each(contested) { one in
                """
                <tr><th scope="row">\(HTML.when(one.path) { "<a href=\"\($0)\">" })\(one.reference)\(one.path == nil ? HTML.none : "</a>")</th><td>\(CountWords.status(one.status), l)</td>\
                <td>\(HTML.each(one.sides, separator: " · ") { "\(l.range($0))" })</td></tr>

                """
            })</tbody></table></section>
            """
    }
}
