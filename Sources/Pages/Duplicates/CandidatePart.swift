public import Protection

/// Who, or what, among everything held may be the one just recorded: a part of the form it is recorded on. Each line leads
/// to the pair, where it is judged.
public struct CandidatePart: Sendable {
    /// One candidate.
    public struct Line: Sendable {
        /// `P-7K3M9QXA`, `I-2022-0331`.
        public let name: String
        public let probability: Double
        /// The two or three comparisons that weigh most, in words.
        public let reasons: [Phrase]
        /// The pair, to be judged.
        public let path: String

        public init(name: String, probability: Double, reasons: [Phrase], path: String) {
            self.name = name
            self.probability = probability
            self.reasons = reasons
            self.path = path
        }
    }

    /// Nil where nothing could be compared: that is not "none".
    public let lines: [Line]?

    public init(_ lines: [Line]?) {
        self.lines = lines
    }

    /// The part as a section of a page.
    public func markup(_ l: Language) -> HTML {
        """
        <section class="sheet" id="candidates" aria-labelledby="h-cand"><h2 id="h-cand">\(DuplicateWords.candidates, l)</h2>\
        \(content(l))</section>
        """
    }

    private func content(_ l: Language) -> HTML {
        guard let lines else { return "<p class=\"unk\">\(DuplicateWords.notCompared, l)</p>" }
        if lines.isEmpty { return "<p class=\"s\">\(DuplicateWords.noCandidate, l)</p>" }
        return """
            <ul class="list">\(HTML.each(lines) { line in
                """
                <li><strong>\(l.chance(line.probability))</strong> \(line.name) · \
                \(HTML.each(line.reasons, separator: ", ") { "\($0, l)" }) · <a href="\(line.path)">\(DuplicateWords.judge, l)</a></li>
                """
            })</ul>
            """
    }
}
