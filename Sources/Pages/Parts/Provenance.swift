import Protection

/// Where a figure comes from. No mark: as the source has it.
public enum Provenance: String, CaseIterable, Sendable {
    case source, computed, assumed

    /// The mark that stands on the figure.
    func mark(_ language: Language) -> HTML {
        switch self {
        case .source: .none
        case .computed: "<span class=\"pv\">\(Common.computed, language)</span>"
        case .assumed: "<span class=\"pv as\">\(Common.assumed, language)</span>"
        }
    }
}

/// Reporting coverage of an area: the share of expected sources that did report.
public struct Coverage: Hashable, Sendable {
    /// 0–1.
    public let share: Double
    public let provenance: Provenance
    /// Reports received and expected, where counted.
    public let received: Int?
    public let expected: Int?

    public init(share: Double, provenance: Provenance, received: Int? = nil, expected: Int? = nil) {
        self.share = share
        self.provenance = provenance
        self.received = received
        self.expected = expected
    }

    /// Whether nothing may read met under it.
    public var isLow: Bool { !(share >= leastCoverage) }

    /// The figure, underlined where assumed, with a plain word where it is low.
    func markup(_ language: Language) -> HTML {
        let figure: HTML = "\(language.percent(share))"
        return """
            \(provenance == .assumed ? "<span class=\"as-v\">\(figure)</span>" as HTML : figure)\
            \(HTML.when(isLow, " <span class=\"pv\">\(Coverage.lowMark, language)</span>"))
            """
    }

    static let lowMark = Phrase(fr: "< 60 %", en: "< 60%")
}
