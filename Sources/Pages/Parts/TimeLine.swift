import Protection

/// Recorded harm by month: solid to the minimum, outlined to the maximum, always from zero. Positions are shares of
/// the width, so the words keep their size on every screen. The same figures stand beside it as a table.
struct TimeLine {
    let months: [SituationPage.MonthBar]
    let language: Language

    private static let height = 200.0
    private static let base = 172.0
    private static let top = 26.0

    var markup: HTML {
        let l = language
        guard !months.isEmpty else {
            return "<p class=\"hatched pad\"><span class=\"on-hatch\">\(SituationWords.noData, l)</span></p>"
        }
        return """
            <svg class="chart" width="100%" height="200" role="img" aria-label="\(finding)">\(grid)\
            \(HTML.each(months.indices, bar))</svg>
            <ul class="legend"><li><span class="sw lo-b"></span> \(SituationWords.minimum, l)</li>\
            <li><span class="sw hi-b"></span> \(SituationWords.maximum, l)</li>\
            \(HTML.when(months.contains { $0.killed?.max == nil }, "<li><svg class=\"sw\" aria-hidden=\"true\"><rect class=\"unb\" width=\"100%\" height=\"100%\"/></svg> \(SituationWords.hatched, l)</li>"))</ul>
            <details><summary>\(Common.sameFigures, l)</summary>\(table)</details>
            """
    }

    /// A month has the same width at most as one of eight, so that a single month is no wall.
    private var step: Double { 95.5 / Double(max(months.count, 8)) }
    private func start(_ index: Int) -> Double { 4.5 + Double(index) * step }

    /// The top of the scale: a single month far above the others is cut, its true range written on it.
    private var scale: Int {
        let tops = months.compactMap { $0.killed.map { $0.max ?? $0.min } }.sorted(by: >)
        guard let highest = tops.first, highest > 0 else { return 10 }
        let second = tops.dropFirst().first ?? highest
        let third = tops.dropFirst(2).first ?? second
        let shown =
            Double(highest) > 2.2 * Double(second)
            ? second
            : Double(second) > 2.2 * Double(third) ? third : highest
        return Self.rounded(up: max(shown, 1))
    }

    /// The next of 10, 20, 30, 50, 100, 200, 300, 500, …
    private static func rounded(up value: Int) -> Int {
        var power = 10
        while power <= Int.max / 100 {
            for factor in [1, 2, 3, 5] where power * factor >= value { return power * factor }
            power *= 10
        }
        return value
    }

    private func y(_ value: Int) -> Double {
        Self.base - (Self.base - Self.top) * min(Double(value) / Double(scale), 1)
    }

    private var grid: HTML {
        let l = language
        let marks = [scale / 2, scale].filter { $0 > 0 }
        return """
            \(HTML.each(marks) { mark in
                """
                <line class="ax" x1="4.5%" x2="100%" y1="\(at: y(mark))" y2="\(at: y(mark))"/>\
                <text class="tx q" x="0" y="\(at: y(mark) + 4)">\(l.number(mark))</text>
                """
            })<line class="ax0" x1="4.5%" x2="100%" y1="\(at: Self.base + 0.5)" y2="\(at: Self.base + 0.5)"/>
            """
    }

    private func bar(_ index: Int) -> HTML {
        let month = months[index]
        let x = start(index) + step * 0.14
        let width = step * 0.72
        return """
            \(HTML.when(month.month.month == 1 || index == 0, yearMark(month.month, at: start(index))))\
            \(bar(month, x: x, width: width))
            """
    }

    private func bar(_ month: SituationPage.MonthBar, x: Double, width: Double) -> HTML {
        guard let killed = month.killed else {
            return """
                <rect class="unb" x="\(at: x)%" width="\(at: width)%" y="\(at: Self.base - 40)" height="40">\
                <title>\(sentence(month))</title></rect>
                """
        }
        let low = y(killed.min)
        let high = killed.max.map(y) ?? Self.top - 8
        let isCut = (killed.max ?? killed.min) > scale
        return """
            <g><title>\(sentence(month))</title>\
            \(HTML.when(high < low - 0.4, "<rect class=\"\(killed.max == nil ? "unb" : "hi")\" x=\"\(at: x)%\" width=\"\(at: width)%\" y=\"\(at: high)\" height=\"\(at: Self.base - high)\"/>"))\
            \(HTML.when(killed.min > 0, "<rect class=\"lo\" x=\"\(at: x)%\" width=\"\(at: width)%\" y=\"\(at: low)\" height=\"\(at: Self.base - low)\"/>"))\
            \(HTML.when(isCut, cutMark(month, x: x, width: width)))</g>
            """
    }

    /// Two white strokes through the bar and its true range beside it.
    private func cutMark(_ month: SituationPage.MonthBar, x: Double, width: Double) -> HTML {
        let l = language
        let atEnd = x > 45
        let textX = atEnd ? x - 0.5 : x + width + 0.5
        let range = month.killed.map { l.range($0) } ?? l.say(Common.unknown)
        return """
            <line class="slash" x1="\(at: x - 0.2)%" x2="\(at: x + width + 0.2)%" y1="46" y2="40"/>\
            <line class="slash" x1="\(at: x - 0.2)%" x2="\(at: x + width + 0.2)%" y1="52" y2="46"/>\
            <text class="tx b\(atEnd ? " e" : "")" x="\(at: textX)%" y="12">\(range)</text>\
            <text class="tx q\(atEnd ? " e" : "")" x="\(at: textX)%" y="26">\(SituationWords.cut, l)\
            \(HTML.when(month.note) { " · \($0, l)" })</text>
            """
    }

    private func yearMark(_ month: Month, at x: Double) -> HTML {
        let label = month.month == 1 ? String(month.year) : language.shortMonth(month)
        // A first month close to January would have its label run into the year's.
        let isClose = month.month != 1 && 13 - month.month < months.count / 12 + 2 && months.count > 14
        return """
            <line class="ax0" x1="\(at: x)%" x2="\(at: x)%" y1="172" y2="178"/>\
            \(HTML.when(!isClose, "<text class=\"tx q\(month.month == 1 ? "" : " first")\" x=\"\(at: x)%\" y=\"192\">\(label)</text>"))
            """
    }

    private func sentence(_ month: SituationPage.MonthBar) -> String {
        let value = month.killed.map { language.range($0) } ?? language.say(SituationWords.noData)
        return language.month(month.month) + (language == .french ? "\u{A0}: " : ": ") + value
    }

    private var finding: String {
        let l = language
        guard let worst = months.max(by: { ($0.killed?.min ?? -1) < ($1.killed?.min ?? -1) }), let killed = worst.killed
        else {
            return l.say(SituationWords.noData)
        }
        return l.say(
            Phrase(
                fr: "Le mois le plus grave est \(l.month(worst.month)), avec \(l.range(killed)) civils tués recensés",
                en: "The gravest month is \(l.month(worst.month)), with \(l.range(killed)) civilians recorded killed"))
    }

    private var table: HTML {
        let l = language
        return """
            <table class="t fit"><thead><tr><th scope="col">\(Common.month, l)</th>\
            <th scope="col" class="num">\(Common.civiliansKilled, l)</th></tr></thead><tbody>\
            \(HTML.each(months) { month in
                """
                <tr><th scope="row">\(l.month(month.month))</th><td class="num">\(l.range(month.killed))</td></tr>

                """
            })</tbody></table>
            """
    }
}
