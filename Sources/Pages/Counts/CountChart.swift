import Protection

/// Recorded harm by month: for each a bar of civilians, solid to the minimum and outlined to the maximum, hatched where
/// there is none, and beside it a thinner one of those whose status is unknown. Always from zero. The same figures stand
/// under it as a table.
struct CountChart {
    let months: [CountsPage.MonthBar]
    let kind: HarmKind
    let language: Language

    private static let base = 172.0
    private static let top = 22.0

    var markup: HTML {
        let l = language
        guard !months.isEmpty else {
            return "<p class=\"hatched pad\"><span class=\"on-hatch\">\(CountWords.noMonth, l)</span></p>"
        }
        return """
            <svg class="chart" width="100%" height="200" role="img" aria-label="\(finding)">\(grid)\
            \(HTML.each(months.indices, bars))</svg>
            <ul class="legend"><li><span class="sw lo-b"></span> \(CountWords.civilians, l), \(Common.minimum, l)</li>\
            <li><span class="sw hi-b"></span> \(Common.upTo, l)</li>\
            <li><svg class="sw" aria-hidden="true"><rect class="dd" width="100%" height="100%"/></svg> \(CountWords.statusUnknown, l)</li>\
            <li><svg class="sw" aria-hidden="true"><rect class="unb" width="100%" height="100%"/></svg> \(Self.unbounded, l)</li></ul>
            <details><summary>\(Common.sameFigures, l)</summary>\(table)</details>
            """
    }

    /// A month has the same width at most as one of eight, so that a single month is no wall.
    private var step: Double { 95 / Double(max(months.count, 8)) }
    private func start(_ index: Int) -> Double { 5 + Double(index) * step }

    /// The top of the scale: the next of 10, 20, 50, 100, … over the highest figure.
    private var scale: Int {
        let ranges = months.flatMap { [$0.figures?.civilians, $0.figures?.statusUnknown] }.compactMap { $0 }
        let highest = ranges.map { $0.max ?? $0.min }.max() ?? 10
        var power = 10
        while power <= Int.max / 100 {
            for factor in [1, 2, 5] where power * factor >= highest { return power * factor }
            power *= 10
        }
        return highest
    }

    private func y(_ value: Int) -> Double {
        Self.base - (Self.base - Self.top) * min(Double(value) / Double(scale), 1)
    }

    private var grid: HTML {
        let l = language
        return """
            \(HTML.each([scale / 2, scale]) { mark in
                """
                <line class="ax" x1="5%" x2="100%" y1="\(at: y(mark))" y2="\(at: y(mark))"/>\
                <text class="tx q" x="0" y="\(at: y(mark) + 4)">\(l.number(mark))</text>
                """
            })<line class="ax0" x1="5%" x2="100%" y1="\(at: Self.base + 0.5)" y2="\(at: Self.base + 0.5)"/>
            """
    }

    private func bars(_ index: Int) -> HTML {
        let month = months[index]
        let x = start(index)
        // Names of months where they have room: every one of a year, else the Januaries.
        let label =
            months.count <= 12 ? language.cutMonth(month.month) : month.month.month == 1 ? String(month.month.year) : ""
        return """
            <g><title>\(sentence(month))</title>\
            \(bar(month.figures?.civilians, isHeld: month.figures != nil, x: x + step * 0.12, width: step * 0.5, "lo"))\
            \(bar(month.figures?.statusUnknown, isHeld: false, x: x + step * 0.66, width: step * 0.2, "dd"))</g>\
            \(HTML.when(!label.isEmpty, "<text class=\"tx q m\(months.count > 6 && months.count <= 12 && index % 2 == 1 ? " first" : "")\" x=\"\(at: x + step * 0.45)%\" y=\"192\">\(label)</text>"))
            """
    }

    private func bar(_ range: CountRange?, isHeld: Bool, x: Double, width: Double, _ ink: String) -> HTML {
        guard let range else {
            // Something happened and no number is known: a hatched stub, which is not zero.
            return HTML.when(
                isHeld,
                "<rect class=\"unb\" x=\"\(at: x)%\" width=\"\(at: width)%\" y=\"\(at: Self.base - 30)\" height=\"30\"/>"
            )
        }
        let low = y(range.min)
        let high = range.max.map(y) ?? Self.top - 6
        let kind = range.max == nil ? "unb" : "hi"
        return """
            \(HTML.when(high < low - 0.4, "<rect class=\"\(kind)\" x=\"\(at: x)%\" width=\"\(at: width)%\" y=\"\(at: high)\" height=\"\(at: Self.base - high)\"/>"))\
            \(HTML.when(range.min > 0, "<rect class=\"\(ink)\" x=\"\(at: x)%\" width=\"\(at: width)%\" y=\"\(at: low)\" height=\"\(at: Self.base - low)\"/>"))
            """
    }

    private func sentence(_ month: CountsPage.MonthBar) -> String {
        let l = language
        let value =
            month.figures.map { figures in
                l.range(figures.civilians) + " (" + l.say(CountWords.statusUnknown).lowercased()
                    + (l == .french ? "\u{A0}: " : ": ") + l.range(figures.statusUnknown) + ")"
            } ?? l.say(Self.nothing)
        return l.month(month.month) + (l == .french ? "\u{A0}: " : ": ") + value
    }

    private var finding: String {
        let l = language
        let known = months.compactMap { month in month.figures?.civilians.map { (month.month, $0) } }
        guard let worst = known.max(by: { $0.1.min < $1.1.min }) else { return l.say(Self.nothing) }
        return l.say(
            Phrase(
                fr:
                    "Le mois le plus grave est \(l.month(worst.0)) : \(l.range(worst.1)), \(CountWords.kind(kind).french)",
                en: "The gravest month is \(l.month(worst.0)): \(l.range(worst.1)), \(CountWords.kind(kind).english)"))
    }

    private var table: HTML {
        let l = language
        return """
            <table class="t fit nums"><thead><tr><th scope="col">\(Common.month, l)</th>\
            <th scope="col" class="num">\(CountWords.civilians, l)</th>\
            <th scope="col" class="num">\(CountWords.statusUnknown, l)</th></tr></thead><tbody>\
            \(HTML.each(months) { month in
                """
                <tr><th scope="row">\(l.month(month.month))</th>\
                <td class="num">\(month.figures.map { l.range($0.civilians) } ?? l.say(Self.nothing))</td>\
                <td class="num">\(month.figures.map { l.range($0.statusUnknown) } ?? l.say(Self.nothing))</td></tr>

                """
            })</tbody></table>
            """
    }

    private static let nothing = Phrase(fr: "aucun incident recensé", en: "no incident recorded")
    private static let unbounded = Phrase(fr: "sans maximum, ou nombre inconnu", en: "no maximum, or number unknown")
}
