public import Protection

/// A failure as a person meets it: what happened, where, and what to do about it. Every door turns it into its own form
/// (an exit code, a problem document) in one place.
public struct Refusal: Error, Sendable {
    /// What sort of failure it is; each door maps it once.
    public enum Kind: Sendable {
        /// The data were refused, or have no feasible answer.
        case data
        case usage
        case store
        case cancelled
        case verification
        case notFound
        /// Nobody foresaw it: a fault of the program.
        case fault
    }

    public let kind: Kind
    /// A stable word for programs.
    public let code: String
    public let message: Phrase
    /// A file, a line, a column, a constraint.
    public let place: String?
    public let remedy: Phrase?

    public init(_ kind: Kind, code: String, message: Phrase, place: String? = nil, remedy: Phrase? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.place = place
        self.remedy = remedy
    }

    /// From sentences, the last of which says what to do; where there is one alone, it says what happened.
    public init(_ kind: Kind, code: String, told: Phrase, place: String? = nil) {
        let (french, english) = (Self.parted(told.french), Self.parted(told.english))
        var remedy: Phrase?
        if let fr = french.remedy, let en = english.remedy { remedy = Phrase(fr: fr, en: en) }
        self.init(
            kind, code: code,
            message: remedy == nil ? told : Phrase(fr: french.message, en: english.message), place: place,
            remedy: remedy)
    }

    private static func parted(_ text: String) -> (message: String, remedy: String?) {
        guard let gap = text.ranges(of: ". ").last else { return (text, nil) }
        return (String(text[..<gap.lowerBound]) + ".", String(text[gap.upperBound...]))
    }

    /// The same failure with a place, where it names none itself.
    public func placed(at place: String) -> Refusal {
        Refusal(kind, code: code, message: message, place: self.place ?? place, remedy: remedy)
    }

    /// Message and remedy in one paragraph.
    public func sentence(in language: Language) -> String {
        // Some modules end their sentence with the remedy; it is not said twice.
        let said = message[language]
        guard let remedy = remedy?[language], !said.contains(remedy) else { return said }
        return said + " " + remedy
    }
}
