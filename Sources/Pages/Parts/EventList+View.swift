import Protection

extension EventList {
    /// The rows, and links to the next page and the first.
    /// - Parameter page: The address of the page of the list that starts after a key.
    func markup(_ l: Language, page: (String?) -> String) -> HTML {
        guard !events.isEmpty else { return "<p class=\"s\">\(BenchmarkWords.noIncidents, l)</p>" }
        return """
            <table class="t cards"><thead><tr><th scope="col">\(Common.day, l)</th><th scope="col">\(Common.place, l)</th>\
            <th scope="col" class="num">\(Common.civiliansKilled, l)</th><th scope="col" class="num">\(Common.statusUnknown, l)</th>\
            <th scope="col">\(Common.actor, l)</th><th scope="col">\(Common.source, l)</th></tr></thead>
            <tbody>\(HTML.each(events) { row($0, l) })</tbody></table>
            \(HTML.when(isContinued || next != nil, """
                <p class="line">\(HTML.when(isContinued, "<a class=\"btn small\" href=\"\(page(nil))\">\(Common.firstPage, l)</a>"))\
                \(HTML.when(next) { "<a class=\"btn small\" href=\"\(page($0))\">\(Common.nextPage, l)</a>" })</p>
                """))
            """
    }

    private func row(_ event: Event, _ l: Language) -> HTML {
        let days = l.span(event)
        return """
            <tr><th scope="row">\(days)\(HTML.when(event.datePrecision != .day && !event.isWholeMonth, "<br><small>\(event.datePrecision.word, l)</small>"))</th>\
            <td class="full">\(event.place.isEmpty ? l.say(Common.unknown) : event.place)<br><small>\(event.placePrecision.word, l)</small></td>\
            <td class="num" data-l="\(Common.civiliansKilled, l)">\(l.range(event.killed))</td>\
            <td class="num" data-l="\(Common.statusUnknown, l)">\(l.range(event.statusUnknown))</td>\
            <td class="full" data-l="\(Common.actor, l)">\(event.actor ?? l.say(Common.unknown))<br><small>\(event.violence.word, l)</small></td>\
            <td class="full">\(event.origin.dataset) <bdi>\(event.origin.key)</bdi>\(HTML.when(event.sources) { "<br><small>\(EventWords.sources($0, l))</small>" })\
            \(HTML.each(event.flags) { "<br><small class=\"flag\">\($0.word, l)</small>" })</td></tr>

            """
    }
}

extension EventList.Event {
    /// Whether the source gives a month and no more: its first day to its last.
    fileprivate var isWholeMonth: Bool {
        datePrecision == .month && start == start.month.firstDay && end == start.month.lastDay
    }
}

extension Language {
    /// When it was: a day, a month, or from one day to another.
    fileprivate func span(_ event: EventList.Event) -> String {
        if event.isWholeMonth { return sentenceCase(month(event.start.month)) }
        return event.start == event.end || event.datePrecision == .day
            ? day(event.start) : shortDay(event.start) + "\u{A0}\u{2013} " + day(event.end)
    }
}

/// Words of the list of incidents.
enum EventWords {
    static func sources(_ count: Int, _ l: Language) -> String {
        l.number(count) + "\u{A0}" + l.plural(count, "source", "sources")
    }
}

extension Incident.Flag {
    /// What a reader must know of the row, in words.
    var word: Phrase {
        switch self {
        case .boundsReordered:
            Phrase(
                fr: "bornes publiées dans le désordre, remises en ordre",
                en: "bounds published out of order, put in order")
        case .summaryEvent: Phrase(fr: "une ligne pour plusieurs faits", en: "one row for several events")
        case .codingUnchecked: Phrase(fr: "codage à vérifier, selon la source", en: "coding to check, says the source")
        case .singleFigure: Phrase(fr: "chiffre unique, sans fourchette", en: "single figure, no range")
        }
    }
}
