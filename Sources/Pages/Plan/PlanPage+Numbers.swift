import Protection

/// What the plan comes to: harm in one band, everything else in another, and the earlier version beside it.
extension PlanPage {
    var numbersSheet: HTML {
        let l = context.language
        return """
            <section class="sheet" aria-labelledby="h-num"><header><h2 id="h-num">\(PlanWords.harmApart, l)</h2>\(Provenance.assumed.mark(l))</header>
            \(numbersTable(comparison?.numbers, heading: comparison.map { versionName($0.version) }))
            \(comparison.map { moved($0) } ?? "<p class=\"s\">\(PlanWords.noComparison, l)</p>")</section>
            """
    }

    private func versionName(_ version: String) -> Phrase {
        Phrase(fr: "Version \(version)", en: "Version \(version)")
    }

    /// This plan's numbers, and beside them another plan's with the difference.
    func numbersTable(_ other: Numbers?, heading: Phrase?) -> HTML {
        let l = context.language
        let isTrial = whatIf != nil && heading?.english == PlanWords.trial.english
        let columns = other == nil ? 2 : 4
        func band(_ name: Phrase) -> HTML {
            "<tr><th class=\"band\" scope=\"rowgroup\" colspan=\"\(columns)\">\(name, l)</th></tr>\n"
        }
        func row(_ name: Phrase, _ value: (Numbers) -> Double, places: Int) -> HTML {
            let mine = value(numbers)
            return """
                <tr><th scope="row">\(name, l)</th><td class="num">\(l.number(mine, places: places))</td>\
                \(HTML.when(other) { other in
                    // A trial is what the change would bring; an earlier version is what this plan departs from.
                    let change = isTrial ? value(other) - mine : mine - value(other)
                    return "<td class=\"num\">\(l.number(value(other), places: places))</td><td class=\"num\">\(l.difference(change, places: places))</td>"
                })</tr>

                """
        }
        return """
            <table class="t nums"><thead><tr><th scope="col">\(PlanWords.measure, l)</th><th scope="col" class="num">\(PlanWords.thisPlan, l)</th>\
            \(HTML.when(other != nil, "<th scope=\"col\" class=\"num\">\(heading ?? PlanWords.trial, l)</th><th scope=\"col\" class=\"num\">\(PlanWords.difference, l)</th>"))</tr></thead>
            <tbody>\(band(PlanWords.harmBand))\(row(PlanWords.expectedHarm, \.harm, places: 1))\(row(PlanWords.cvar, \.cvar, places: 1))\
            \(band(PlanWords.meansBand))\(row(PlanWords.risk, \.risk, places: 1))\(row(PlanWords.freight, \.writtenOff, places: 0))\
            \(row(PlanWords.cost, \.cost, places: 1))\(row(PlanWords.waivers, \.waivers, places: 0))\
            \(row(PlanWords.objective, \.objective, places: 1))</tbody></table>
            """
    }

    private func moved(_ other: Comparison) -> HTML {
        let l = context.language
        let changed = closures.filter { closure in other.weeks[closure.base].map { $0 != closure.week } ?? true }
        let title = Phrase(
            fr:
                "\(changed.count) \(l.plural(changed.count, "date changée", "dates changées")) depuis la version \(other.version)",
            en: "\(changed.count) \(l.plural(changed.count, "date", "dates")) changed since version \(other.version)")
        return """
            <h3>\(title, l)</h3>\(HTML.when(!changed.isEmpty, """
                <table class="t fit"><thead><tr><th scope="col">\(Common.base, l)</th><th scope="col">\(PlanWords.thisPlan, l)</th><th scope="col">\(PlanWords.byDate, l)</th></tr></thead>
                <tbody>\(HTML.each(changed) { closure in
                    """
                    <tr><th scope="row">\(closure.name)</th><td>\(l.shortDay(day(closure.week)))</td>\
                    <td>\(other.weeks[closure.base].map { l.shortDay(day($0)) } ?? l.say(Common.unknown))</td></tr>

                    """
                })</tbody></table>
                """))
            """
    }
}
