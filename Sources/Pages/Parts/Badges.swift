import Protection

extension BenchmarkState {
    /// Shape and word together.
    func badge(_ language: Language) -> HTML {
        "<span class=\"st \(mark)\">\(Sprite.shape(mark))\(word, language)</span>"
    }
}

/// The octagon with its word or the benchmark it stands for.
func vetoBadge(_ text: String) -> HTML {
    "<span class=\"veto\">\(Sprite.shape("veto"))\(text)</span>"
}

/// One line of figures at the head of a page: label, value, and its source or limit under it.
struct Fact {
    let label: String
    let value: HTML
    let note: HTML

    static func list(_ facts: [Fact]) -> HTML {
        """
        <dl class="facts">\(HTML.each(facts) { fact in
            "<div><dt>\(fact.label)</dt><dd class=\"v\">\(fact.value)</dd><dd>\(fact.note)</dd></div>\n"
        })</dl>
        """
    }
}

/// A bar from zero: solid to the minimum, outlined to the maximum, hatched to the edge where there is no maximum.
func rangeBar(_ range: CountRange, of scale: Int) -> HTML {
    let scale = Double(max(scale, 1))
    let low = min(Double(range.min) / scale, 1) * 100
    let high = range.max.map { min(Double($0) / scale, 1) * 100 } ?? 100
    let kind: HTML = range.max == nil ? "unb" : "hi"
    return """
        <svg class="bar" width="100%" height="12" aria-hidden="true">\
        \(HTML.when(high > low, "<rect class=\"\(kind)\" x=\"\(at: low)%\" y=\"1.5\" width=\"\(at: high - low)%\" height=\"9\"/>"))\
        \(HTML.when(low > 0, "<rect class=\"lo\" y=\"1\" width=\"\(at: low)%\" height=\"10\"/>"))</svg>
        """
}
