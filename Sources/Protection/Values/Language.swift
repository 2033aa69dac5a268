/// A language the product speaks. French comes first: it is the working language of those it serves.
public enum Language: String, CaseIterable, Sendable {
    case french = "fr"
    case english = "en"
}

/// The same sentence in every language the product speaks.
public struct Phrase: Hashable, Sendable {
    public let french: String
    public let english: String

    public init(fr french: String, en english: String) {
        self.french = french
        self.english = english
    }

    public subscript(language: Language) -> String {
        switch language {
        case .french: french
        case .english: english
        }
    }
}
