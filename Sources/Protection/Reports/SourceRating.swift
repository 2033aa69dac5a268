/// How far a source has been right before (the letters of the Admiralty scale, NATO AJP-2.1). Evidence beneath the two
/// grades, never a grade of its own.
public enum SourceReliability: String, CaseIterable, Sendable {
    case reliable = "A"
    case usuallyReliable = "B"
    case fairlyReliable = "C"
    case notUsuallyReliable = "D"
    case unreliable = "E"
    /// Nothing to go by: what a new source starts with. Not the lowest step of the ladder but off it.
    case cannotBeJudged = "F"

    /// What the letter says.
    public var phrase: Phrase {
        switch self {
        case .reliable: Phrase(fr: "fiable", en: "reliable")
        case .usuallyReliable: Phrase(fr: "habituellement fiable", en: "usually reliable")
        case .fairlyReliable: Phrase(fr: "assez fiable", en: "fairly reliable")
        case .notUsuallyReliable: Phrase(fr: "habituellement peu fiable", en: "not usually reliable")
        case .unreliable: Phrase(fr: "non fiable", en: "unreliable")
        case .cannotBeJudged: Phrase(fr: "ne peut être jugée", en: "cannot be judged")
        }
    }
}

/// How well what was said fits what is known (the figures of the same scale).
public enum InformationCredibility: Int, CaseIterable, Sendable {
    case confirmed = 1
    case probable = 2
    case possible = 3
    case doubtful = 4
    case improbable = 5
    /// Nothing to compare it with.
    case cannotBeJudged = 6

    /// What the figure says.
    public var phrase: Phrase {
        switch self {
        case .confirmed: Phrase(fr: "confirmée par d’autres sources", en: "confirmed by other sources")
        case .probable: Phrase(fr: "concorde avec ce qui est su", en: "fits what is known")
        case .possible: Phrase(fr: "concorde en partie", en: "fits in part")
        case .doubtful: Phrase(fr: "douteuse", en: "doubtful")
        case .improbable: Phrase(fr: "contredite par ce qui est su", en: "contradicted by what is known")
        case .cannotBeJudged: Phrase(fr: "ne peut être jugée", en: "cannot be judged")
        }
    }
}

/// Both judgements side by side, written "B2".
public struct SourceRating: Hashable, Sendable, CustomStringConvertible {
    public let reliability: SourceReliability
    public let credibility: InformationCredibility

    public init(_ reliability: SourceReliability, _ credibility: InformationCredibility) {
        self.reliability = reliability
        self.credibility = credibility
    }

    /// A rating written "B2" or "b 2"; nil where it is none.
    public init?(_ text: some StringProtocol) {
        let signs = text.uppercased().filter { !$0.isWhitespace && $0 != "/" }
        guard signs.count == 2, let letter = signs.first, let figure = signs.last,
            let reliability = SourceReliability(rawValue: String(letter)),
            let credibility = figure.wholeNumberValue.flatMap(InformationCredibility.init(rawValue:))
        else { return nil }
        self.init(reliability, credibility)
    }

    /// Nobody has judged yet.
    public static let unjudged = SourceRating(.cannotBeJudged, .cannotBeJudged)

    public var description: String { reliability.rawValue + String(credibility.rawValue) }
}
