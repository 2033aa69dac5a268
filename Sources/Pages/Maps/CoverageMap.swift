public import Protection

/// Whose voice is missing, as a map: the darker an area, the fewer of those expected were heard. An area where nobody is
/// expected is hatched, for there coverage is unknown.
public struct CoverageMap: Sendable {
    /// One area in the week shown.
    public struct Fill: Sendable {
        public let ref: AreaRef
        public let name: String
        /// 0 where nobody is expected.
        public let expected: Int
        public let heard: Int

        public init(ref: AreaRef, name: String, expected: Int, heard: Int) {
            self.ref = ref
            self.name = name
            self.expected = expected
            self.heard = heard
        }

        /// How it is drawn.
        var tone: Tone {
            guard expected > 0 else { return .unknown }
            if heard == 0 { return .nobody }
            return 100 * heard < leastCoveragePercent * expected ? .few : .enough
        }
    }

    enum Tone: String, CaseIterable {
        case enough = "v2"
        case few = "v1"
        case nobody = "v0"
        case unknown = "hu"

        var words: Phrase {
            switch self {
            case .enough:
                Phrase(fr: "\(leastCoveragePercent) % ou plus entendus", en: "\(leastCoveragePercent)% or more heard")
            case .few: Phrase(fr: "moins de \(leastCoveragePercent) %", en: "under \(leastCoveragePercent)%")
            case .nobody: Phrase(fr: "personne n’a été entendu", en: "nobody heard")
            case .unknown: Phrase(fr: "personne n’est attendu : inconnu", en: "nobody expected: unknown")
            }
        }
    }

    /// Nil where there is no outline to draw.
    public let outline: MapOutline?
    public let fills: [Fill]
    /// What the map shows, and when.
    public let title: Phrase
    /// A section of the page that says the same in a table.
    public let table: String

    public init(outline: MapOutline?, fills: [Fill], title: Phrase, table: String) {
        self.outline = outline
        self.fills = fills
        self.title = title
        self.table = table
    }

    /// The map as a section of a page.
    func markup(_ l: Language) -> HTML {
        guard let outline, !outline.shapes.isEmpty else { return .none }
        let frame = outline.projection
        return """
            <section class="sheet mapbox" aria-labelledby="h-voices"><h2 id="h-voices">\(title, l)</h2>
            <p class="vh"><a href="#\(table)">\(Self.skip, l)</a></p>
            <div class="map" data-map>\
            <svg class="land" viewBox="0 0 \(at: frame.width) \(at: frame.height)" role="img" aria-label="\(finding(l))">\
            <defs>\(outline.definitions)</defs>\(HTML.each(fills) { shape($0, in: outline, l) })</svg></div>
            <ul class="legend">\(HTML.each(Tone.allCases) { tone in
                "<li><svg width=\"18\" height=\"12\" aria-hidden=\"true\"><rect class=\"\(tone.rawValue)\" width=\"18\" height=\"12\"/>\(hatch(tone))</svg>\(tone.words, l)</li>"
            })</ul></section>
            """
    }

    private func shape(_ fill: Fill, in outline: MapOutline, _ l: Language) -> HTML {
        guard let position = outline.position(of: fill.ref) else { return .none }
        let over: HTML = HTML.when(fill.tone == .unknown, "<use href=\"#a\(position)\" class=\"low\"/>")
        return """
            <g class="area"><title>\(sentence(fill, l))</title><use href="#a\(position)" class="\(fill.tone.rawValue)"/>\(over)</g>
            """
    }

    private func hatch(_ tone: Tone) -> HTML {
        HTML.when(tone == .unknown, "<rect class=\"low\" width=\"18\" height=\"12\"/>")
    }

    private func sentence(_ fill: Fill, _ l: Language) -> String {
        guard fill.expected > 0 else { return fill.name + ", " + l.say(Tone.unknown.words) }
        let (heard, expected) = (l.number(fill.heard), l.number(fill.expected))
        return fill.name + ", "
            + l.say(Phrase(fr: "\(heard) sur \(expected) entendus", en: "\(heard) of \(expected) heard"))
    }

    private func finding(_ l: Language) -> String {
        let watched = fills.filter { $0.expected > 0 }
        let low = watched.count { $0.tone != .enough }
        return l.say(
            Phrase(
                fr: "zones sous \(leastCoveragePercent) % : \(l.number(low)) sur \(l.number(watched.count)) ; "
                    + "où personne n’est attendu : \(l.number(fills.count - watched.count))",
                en: "areas under \(leastCoveragePercent)%: \(l.number(low)) of \(l.number(watched.count)); "
                    + "where nobody is expected: \(l.number(fills.count - watched.count))"))
    }

    private static let skip = Phrase(
        fr: "Passer la carte : les mêmes chiffres en tableau", en: "Skip the map: the same figures in a table")
}
