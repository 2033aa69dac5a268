import Protection

extension SituationPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = context.language
        return Layout(
            context: context, page: .situation, title: l.say(ShellWords.situation), scripts: [.map]
        ).render(
            """
            <h1>\(headline)</h1>
            <p class="lead">\(lead)</p>
            \(Fact.list(facts))
            <div class="cols">\(mapSheet)<div class="stack">\(unknownSheet)\(actorSheet)</div></div>
            <section class="sheet" aria-labelledby="h-when"><h2 id="h-when">\(SituationWords.whenTitle, l)</h2>
            \(TimeLine(months: months, language: l).markup)</section>
            \(tableSheet)
            """)
    }

    private var facts: [Fact] {
        let l = context.language
        var facts = [
            Fact(
                label: l.say(Common.civiliansKilled) + ", " + l.period(period), value: "\(l.range(killed))",
                note: "\(SituationWords.recordedBy, l) · \(incidents(events)) · \(Provenance.computed.mark(l))"),
            Fact(
                label: l.say(SituationWords.injured), value: "\(l.range(injured))",
                note: HTML.when(injured == nil, "\(SituationWords.noInjured, l)")),
        ]
        if let keys {
            let label = l.sentenceCase(l.say(noun.many)) + " " + l.say(SituationWords.keys)
            let followed = Phrase(
                fr: "\(l.number(keys.open)) sur \(l.number(keys.followed))",
                en: "\(l.number(keys.open)) of \(l.number(keys.followed))")
            let veto = Phrase(
                fr: "dont \(l.number(keys.underVeto)) sous veto", en: "\(l.number(keys.underVeto)) under veto")
            facts.append(
                Fact(
                    label: label, value: "\(followed, l)",
                    note: "<a href=\"\(context.view.link(.benchmarks))\">\(ShellWords.benchmarks, l)</a> · \(veto, l)"))
        }
        if let sites {
            let open = Phrase(
                fr: "\(l.number(sites.open)) sur \(l.number(sites.known))",
                en: "\(l.number(sites.open)) of \(l.number(sites.known))")
            facts.append(
                Fact(
                    label: l.say(SituationWords.openSites), value: "\(open, l)",
                    note: HTML.when(sites.note) { "\($0, l)" }))
        }
        if let deadline {
            let days = deadline.day.daysSinceEpoch - context.at.daysSinceEpoch
            let label = Phrase(fr: "Jusqu’à la date butoir", en: "Until the hard deadline")
            let value =
                l.number(days) + "\u{A0}"
                + l.plural(days, l == .french ? "jour" : "day", l == .french ? "jours" : "days")
            facts.append(
                Fact(
                    label: l.say(label), value: "\(value)",
                    note: "\(l.day(deadline.day))\(HTML.when(deadline.note) { " · \($0, l)" })"))
        }
        return facts
    }

    private func incidents(_ count: Int) -> String {
        context.language.number(count) + "\u{A0}" + context.language.plural(count, "incident", "incidents")
    }

    private var mapSheet: HTML {
        let l = context.language
        let title = l.say(SituationWords.whereTitle) + ", " + l.period(period)
        return """
            <section class="sheet" aria-labelledby="h-map"><header><h2 id="h-map">\(SituationWords.whereTitle, l)</h2>\
            <a href="#h-tab">\(SituationWords.skipMap, l)</a></header>
            <div class="mapbox\(map.outline?.hasFreeCorner == true ? " roomy" : "")">\
            \(map.markup(title: title, describe: l.say(SituationWords.mapHelp), labels: 6, l) { context.view.link(.area($0)) })\
            \(legend)</div>
            <p class="src">\(Provenance.computed.mark(l)) \(HTML.each(notes, separator: " · ") { "\($0, l)" })</p></section>
            """
    }

    private var legend: HTML {
        let l = context.language
        func swatch(_ fill: HTML, _ over: HTML = .none) -> HTML {
            """
            <svg width="22" height="14" aria-hidden="true"><rect width="22" height="14" class="\(fill)"/>\
            \(HTML.when(!over.isEmpty, "<rect width=\"22\" height=\"14\" class=\"\(over)\"/>"))</svg>
            """
        }
        let hasAreas = map.outline?.shapes.isEmpty == false
        return """
            <ul class="legend">\
            \(HTML.when(hasAreas, """
                <li>\(MapWords.fillIs, l)</li>\(HTML.each(AreaMap.classes.enumerated()) { step, name in
                    "<li>\(swatch("h\(step)"))\(name)</li>"
                })<li>\(swatch("h1", "d4"))\(MapWords.dots, l)</li><li>\(swatch("h0", "low"))\(MapWords.low, l)</li>
                """))\
            \(HTML.when(!map.sites.isEmpty, """
                <li><svg width="14" height="14" aria-hidden="true"><path class="tri full" d="M1 12h12L7 1z"/></svg>\(MapWords.site, l)</li>
                """))\
            \(HTML.when(!map.incidents.isEmpty, """
                <li><svg width="14" height="14" aria-hidden="true"><circle class="inc" cx="7" cy="7" r="4"/></svg>\(MapWords.incident, l)</li>
                """))</ul>
            """
    }

    private var unknownSheet: HTML {
        let l = context.language
        let silent = areas.filter { $0.coverage?.isLow != false }
        let names = silent.prefix(3).map(\.name)
        return """
            <section class="sheet hatched-edge" aria-labelledby="h-unk"><header><h2 id="h-unk">\(SituationWords.unknownTitle, l)</h2></header>
            <ul class="list">\(HTML.each(gaps) { gap in
                """
                <li><div class="row"><h3>\(gap.kind.title, l) <small>\(incidents(gap.events))</small></h3>\
                <span class="n">\(l.range(gap.killed))</span></div>
                <p class="s">\(gap.kind.sentence, l)\(HTML.when(gap.note) { " \(l.sentenceCase(l.say($0)))." })</p></li>
                """
            })\(HTML.when(!areas.isEmpty, """
                <li><div class="row"><h3>\(SituationWords.silentGap, l)</h3><span class="n"><bdi>\(l.number(silent.count))\u{A0}/\u{A0}\(l.number(areas.count))</bdi></span></div>
                <p class="s">\(l.sentenceCase(SituationWords.silent(noun, names, l)))</p></li>
                """))</ul></section>
            """
    }

    private var actorSheet: HTML {
        let l = context.language
        let scale = actors.map { $0.killed.max ?? $0.killed.min }.max() ?? 0
        return HTML.when(
            !actors.isEmpty,
            """
            <section class="sheet" aria-labelledby="h-who"><header><h2 id="h-who">\(SituationWords.whoTitle, l)</h2></header>
            <table class="t"><caption>\(SituationWords.whoNote, l)</caption><thead><tr><th scope="col">\(Common.actor, l)</th>\
            <th scope="col" class="num">\(Common.civiliansKilled, l)</th><td class="third"></td></tr></thead><tbody>\
            \(HTML.each(actors.prefix(8)) { actor in
                """
                <tr><th scope="row">\(actor.name ?? l.say(SituationWords.noActor))</th><td class="num">\(l.range(actor.killed))</td>\
                <td class="third">\(rangeBar(actor.killed, of: scale))</td></tr>

                """
            })</tbody></table></section>
            """)
    }
}
