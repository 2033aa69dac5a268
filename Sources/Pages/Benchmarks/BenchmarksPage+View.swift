import Protection

extension BenchmarksPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = context.language
        let split = split
        return Layout(
            context: context, page: .benchmarks, title: l.say(ShellWords.benchmarks), scripts: []
        ).render(
            """
            <h1>\(headline)</h1>
            <p class="lead">\(lead)</p>
            <div class="head">\(legend)</div>
            <section class="sheet" aria-labelledby="h-mx"><h2 id="h-mx" class="vh">\(BenchmarkWords.matrix, l)</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="\(BenchmarkWords.scrolls, l)">\(matrix(split.shown, split.folded.count))</div>
            \(foldedList(split.folded))
            <p class="src">\(BenchmarkWords.trendNote, l) \(HTML.each(notes, separator: " ") { "\($0, l)" })</p></section>
            """)
    }

    private var legend: HTML {
        let l = context.language
        return """
            <ul class="legend"><li>\(BenchmarkState.met.badge(l))</li>\
            <li>\(BenchmarkState.atRisk.badge(l)) \(BenchmarkWords.atRiskMeans, l)</li>\
            <li>\(BenchmarkState.notMet.badge(l))</li>\
            <li>\(BenchmarkState.unknown.badge(l)) \(BenchmarkWords.unknownMeans, l)</li>\
            <li>\(vetoBadge(l.say(Common.veto))) \(BenchmarkWords.vetoMeans, l)</li>\
            <li><span class="as-v">\(BenchmarkWords.dashed, l)</span> \(Provenance.assumed.mark(l))</li></ul>
            """
    }

    private func matrix(_ shown: [Int], _ folded: Int) -> HTML {
        let l = context.language
        let hasFolded = folded > 0
        return """
            <table class="t mx" role="table"><caption class="vh">\(BenchmarkWords.caption, l)</caption>
            <thead><tr><td></td><th scope="colgroup" colspan="3" class="key">\(BenchmarkWords.keysAndVeto, l)</th>\
            \(HTML.each(BenchmarkKey.allCases) { key in
                let count = shown.filter { columns[$0].key == key }.count
                return HTML.when(count > 0, "<th scope=\"colgroup\" colspan=\"\(count)\" class=\"key\">\(key.word, l)</th>")
            })\(HTML.when(hasFolded, "<td></td>"))</tr>
            <tr><th scope="col">\(noun.capitalised(l))</th><th scope="col"><b>\(BenchmarkWords.threatKey, l)</b></th>\
            <th scope="col"><b>\(BenchmarkWords.capacityKey, l)</b></th><th scope="col" class="key"><b>\(Common.veto, l)</b></th>\
            \(HTML.each(shown) { index in
                "<th scope=\"col\"\(edge(index, shown))><b>\(columns[index].name, l)</b>\(columns[index].id)\(HTML.when(columns[index].period) { " · \($0, l)" })</th>"
            })\(HTML.when(hasFolded, "<th scope=\"col\"><b>\(BenchmarkWords.folded, l)</b>\(BenchmarkWords.foldedUnder, l)</th>"))</tr></thead>
            <tbody>\(HTML.each(groups) { group in
                """
                \(HTML.when(group.name) { "<tr role=\"row\"><th class=\"band\" scope=\"rowgroup\" colspan=\"\(4 + shown.count + (hasFolded ? 1 : 0))\"><span>\($0, l)</span></th></tr>\n" })\
                \(HTML.each(group.rows) { row($0, shown, folded) })
                """
            })</tbody></table>
            """
    }

    /// The last column of a key carries the heavier rule.
    private func edge(_ index: Int, _ shown: [Int]) -> HTML {
        HTML.when(index == shown.last { columns[$0].key == columns[index].key }, " class=\"key\"")
    }

    private func row(_ row: Row, _ shown: [Int], _ folded: Int) -> HTML {
        let l = context.language
        return """
            <tr role="row"><th scope="row" role="rowheader"><a href="\(context.view.link(.area(row.area)))">\(row.name)</a>\(silent(row, shown, folded))</th>\
            \(keyCell(row.threat, BenchmarkWords.threatKey))\(keyCell(row.capacity, BenchmarkWords.capacityKey))\
            <td role="cell" class="key" data-l="\(Common.veto, l)"><div>\(vetoes(row.vetoes))</div></td>\
            \(HTML.each(shown) { index in
                index < row.cells.count ? cell(row.cells[index], columns[index], row, isLast: index == shown.last { columns[$0].key == columns[index].key }) : "<td role=\"cell\" class=\"unk hatched\"><div>\(BenchmarkState.unknown.badge(l))</div></td>"
            })\
            \(HTML.when(folded > 0, "<td role=\"cell\" class=\"unk hatched\" data-l=\"\(BenchmarkWords.folded, l)\"><div>\(BenchmarkState.unknown.badge(l))<span class=\"v\">× \(l.number(folded))</span></div></td>"))</tr>

            """
    }

    /// On a phone the unknown cells of a row give way to their number; the page of the area lists them.
    private func silent(_ row: Row, _ shown: [Int], _ folded: Int) -> HTML {
        let count = folded + shown.filter { $0 >= row.cells.count || row.cells[$0].state == .unknown }.count
        return HTML.when(
            count > 0,
            "<span class=\"only-narrow unk hatched\"><span class=\"on-hatch\">\(BenchmarkWords.silent(count, of: columns.count, context.language))</span></span>"
        )
    }

    private func keyCell(_ key: Key, _ name: Phrase) -> HTML {
        let l = context.language
        return """
            <td role="cell" data-l="\(name, l)"><div>\(key.state.badge(l))<span class="sub"><bdi>\(BenchmarkWords.met(key, l))</bdi></span></div></td>
            """
    }

    private func vetoes(_ vetoes: Vetoes) -> HTML {
        let l = context.language
        if !vetoes.raised.isEmpty { return HTML.each(vetoes.raised, separator: "<br>") { vetoBadge($0) } }
        return vetoes.unknown > 0
            ? "<span class=\"sub\">\(Common.unknown, l)</span>"
            : "<span class=\"sub\">\(BenchmarkWords.noVeto, l)</span>"
    }

    private func cell(_ cell: Cell, _ column: Column, _ row: Row, isLast: Bool) -> HTML {
        let l = context.language
        let value = cell.value.map { figure in
            """
            <span class="v\(cell.provenance == .assumed ? " as-v" : "")">\(figure.markup(l))</span>
            """ as HTML
        }
        let reason = cell.state == .unknown ? l.say(cell.why ?? BenchmarkWords.noData) : nil
        // Where the state is unknown its reason takes the place of the baseline, which the opened cell gives.
        let reference = reason == nil ? cell.baseline : nil
        let baseline = reference.map { l.say(BenchmarkWords.baseline) + "\u{A0}" + $0.text(l) }
        let notes = [reason, baseline].compactMap { $0 }.joined(separator: " · ")
        let trend = Trend(cell.trend).markup
        let line: HTML = trend.isEmpty ? value ?? .none : "<span class=\"vs\">\(value ?? .none)\(trend)</span>"
        return """
            <td role="cell" class="\(cell.state.mark)\(cell.state == .unknown ? " hatched" : "")\(isLast ? " key" : "")" \
            data-l="\(column.id) \(column.name, l)"><a href="\(context.view.link(.cell(row.area, benchmark: column.id)))">\
            \(cell.state.badge(l))\(line)\(HTML.when(!notes.isEmpty, "<span class=\"sub\">\(notes)</span>"))\(HTML.when(cell.raisesVeto, vetoBadge(l.say(Common.veto))))</a></td>
            """
    }

    private func foldedList(_ folded: [Int]) -> HTML {
        let l = context.language
        return HTML.when(
            !folded.isEmpty,
            """
            <details><summary>\(BenchmarkWords.foldedSummary(folded.count, l))</summary>
            <table class="t"><thead><tr><th scope="col">\(ShellWords.benchmarks, l)</th><th scope="col">\(BenchmarkWords.keysAndVeto, l)</th></tr></thead><tbody>\
            \(HTML.each(folded) { index in
                "<tr><th scope=\"row\">\(columns[index].id) · \(columns[index].name, l)</th><td>\(BenchmarkWords.inGroup(columns[index].key), l)</td></tr>\n"
            })</tbody></table></details>
            """)
    }
}
