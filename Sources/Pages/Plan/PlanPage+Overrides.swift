import Protection

/// What the plan would waive, and what it rests on.
extension PlanPage {
    var overrideSheet: HTML {
        let l = context.language
        return """
            <section class="sheet" id="overrides" aria-labelledby="h-over"><header><h2 id="h-over">\(PlanWords.overrides, l)</h2></header>
            <p class="s">\(PlanWords.nothingWaived, l)</p>
            \(overrides.isEmpty ? "<p>\(PlanWords.noOverrides, l)</p>" : table)</section>
            """
    }

    private var table: HTML {
        let l = context.language
        let heads = [
            Common.base, PlanWords.benchmark, PlanWords.missing, PlanWords.owed, PlanWords.owedBy, PlanWords.due,
            PlanWords.price, PlanWords.signature,
        ]
        return """
            <table class="t cards"><thead><tr>\(HTML.each(heads) { "<th scope=\"col\">\($0, l)</th>" })</tr></thead>
            <tbody>\(HTML.each(overrides, row))</tbody></table>
            """
    }

    private func row(_ item: ProposedOverride) -> HTML {
        let l = context.language
        func cell(_ name: Phrase, _ value: HTML) -> HTML {
            "<td class=\"full\" data-l=\"\(name, l)\">\(value)</td>"
        }
        return """
            <tr><th scope="row">\(item.baseName)</th>\(cell(PlanWords.benchmark, "\(item.benchmark, l)"))\
            \(cell(PlanWords.missing, "\(item.missing, l)"))\
            \(cell(PlanWords.owed, "\(item.owed ?? PlanWords.toWrite, l)"))\
            \(cell(PlanWords.owedBy, item.owedBy.map { "\($0, l)" } ?? "<span class=\"nb\">\(PlanWords.toName, l)</span>"))\
            \(cell(PlanWords.due, "<span class=\"nb\">\(item.due.map { l.shortDay($0) } ?? l.say(PlanWords.toSet))</span>"))\
            \(cell(PlanWords.price, "\(l.number(item.price, places: 1))"))\
            <td class="full nb" data-l="\(PlanWords.signature, l)"><small>\(Common.unsigned, l)</small></td></tr>

            """
    }

    var assumptionSheet: HTML {
        let l = context.language
        return HTML.when(
            !assumptions.isEmpty,
            """
            <section class="sheet" id="assumed" aria-labelledby="h-as"><header><h2 id="h-as">\(PlanWords.assumptions, l)</h2>\(Provenance.assumed.mark(l))</header>
            <dl class="kv stacked three">\(HTML.each(assumptions) { "<div><dt>\($0.what, l)</dt><dd class=\"as-v\">\($0.value, l)</dd></div>\n" })</dl></section>
            """)
    }
}
