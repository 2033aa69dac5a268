import Protection

extension CellPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = context.language
        let page = PagePath.cell(area, benchmark: benchmark.id)
        let name = benchmark.id + " · " + l.say(benchmark.name)
        return Layout(context: context, page: page, title: areaName + " · " + benchmark.id, scripts: []).render(
            """
            <p><a href="\(context.view.link(.benchmarks))">\(BenchmarkWords.back, l)</a></p>
            <h1>\(headline)</h1>
            <p class="lead">\(name)\(HTML.when(benchmark.period) { ", \($0, l)" }). \(BenchmarkWords.inGroup(benchmark.key), l)</p>
            <div class="cols">
            <section class="sheet" aria-labelledby="h-why"><header><h2 id="h-why">\(BenchmarkWords.why, l)</h2>\
            <span>\(cell.state.badge(l))\(HTML.when(cell.raisesVeto, " \(vetoBadge(l.say(Common.veto)))"))</span></header>
            <p class="sentence\(cell.state == .unknown ? " hatched pad" : "")">\(sentence)</p>
            \(HTML.when(scale) { $0.markup(l) })
            <dl class="kv">\(details)</dl></section>
            <section class="sheet" aria-labelledby="h-keys"><header><h2 id="h-keys">\(BenchmarkWords.keysOf, l)</h2>\
            <a href="\(context.view.link(.area(area)))">\(areaName)</a></header>
            <dl class="kv"><dt>\(BenchmarkWords.threatKey, l)</dt><dd>\(key(threat))</dd>\
            <dt>\(BenchmarkWords.capacityKey, l)</dt><dd>\(key(capacity))</dd></dl>
            \(HTML.when(!vetoes.isEmpty, """
                <ul class="list">\(HTML.each(vetoes) { veto in
                    "<li>\(vetoBadge(l.say(Common.veto) + " " + veto.benchmark))<p class=\"s\">\(veto.why, l)</p></li>"
                })</ul>
                """))</section></div>
            <section class="sheet" aria-labelledby="h-chain"><header><h2 id="h-chain">\(BenchmarkWords.chain, l)</h2></header>
            <ol class="chain">\(HTML.each(steps) { step in
                "<li><h3>\(step.title, l) \(step.provenance.mark(l))</h3><p class=\"s\">\(step.detail, l)</p></li>\n"
            })<li><h3>\(BenchmarkWords.incidents, l)\(HTML.when(events.count) { " <small>\(l.number($0))</small>" })</h3>
            \(events.markup(l) { context.view.link(.cell(area, benchmark: benchmark.id, after: $0)) })</li></ol></section>
            """)
    }

    private var headline: String {
        let l = context.language
        let state = l.say(cell.state.word).lowercased()
        // A figure beside "unknown" in the title would read as its value; it stands below, with its coverage.
        let value = cell.state == .unknown ? "" : cell.value.map { " (" + $0.text(l) + ")" } ?? ""
        return l.say(
            Phrase(
                fr: "\(areaName) : \(l.say(benchmark.name)), \(state)\(value)",
                en: "\(areaName): \(l.say(benchmark.name)), \(state)\(value)"))
    }

    private var sentence: HTML {
        let l = context.language
        return cell.state == .unknown ? "<span class=\"on-hatch\">\(why, l)</span>" : "\(why, l)"
    }

    private func key(_ key: BenchmarksPage.Key) -> HTML {
        "\(key.state.badge(context.language)) <small><bdi>\(BenchmarkWords.met(key, context.language))</bdi></small>"
    }

    private var details: HTML {
        let l = context.language
        func entry(_ name: Phrase, _ value: HTML) -> HTML { "<dt>\(name, l)</dt><dd>\(value)</dd>\n" }
        let value: HTML = "\(cell.value?.markup(l) ?? "\(Common.unknown, l)") \(cell.provenance.mark(l))"
        let baseline: HTML = """
            \(cell.baseline?.markup(l) ?? "\(Common.unknown, l)")\(HTML.when(baselineNote) { " <small>\($0, l)</small>" })
            """
        let rules = HTML.each(lines, separator: "<br>") { "\($0.state.badge(l)) \($0.rule, l)" }
        let effect =
            coverage.map { $0.isLow ? BenchmarkWords.lowCoverage : BenchmarkWords.coverageBlocks }
            ?? BenchmarkWords.lowCoverage
        let covered: HTML = """
            \(coverage.map { "\($0.markup(l)) \($0.provenance.mark(l))" } ?? "\(Common.unknown, l)") <small>\(effect, l)</small>
            """
        return """
            \(entry(BenchmarkWords.value, value))\(entry(BenchmarkWords.baselineLong, baseline))\
            \(HTML.when(!lines.isEmpty, entry(BenchmarkWords.line, rules)))\(entry(Common.coverageLong, covered))\
            \(HTML.when(wouldChange) { entry(BenchmarkWords.change, "\($0, l)") })\(entry(BenchmarkWords.definition, "\(definition, l)"))
            """
    }
}

extension CellPage.Scale {
    /// The value as a bar over the zones of its states, from zero.
    func markup(_ l: Language) -> HTML {
        let top = max(max(met, notMet), value.max ?? value.min * 1.25, value.min) * 1.12
        guard top.isFinite, top > 0 else { return .none }
        func x(_ number: Double) -> Double { min(max(number / top, 0), 1) * 100 }
        let low = min(met, notMet)
        let high = max(met, notMet)
        let first = isLowerBetter ? "met" : "not"
        let last = isLowerBetter ? "not" : "met"
        let end = value.max.map(x) ?? 100
        return """
            <svg class="chart" width="100%" height="62" role="img" aria-label="\(finding(l))">\
            <rect class="z-\(first)" y="20" height="18" width="\(at: x(low))%"/>\
            <rect class="z-risk" y="20" height="18" x="\(at: x(low))%" width="\(at: x(high) - x(low))%"/>\
            <rect class="z-\(last)" y="20" height="18" x="\(at: x(high))%" width="\(at: 100 - x(high))%"/>\
            <rect class="\(value.max == nil ? "unb" : "hi")" y="24.5" height="9" x="\(at: x(value.min))%" width="\(at: end - x(value.min))%"/>\
            <svg x="\(at: x(value.min))%" y="29" overflow="visible"><path class="pt" d="M0-8l8 8-8 8-8-8z"/></svg>\
            <text class="tx b \(x(value.min) > 60 ? "e" : "")" x="\(at: x(value.min))%" y="12">\(l.range(value, places: 1))</text>\
            \(HTML.each(low == high ? [low] : [low, high]) { number in
                """
                <line class="ax0" x1="\(at: x(number))%" x2="\(at: x(number))%" y1="18" y2="42"/>\
                <text class="tx q m" x="\(at: min(max(x(number), 3), 96))%" y="56">\(l.number(number, places: 1))</text>
                """
            })</svg>
            """
    }

    private func finding(_ l: Language) -> String {
        l.say(
            Phrase(
                fr:
                    "Valeur \(l.range(value, places: 1)) ; seuils \(l.number(met, places: 1)) et \(l.number(notMet, places: 1))",
                en:
                    "Value \(l.range(value, places: 1)); lines \(l.number(met, places: 1)) and \(l.number(notMet, places: 1))"
            ))
    }
}
