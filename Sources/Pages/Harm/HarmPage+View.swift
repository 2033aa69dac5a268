import Protection

extension HarmPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: l.say(HarmWords.title), path: "/harm", scripts: [.map, .mapPart],
            """
            \(Sprite.markup)
            <h1>\(HarmWords.finding(figures, knownOn: knownOn, l))</h1>
            <p class="lead">\(HarmWords.internalUse, l)</p>
            \(HTML.when(notice) { notice in
                "<p class=\"said\(notice.isRefusal ? " bad" : "")\" role=\"\(notice.isRefusal ? "alert" : "status")\">\(notice.words, l)</p>"
            })
            \(facts)
            <div class="cols wide"><div class="stack">\(list)\(timeLine)</div>
            <div class="stack">\(narrowing)\(where_)\(saved)</div></div>
            <p class="src">\(HarmWords.source, l)</p>
            """)
    }

    private var facts: HTML {
        let l = frame.language
        return Fact.list([
            Fact(
                label: l.say(HarmWords.recorded), value: "\(l.number(figures.incidents))",
                note: "\(HarmWords.ofThem, l) \(l.number(figures.counting))"),
            Fact(
                label: l.say(HarmWords.killed), value: "\(l.range(figures.killed))",
                note: "\(HarmWords.silent, l)\(l == .french ? "\u{A0}: " : ": ")\(l.number(figures.silent))"),
            Fact(
                label: l.sentenceCase(l.say(HarmWords.contested)), value: "\(l.number(figures.contested))",
                note: "\(HarmWords.contestedNote, l)"),
            Fact(
                label: l.say(HarmWords.unplaced), value: "\(l.number(figures.unplaced))",
                note: "\(HarmWords.unplacedNote, l)"),
        ])
    }

    // MARK: - The list

    private var list: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="incidents" aria-labelledby="h-list"><header><h2 id="h-list">\(HarmWords.incidents, l)</h2>\
            <span class="s">\(HarmWords.count(figures.incidents, l))</span></header>
            \(lines.isEmpty ? "<p>\(HarmWords.none, l) <span class=\"s\">\(HarmWords.noneNote, l)</span></p>" : table)
            \(HTML.when(first) { "<p><a href=\"\($0)\">\(Common.firstPage, l)</a></p>" })\
            \(HTML.when(next) { "<p><a class=\"btn small\" href=\"\($0)\">\(Common.nextPage, l)</a></p>" })
            <p class="line">\(HTML.each(links, separator: " ") { "<a href=\"\($0.path)\">\($0.words, l)</a>" })</p></section>
            """
    }

    private var table: HTML {
        let l = frame.language
        let heads = [
            HarmWords.day, HarmWords.place, HarmWords.what, HarmWords.killed, HarmWords.happened, HarmWords.who,
            HarmWords.state,
        ]
        return """
            <table class="t cards"><thead><tr>\(HTML.each(heads) { "<th scope=\"col\">\($0, l)</th>" })</tr></thead>
            <tbody>\(HTML.each(lines, row))</tbody></table>
            """
    }

    private func row(_ line: Line) -> HTML {
        let l = frame.language
        let place = line.place.isEmpty ? l.say(Common.unknown) : line.place
        return """
            <tr><th scope="row"><a href="/harm/\(line.id)">\(HarmWords.span(line.start, line.end, line.datePrecision, l))</a>\
            <br><small>\(line.reference)</small></th>\
            <td class="full">\(place)<br><small>\(line.area ?? l.say(HarmWords.unplaced))</small></td>\
            <td class="full">\(line.category ?? Common.unknown, l)\(HTML.each(line.others) { "<br><small>\($0, l)</small>" })</td>\
            <td class="num" data-l="\(HarmWords.killed, l)"><strong>\(l.range(line.killed))</strong>\
            \(HTML.when(line.isContested, "<br><small class=\"flag\">\(HarmWords.contested, l)</small>"))</td>\
            <td data-l="\(HarmWords.happened, l)">\(step(line.happened))</td>\
            <td class="full" data-l="\(HarmWords.who, l)">\(actors(line))</td>\
            <td class="full" data-l="\(HarmWords.state, l)">\(line.state, l)\
            \(HTML.when(!line.counts, "<br><small>\(HarmWords.doesNotCount, l)</small>"))</td></tr>

            """
    }

    private func step(_ grade: Grade?) -> HTML {
        grade.map { "<bdi>\($0.step)\u{A0}/\u{A0}5</bdi>" } ?? "<small>\(HarmWords.notGraded, frame.language)</small>"
    }

    private func actors(_ line: Line) -> HTML {
        guard !line.actors.isEmpty else { return "\(Common.unknown, frame.language)" }
        return HTML.each(line.actors.prefix(3), separator: "<br>") { actor in
            "\(actor.name) <small>\(step(actor.grade))</small>"
        }
    }

    private var timeLine: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-months"><h2 id="h-months">\(HarmWords.months, l)</h2>
            \(TimeLine(months: months, language: l).markup)</section>
            """
    }

    // MARK: - Beside it

    private var narrowing: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-find"><h2 id="h-find">\(HarmWords.narrow, l)</h2>
            \(frame.form(search))
            \(HTML.when(everything) { "<p><a href=\"\($0)\">\(HarmWords.removeAll, l)</a></p>" })
            \(HTML.each(facets.filter { !$0.choices.isEmpty }, facet))</section>
            """
    }

    private func facet(_ facet: Facet) -> HTML {
        let l = frame.language
        let isOpen = facet.choices.contains { $0.isChosen }
        return """
            <details\(isOpen ? " open" : "" as HTML)><summary>\(facet.title, l)</summary><ul class="facet">\(HTML.each(facet.choices) { choice in
                """
                <li><a href="\(choice.path)"\(choice.isChosen ? " aria-current=\"true\"" : "" as HTML)>\(choice.words, l)\
                \(HTML.when(choice.isChosen, " <small>(\(HarmWords.chosen, l))</small>"))</a> <span class="n">\(l.number(choice.count))</span></li>
                """
            })</ul></details>
            """
    }

    private var where_: HTML {
        let l = frame.language
        return """
            <section class="sheet mapbox" aria-labelledby="h-map"><h2 id="h-map">\(HarmWords.map, l)</h2>
            <p class="vh"><a href="#incidents">\(HarmWords.skipMap, l)</a></p>
            \(map.markup(title: l.say(HarmWords.killed), describe: HarmWords.finding(figures, knownOn: knownOn, l), labels: 4, l, link: areaPath))\
            \(HTML.when(wholeMap) { "<p><strong>\(HarmWords.framed, l)</strong> \(HarmWords.framedNote, l) <a href=\"\($0)\">\(HarmWords.unframe, l)</a></p>" })\
            \(HTML.when(figures.leftOut > 0, "<p class=\"s\">\(HarmWords.leftOut(figures.leftOut, l))</p>"))</section>
            """
    }

    private var saved: HTML {
        let l = frame.language
        guard saving != nil || !views.isEmpty else { return .none }
        return """
            <section class="sheet" id="views" aria-labelledby="h-views"><h2 id="h-views">\(HarmWords.views, l)</h2>
            <ul class="list">\(HTML.each(views) { "<li class=\"row\"><a href=\"\($0.path)\">\($0.name)</a> \(frame.form($0.form, isSmall: true))</li>" })</ul>
            \(HTML.when(saving) { frame.form($0) })</section>
            """
    }
}
