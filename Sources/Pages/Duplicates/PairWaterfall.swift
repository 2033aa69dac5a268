public import Protection

/// Where the probability of a pair comes from: a start, a weight for each comparison, their sum.
public struct PairWaterfall: Sendable {
    /// One comparison.
    public struct Step: Sendable {
        public let what: Phrase
        public let level: Phrase
        /// Natural logarithm of odds.
        public let weight: Double
        /// Whether nothing was said, so that it weighs nothing.
        public let isUnsaid: Bool

        public init(what: Phrase, level: Phrase, weight: Double, isUnsaid: Bool) {
            self.what = what
            self.level = level
            self.weight = weight
            self.isUnsaid = isUnsaid
        }
    }

    public let start: Double
    public let steps: [Step]
    public let calibration: Double
    public let probability: Double

    public init(start: Double, steps: [Step], calibration: Double, probability: Double) {
        self.start = start
        self.steps = steps
        self.calibration = calibration
        self.probability = probability
    }

    /// The rows that are drawn: those that say something, with where the running sum stood before each and after it, in
    /// powers of two.
    private var bars: [(what: Phrase, level: Phrase, from: Double, to: Double)] {
        let two = 0.693_147_180_559_945_3
        var at = start / two
        var rows: [(Phrase, Phrase, Double, Double)] = [(DuplicateWords.atStart, Self.odds(start), 0, at)]
        for step in steps where !step.isUnsaid || abs(step.weight) > 0.05 {
            rows.append((step.what, step.level, at, at + step.weight / two))
            at += step.weight / two
        }
        if abs(calibration) > 0.05 {
            rows.append((DuplicateWords.calibration, DuplicateWords.calibrationNote, at, at + calibration / two))
        }
        return rows
    }

    /// "one pair in 590": how rare such pairs are before anything is compared.
    private static func odds(_ start: Double) -> Phrase {
        guard start < 0, start > -40 else { return Phrase(fr: "", en: "") }
        var count = 1.0
        var rest = -start
        // e^x by halves, so that the page needs no library of mathematics.
        while rest > 0.693_147_180_559_945_3 { (count, rest) = (count * 2, rest - 0.693_147_180_559_945_3) }
        count *= 1 + rest + rest * rest / 2 + rest * rest * rest / 6
        let rounded = Int(count.rounded())
        return Phrase(
            fr: "une paire sur \(Language.french.number(rounded))",
            en: "one pair in \(Language.english.number(rounded))")
    }

    /// The table with its bars.
    func markup(_ l: Language) -> HTML {
        let bars = bars
        let ends = bars.flatMap { [$0.from, $0.to] }
        let low = min(ends.min() ?? 0, 0).rounded(.down) - 1
        let high = max(ends.max() ?? 0, 0).rounded(.up) + 1
        func place(_ value: Double) -> Double { (value - low) / (high - low) * 100 }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(DuplicateWords.weights, l)">\
            <table class="t cards gantt falls"><thead><tr><th scope="col">\(DuplicateWords.comparison, l)</th>\
            <th scope="col" class="num">\(DuplicateWords.weight, l)</th><th scope="col">\(DuplicateWords.sumSoFar, l) \
            \(l.number(low, places: 0)) \(DuplicateWords.to, l) \(l.number(high, places: 0))</th></tr></thead><tbody>\
            \(HTML.each(bars) { bar in row(bar, place, l) })\
            <tr><th scope="row">\(DuplicateWords.sum, l)</th><td class="num"><strong>\
            \(l.difference(bars.last?.to ?? 0))</strong></td><td class="full"><strong>\(l.chance(probability))</strong> \
            \(DuplicateWords.thatOne, l)</td></tr></tbody></table></div>
            <ul class="legend"><li><svg width="14" height="14" aria-hidden="true"><rect class="up" width="14" height="14"/></svg>\
            \(DuplicateWords.speaksFor, l)</li><li><svg width="14" height="14" aria-hidden="true"><rect class="dn" width="14" height="14"/></svg>\
            \(DuplicateWords.speaksAgainst, l)</li><li><svg width="8" height="14" aria-hidden="true"><line class="now" x1="4" x2="4" y2="14"/></svg>\
            \(DuplicateWords.runningLine, l)</li></ul>
            """
    }

    private func row(
        _ bar: (what: Phrase, level: Phrase, from: Double, to: Double), _ place: (Double) -> Double, _ l: Language
    ) -> HTML {
        let (from, to) = (place(bar.from), place(bar.to))
        let kind: HTML = bar.to >= bar.from ? "up" : "dn"
        return """
            <tr><th scope="row">\(l.sentenceCase(l.say(bar.what)))<br><small>\(bar.level, l)</small></th><td class="num">\
            \(l.difference(bar.to - bar.from))</td><td class="full track"><svg width="100%" height="26" aria-hidden="true">\
            <line class="ax0" x1="\(at: place(0))%" x2="\(at: place(0))%" y1="0" y2="26"/>\
            <rect class="\(kind)" x="\(at: min(from, to))%" width="\(at: abs(to - from))%" y="6" height="14"/>\
            <line class="now" x1="\(at: to)%" x2="\(at: to)%" y1="6" y2="26"/></svg></td></tr>
            """
    }
}
