import Protection

extension Provenance {
    /// The mark that stands on a figure; what the source has as it is carries none.
    func mark(_ language: Language) -> HTML {
        switch self {
        case .source: .none
        case .computed: "<span class=\"pv\">\(Common.computed, language)</span>"
        case .assumed: "<span class=\"pv as\">\(Common.assumed, language)</span>"
        }
    }
}

extension Coverage {
    /// Whether nothing may read met under it. A share that cannot be told is as low as one that is.
    var isLow: Bool { (share ?? 0) < leastCoverage }

    /// The share as people read it, rounded down: 59.9 % must not read as the 60 % it falls short of.
    func text(_ language: Language) -> String {
        // The little is for shares such as 0.58, which times 100 fall just short of the whole number they are.
        share.map { language.percent(($0 * 100 + 1e-9).rounded(.down) / 100) } ?? language.say(Common.unknown)
    }

    /// The figure, underlined where assumed, marked where it is low.
    func markup(_ language: Language) -> HTML {
        let figure = text(language)
        return """
            \(provenance == .assumed ? "<span class=\"as-v\">\(figure)</span>" as HTML : "\(figure)")\
            \(HTML.when(isLow && share != nil, " <span class=\"pv\">\(Common.underSixty, language)</span>"))
            """
    }
}
