/// How a written name met a place.
public enum MatchCloseness: Int, Comparable, CaseIterable, Sendable {
    /// Letter by letter, but for case and accents.
    case written = 0
    /// The same by sound: Kuna for Kouna.
    case sounded = 1
    /// One part of a name of several: Kouna for Kouna-Bélé.
    case part = 2
    /// The same consonants, from Arabic letters.
    case skeleton = 3
    /// One letter off.
    case oneLetter = 4
    /// Two letters off.
    case twoLetters = 5

    public static func < (left: MatchCloseness, right: MatchCloseness) -> Bool { left.rawValue < right.rawValue }
}

/// One place a written name may mean.
public struct PlaceCandidate: Hashable, Sendable {
    public let place: NamedPlace
    /// The name of the place that was met.
    public let name: String
    public let closeness: MatchCloseness
    /// Whether it lies in the areas asked about.
    public let isWithin: Bool

    public init(place: NamedPlace, name: String, closeness: MatchCloseness, isWithin: Bool) {
        self.place = place
        self.name = name
        self.closeness = closeness
        self.isWithin = isWithin
    }
}

/// What a gazetteer answers about a written name. It chooses only where there is nothing to choose.
public enum PlaceAnswer: Hashable, Sendable {
    /// One place within the areas, and none other as close.
    case found(PlaceCandidate)
    /// Several as close as each other, or one that is two letters off; a person chooses. Never empty, nearest first.
    case ambiguous([PlaceCandidate])
    /// Nothing within the areas; these lie elsewhere. Never empty.
    case elsewhere([PlaceCandidate])
    /// Nothing near.
    case unknown

    /// The place, where it is certain.
    public var place: NamedPlace? {
        if case .found(let candidate) = self { candidate.place } else { nil }
    }

    /// All candidates, nearest first.
    public var candidates: [PlaceCandidate] {
        switch self {
        case .found(let candidate): [candidate]
        case .ambiguous(let candidates), .elsewhere(let candidates): candidates
        case .unknown: []
        }
    }
}
