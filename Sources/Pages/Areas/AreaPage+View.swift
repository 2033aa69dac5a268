import Protection

extension AreaPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = context.language
        let address = PagePath.area(area)
        return Layout(context: context, page: address, title: name, scripts: []).render(
            """
            <h1>\(headline)</h1>
            <p class="lead">\(within.joined(separator: ", "))\(HTML.when(!within.isEmpty, " · "))\(area.code) (\(area.scheme))</p>
            \(Fact.list(facts))
            <section class="sheet" aria-labelledby="h-when"><header><h2 id="h-when">\(SituationWords.whenTitle, l)</h2></header>
            \(TimeLine(months: months, language: l).markup)</section>
            <div class="cols even">\(benchmarkSheet)\(actorSheet)</div>
            <section class="sheet" aria-labelledby="h-list"><header><h2 id="h-list">\(BenchmarkWords.incidents, l)\
            \(HTML.when(list.count) { " <small>\(l.number($0))</small>" })</h2></header>
            \(list.markup(l) { context.view.link(.area(area, after: $0)) })
            <p class="src">\(HTML.each(notes, separator: " ") { "\($0, l)" })</p></section>
            """)
    }

    private var headline: String {
        let l = context.language
        guard events > 0 else {
            return l.say(
                Phrase(
                    fr: "\(name) : aucun incident recensé, \(l.period(period))",
                    en: "\(name): no incident recorded, \(l.period(period))"))
        }
        return l.say(
            Phrase(
                fr:
                    "\(name) : \(l.sentenceRange(killed)) \(l.plural(killed.max ?? killed.min, "civil tué recensé", "civils tués recensés")), \(l.period(period))",
                en: "\(name): \(l.sentenceRange(killed)) civilians recorded killed, \(l.period(period))"))
    }

    private var facts: [Fact] {
        let l = context.language
        return [
            Fact(
                label: l.say(Common.civiliansKilled), value: "\(l.range(killed))",
                note:
                    "\(SituationWords.recordedBy, l) · \(l.number(events))\u{A0}\(l.plural(events, "incident", "incidents"))"
            ),
            Fact(
                label: l.say(Common.statusUnknown), value: "\(l.range(statusUnknown))", note: "\(AreaWords.apart, l)"),
            Fact(
                label: l.say(SituationWords.injured), value: "\(l.range(injured))",
                note: HTML.when(injured == nil, "\(SituationWords.noInjured, l)")),
            Fact(
                label: l.say(Common.coverageLong), value: coverage?.markup(l) ?? "\(Common.unknown, l)",
                note: coverage.map { $0.provenance.mark(l) } ?? "\(BenchmarkWords.lowCoverage, l)"),
            Fact(
                label: l.say(Common.bases), value: "\(sites.isEmpty ? l.say(Common.none) : l.list(sites))",
                note: population.map { "\(AreaWords.population, l) \($0, l)" } ?? "\(AreaWords.noPopulation, l)"),
        ]
    }

    private var benchmarkSheet: HTML {
        let l = context.language
        let known = standings.filter { $0.state != .unknown }
        let unknown = standings.filter { $0.state == .unknown }
        return """
            <section class="sheet" aria-labelledby="h-st"><header><h2 id="h-st">\(ShellWords.benchmarks, l)</h2>\
            <a href="\(context.view.link(.benchmarks))">\(BenchmarkWords.matrix, l)</a></header>
            <table class="t st-rows"><tbody>\(HTML.each(known, row))</tbody></table>
            \(HTML.when(!unknown.isEmpty, """
                <details><summary>\(AreaWords.unknownBenchmarks(unknown.count, l))</summary>\
                <table class="t st-rows"><tbody>\(HTML.each(unknown, row))</tbody></table></details>
                """))</section>
            """
    }

    private func row(_ standing: Standing) -> HTML {
        let l = context.language
        let link = context.view.link(.cell(area, benchmark: standing.benchmark.id))
        return """
            <tr><th scope="row"><a href="\(link)">\(standing.benchmark.id) · \(standing.benchmark.name, l)</a></th>\
            <td>\(standing.state.badge(l))</td><td class="num">\(standing.value.text(l))</td></tr>

            """
    }

    private var actorSheet: HTML {
        let l = context.language
        let scale = actors.map { $0.killed.max ?? $0.killed.min }.max() ?? 0
        return """
            <section class="sheet" aria-labelledby="h-who"><header><h2 id="h-who">\(SituationWords.whoTitle, l)</h2></header>
            \(actors.isEmpty ? "<p class=\"s\">\(AreaWords.nobody, l)</p>" : """
                <table class="t"><caption>\(SituationWords.whoNote, l)</caption><tbody>\(HTML.each(actors) { actor in
                    """
                    <tr><th scope="row">\(actor.name ?? l.say(Common.unknown))</th><td class="num">\(l.range(actor.killed))</td>\
                    <td class="third">\(rangeBar(actor.killed, of: scale))</td></tr>

                    """
                })</tbody></table>
                """)</section>
            """
    }
}

/// Words of the page of one area.
enum AreaWords {
    static let apart = Phrase(fr: "comptées à part, jamais avec les civils", en: "counted apart, never with civilians")
    static let population = Phrase(fr: "population :", en: "population:")
    static let noPopulation = Phrase(fr: "population inconnue", en: "population unknown")
    static let nobody = Phrase(
        fr: "Aucun incident recensé, donc aucun auteur présumé à nommer.",
        en: "No incident recorded, so no alleged perpetrator to name.")

    static func unknownBenchmarks(_ count: Int, _ l: Language) -> String {
        l.say(
            Phrase(
                fr: "\(l.number(count)) \(l.plural(count, "critère inconnu", "critères inconnus"))",
                en: "\(l.number(count)) \(l.plural(count, "unknown benchmark", "unknown benchmarks"))"))
    }
}
