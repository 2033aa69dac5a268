/// The name of an area: its code under a scheme. A code alone is never a key, since schemes change
/// (ML0704 of 2017 is ML10 of 2021).
public struct AreaRef: Hashable, Comparable, Sendable {
    /// The scheme with its year: "COD-AB 2021", "ucdp-adm1".
    public let scheme: String
    /// The P-code, or the name where the scheme has none.
    public let code: String

    public init(scheme: String, code: String) {
        self.scheme = scheme
        self.code = code
    }

    /// From `SCHEME:CODE`, as people type it, or from `NAME · SCHEME:CODE`, as a form offers it; the code is what follows the
    /// last colon. Nil where one of the two is missing.
    public init?(typed text: String) {
        let text = text.lastIndex(of: "·").map { String(text[text.index(after: $0)...]) } ?? text
        guard let colon = text.lastIndex(of: ":") else { return nil }
        scheme = String(text[..<colon].trimmed)
        code = String(text[text.index(after: colon)...].trimmed)
        if scheme.isEmpty || code.isEmpty { return nil }
    }

    /// `SCHEME:CODE`.
    public var typed: String { scheme + ":" + code }

    public static func < (left: AreaRef, right: AreaRef) -> Bool {
        (left.scheme, left.code) < (right.scheme, right.code)
    }
}

/// An administrative area as one scheme draws it.
public struct Area: Hashable, Sendable {
    public let ref: AreaRef
    public let name: String
    /// 0 country, 1 region, 2 cercle, 3 commune.
    public let level: Int
    /// The area that contains this one, in the same scheme.
    public let parent: AreaRef?
    /// The first day the scheme was in force, where known.
    public let validFrom: Day?
    /// The outline; nil where the scheme gives none, and what depends on it then reads unknown.
    public let outline: Outline?
    /// A point that stands for the area: its chief town, or the centre of its outline.
    public let point: Coordinate?

    public init(
        ref: AreaRef, name: String, level: Int, parent: AreaRef? = nil, validFrom: Day? = nil,
        outline: Outline? = nil, point: Coordinate? = nil
    ) {
        self.ref = ref
        self.name = name
        self.level = level
        self.parent = parent
        self.validFrom = validFrom
        self.outline = outline
        self.point = point
    }
}

/// That an area of one scheme is, wholly or in part, an area of another.
public struct Crosswalk: Hashable, Sendable {
    public let from: AreaRef
    public let to: AreaRef
    /// The share of `from` that lies in `to`, 0–1; nil where unknown.
    public let share: Double?

    public init(from: AreaRef, to: AreaRef, share: Double?) {
        self.from = from
        self.to = to
        self.share = share
    }
}

/// How many people live in an area, by one source in one year.
public struct Population: Hashable, Sendable {
    public let area: AreaRef
    public let year: Int
    public let persons: Int
    public let source: String

    public init(area: AreaRef, year: Int, persons: Int, source: String) {
        self.area = area
        self.year = year
        self.persons = persons
        self.source = source
    }
}
