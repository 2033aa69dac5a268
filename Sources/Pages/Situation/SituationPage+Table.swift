import Protection

extension SituationPage {
    /// The picture by area: the same figures as the map, and those no map can show.
    var tableSheet: HTML {
        let l = context.language
        let scale = areas.map { $0.killed.max ?? $0.killed.min }.max() ?? 0
        // Areas with little or nothing recorded fold away, their number and their sum kept in view; a country with few
        // areas shows them all.
        let harmed = areas.count > 12 ? areas.filter { $0.killed.max != 0 } : areas
        let shown = harmed.count > 18 ? Array(harmed.prefix(14)) : harmed
        let rest = Array(harmed.dropFirst(shown.count))
        let folded = areas.count > 12 ? areas.filter { $0.killed.max == 0 } : []
        let unplaced = gaps.filter { $0.kind == .place || $0.kind == .time }
        return """
            <section class="sheet" aria-labelledby="h-tab"><header><h2 id="h-tab" tabindex="-1">\(heading)</h2></header>
            <table class="t cards"><caption>\(l.say(Common.civiliansKilled)), \(l.period(period)). \(SituationWords.silence, l)</caption>
            \(head)
            <tbody>\(HTML.each(shown) { row($0, scale: scale) })\(HTML.each(unplaced) { row($0, scale: scale) })</tbody></table>
            \(fold(rest, under: SituationWords.others(rest, noun, l), scale: scale))\
            \(fold(folded, under: SituationWords.folded(folded.count, noun, l), scale: scale))</section>
            """
    }

    private func fold(_ rows: [AreaRow], under summary: String, scale: Int) -> HTML {
        HTML.when(
            !rows.isEmpty,
            """
            <details><summary>\(summary)</summary>
            <table class="t cards">\(head)<tbody>\(HTML.each(rows) { row($0, scale: scale) })</tbody></table></details>
            """)
    }

    private var head: HTML {
        let l = context.language
        return """
            <thead><tr><th scope="col">\(noun.capitalised(l))</th><th scope="col" class="num">\(Common.civiliansKilled, l)</th>\
            <th scope="col" class="third">\(SituationWords.barNote, l)</th><th scope="col" class="num">\(Common.events, l)</th>\
            <th scope="col" class="num">\(Common.statusUnknown, l)</th><th scope="col" class="num">\(Common.coverage, l)</th>\
            <th scope="col">\(Common.actor, l)</th><th scope="col">\(Common.bases, l)</th></tr></thead>
            """
    }

    private var heading: String {
        let l = context.language
        return l == .french ? "Par " + l.say(noun.one) : "By " + l.say(noun.one)
    }

    private func row(_ area: AreaRow, scale: Int) -> HTML {
        let l = context.language
        return """
            <tr><th scope="row"><a href="\(context.view.link(.area(area.area)))">\(area.name)</a> <small>\(area.area.code)</small></th>\
            <td class="num" data-l="\(Common.civiliansKilled, l)">\(l.range(area.killed))</td>\
            <td class="third full">\(rangeBar(area.killed, of: scale))</td>\
            <td class="num" data-l="\(Common.events, l)">\(l.number(area.events))</td>\
            <td class="num" data-l="\(Common.statusUnknown, l)">\(l.range(area.statusUnknown))</td>\
            <td class="num" data-l="\(Common.coverage, l)">\(area.coverage?.markup(l) ?? "\(Common.unknown, l)")</td>\
            <td class="full" data-l="\(Common.actor, l)">\(actor(area))</td>\
            <td class="full" data-l="\(Common.bases, l)">\(area.sites.isEmpty ? l.say(SituationWords.noSites) : area.sites.joined(separator: ", "))</td></tr>

            """
    }

    private func actor(_ area: AreaRow) -> HTML {
        let l = context.language
        guard let worst = area.worstActor else {
            return area.events == 0
                ? "<span class=\"s\">\(SituationWords.noIncident, l)</span>" : "\(SituationWords.noActor, l)"
        }
        return """
            \(worst.name ?? l.say(SituationWords.noActor)) <small>\(l.range(worst.killed))</small>
            """
    }

    private func row(_ gap: Gap, scale: Int) -> HTML {
        let l = context.language
        let name = gap.kind == .place ? SituationWords.noPlace : SituationWords.noMonth
        return """
            <tr class="hatched-row"><th scope="row">\(name, l)</th>\
            <td class="num" data-l="\(Common.civiliansKilled, l)">\(l.range(gap.killed))</td>\
            <td class="third full">\(rangeBar(gap.killed, of: scale))</td>\
            <td class="num" data-l="\(Common.events, l)">\(l.number(gap.events))</td>\
            <td class="num" data-l="\(Common.statusUnknown, l)">\(Common.unknown, l)</td>\
            <td class="num" data-l="\(Common.coverage, l)">\(Common.unknown, l)</td>\
            <td class="full" colspan="2">\(l.sentenceCase(l.say(gap.note ?? gap.kind.sentence)))</td></tr>

            """
    }
}

extension SituationPage.Gap.Kind {
    var title: Phrase {
        switch self {
        case .place: SituationWords.placeGap
        case .time: SituationWords.timeGap
        case .perpetrator: SituationWords.perpetratorGap
        case .status: SituationWords.statusGap
        }
    }

    var sentence: Phrase {
        switch self {
        case .place: SituationWords.placeNote
        case .time: SituationWords.timeNote
        case .perpetrator: SituationWords.perpetratorNote
        case .status: SituationWords.statusNote
        }
    }
}

extension SituationWords {
    static let noIncident = Phrase(fr: "aucun incident recensé", en: "no incident recorded")

    /// "14 autres cercles : 22–48 civils tués recensés".
    static func others(_ rows: [SituationPage.AreaRow], _ noun: AreaNoun, _ l: Language) -> String {
        let sum = l.range(rows.reduce(.noneRecorded) { $0 + $1.killed })
        let count = l.number(rows.count)
        return l.say(
            Phrase(
                fr: "\(count) autres \(noun.many.french) : \(sum) civils tués recensés",
                en: "\(count) other \(noun.many.english): \(sum) civilians recorded killed"))
    }

    static func folded(_ count: Int, _ noun: AreaNoun, _ l: Language) -> String {
        let areas = l.number(count) + "\u{A0}" + l.say(l.plural(count, noun.one, noun.many))
        return l.say(
            Phrase(
                fr: "\(areas) sans civil tué recensé : rien de recensé ne veut pas dire rien",
                en: "\(areas) with no civilian recorded killed: nothing recorded does not mean nothing"))
    }

    static func silent(_ noun: AreaNoun, _ names: [String], _ l: Language) -> String {
        let start = Phrase(
            fr: "\(l.say(noun.many)) sous 60 % de couverture, ou sans couverture connue",
            en: "\(l.say(noun.many)) under 60% coverage, or of unknown coverage")
        let among = names.isEmpty ? "" : l == .french ? " ; parmi eux " : "; among them "
        return l.say(
            Phrase(fr: l.say(start) + among + l.list(names) + ".", en: l.say(start) + among + l.list(names) + "."))
    }
}
