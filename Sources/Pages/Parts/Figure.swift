public import Protection

/// A value of an indicator as people read it. Where there is none, the place for it is `nil` and reads unknown.
public enum Figure: Sendable {
    /// People or events.
    case count(CountRange)
    /// A rate or a duration, with its decimals and its unit ("pour 100 000").
    case measure(MeasureRange, places: Int, unit: Phrase? = nil)
    /// A part with its whole: "31 / 50".
    case part(Int, of: Int)
    /// A share of one that has no whole to show.
    case share(MeasureRange)

    /// The figure as text.
    func text(_ l: Language) -> String {
        switch self {
        case .count(let range): l.range(range)
        case .measure(let range, let places, let unit):
            l.range(range, places: places) + (unit.map { "\u{A0}" + l.say($0) } ?? "")
        case .part(let part, let whole): l.number(part) + "\u{A0}/\u{A0}" + l.number(whole)
        case .share(let range): l.range(range.scaled(by: 100), places: 0) + (l == .french ? "\u{A0}%" : "%")
        }
    }

    /// The figure as markup; parts of a whole keep their order in a line written right to left.
    func markup(_ l: Language) -> HTML {
        if case .part = self { return "<bdi>\(text(l))</bdi>" }
        return "\(text(l))"
    }
}

extension Figure? {
    /// The figure, or the word for unknown: never blank, never 0.
    func text(_ l: Language) -> String {
        self?.text(l) ?? l.say(Common.unknown)
    }
}
