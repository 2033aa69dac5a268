import Protection

/// What somebody wrote, whole, with the words that were not understood marked in it and listed beneath: for every page
/// on which a person judges a report.
public struct TextAsSaid: Hashable, Sendable {
    public let text: String
    /// In the letters of the text.
    public let notUnderstood: [String]

    public init(text: String, notUnderstood: [String]) {
        self.text = text
        self.notUnderstood = notUnderstood
    }

    /// The text and the list as markup.
    func markup(_ l: Language) -> HTML {
        """
        <blockquote class="told">\(marked)</blockquote>\
        \(HTML.when(!notUnderstood.isEmpty, list(l)))
        """
    }

    private func list(_ l: Language) -> HTML {
        "<p class=\"s\"><strong>\(Self.label, l)</strong> \(notUnderstood.joined(separator: " · "))</p>"
    }

    /// Each word not understood is marked where it stands; one that is not found (its letters were changed on the way)
    /// still stands in the list.
    private var marked: HTML {
        var pieces = HTML.none
        var rest = text[...]
        for word in notUnderstood where !word.isEmpty {
            guard let found = rest.firstRange(of: word) else { continue }
            pieces += HTML(escaping: String(rest[..<found.lowerBound]))
            pieces += "<mark>\(String(rest[found]))</mark>"
            rest = rest[found.upperBound...]
        }
        pieces += HTML(escaping: String(rest))
        return pieces
    }

    private static let label = Phrase(fr: "Non compris :", en: "Not understood:")
}
