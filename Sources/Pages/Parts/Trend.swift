import Protection

/// Earlier periods as bars the height of a line of text: solid to the minimum, outlined to the maximum, a hatched
/// stub where a period is unknown. Decoration for the eye only: the opened cell has the figures.
struct Trend {
    private let periods: [CountRange?]

    init(_ periods: [CountRange?]) {
        self.periods = periods
    }

    private static let height = 18.0

    var markup: HTML {
        guard periods.contains(where: { $0 != nil }) else { return .none }
        let scale = Double(max(periods.compactMap { $0.map { $0.max ?? $0.min } }.max() ?? 1, 1))
        var solid = ""
        var outline = ""
        var unknown = ""
        for (index, period) in periods.enumerated() {
            let x = index * 6
            guard let period else {
                unknown += "M\(x) 12h4v6h-4z"
                continue
            }
            solid += box(x, to: Double(period.min) / scale)
            let high = period.max.map(Double.init) ?? scale
            if high > Double(period.min) { outline += box(x, to: high / scale) }
        }
        let width = periods.count * 6
        return """
            <svg class="spark" width="\(width)" height="19" aria-hidden="true">\
            \(HTML.when(!outline.isEmpty, "<path class=\"hi\" d=\"\(outline)\"/>"))\
            \(HTML.when(!unknown.isEmpty, "<path class=\"unb\" d=\"\(unknown)\"/>"))\
            \(HTML.when(!solid.isEmpty, "<path class=\"lo\" d=\"\(solid)\"/>"))\
            <path class="ax0" d="M0 18.5h\(width)"/></svg>
            """
    }

    private func box(_ x: Int, to share: Double) -> String {
        guard share > 0 else { return "" }
        let top = HTML.coordinate(max(Self.height - share * Self.height, 0))
        return "M\(x) 18V\(top)h4V18z"
    }
}
