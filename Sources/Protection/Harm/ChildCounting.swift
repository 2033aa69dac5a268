/// The six grave violations against children (Security Council resolution 1612, 2005), and in what each is counted.
public enum GraveViolation: String, CaseIterable, Sendable {
    case killingAndMaiming = "killing_maiming"
    case recruitment
    case sexualViolence = "sexual_violence"
    case abduction
    case attackOnSchoolOrHospital = "school_hospital"
    case denialOfAid = "denial_of_aid"

    /// In what a violation is counted. Children and incidents are never added up.
    public enum Unit: String, Sendable { case children, incidents }

    public var unit: Unit {
        switch self {
        case .killingAndMaiming, .recruitment, .sexualViolence, .abduction: .children
        case .attackOnSchoolOrHospital, .denialOfAid: .incidents
        }
    }
}

/// Words that say a number without giving it, and what they bound. Proposals of the product, editable by each operation;
/// none bounds from above unless the word does.
public struct SpokenNumber: Hashable, Sendable {
    /// As it is said, in lower case: "plusieurs", "une dizaine", "many".
    public let word: String
    public let range: CountRange

    public init(_ word: String, _ range: CountRange) {
        self.word = word
        self.range = range
    }

    /// The built-in list, French and English.
    public static let builtIn: [SpokenNumber] = [
        .init("un couple", CountRange(min: 2, max: 2)), .init("a couple", CountRange(min: 2, max: 2)),
        .init("quelques", CountRange(min: 2, max: nil)), .init("a few", CountRange(min: 2, max: nil)),
        .init("plusieurs", CountRange(min: 2, max: nil)), .init("several", CountRange(min: 2, max: nil)),
        .init("une dizaine", CountRange(min: 7, max: 15)), .init("about ten", CountRange(min: 7, max: 15)),
        .init("une vingtaine", CountRange(min: 15, max: 25)), .init("about twenty", CountRange(min: 15, max: 25)),
        .init("une trentaine", CountRange(min: 25, max: 35)), .init("about thirty", CountRange(min: 25, max: 35)),
        .init("une cinquantaine", CountRange(min: 45, max: 55)), .init("about fifty", CountRange(min: 45, max: 55)),
        .init("beaucoup", CountRange(min: 3, max: nil)), .init("many", CountRange(min: 3, max: nil)),
        .init("des dizaines", CountRange(min: 20, max: nil)), .init("dozens", CountRange(min: 24, max: nil)),
        .init("une centaine", CountRange(min: 80, max: 120)), .init("about a hundred", CountRange(min: 80, max: 120)),
        .init("des centaines", CountRange(min: 200, max: nil)), .init("hundreds", CountRange(min: 200, max: nil)),
    ]

    /// What a phrase bounds: a word of the list, or a group whose size it names ("une famille de 7", "family of 7").
    /// Nil where it says no number: unknown, never zero.
    public static func bounds(of phrase: String, in list: [SpokenNumber] = builtIn) -> CountRange? {
        let text = phrase.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if let known = list.first(where: { $0.word == text }) { return known.range }
        for head in ["famille de ", "une famille de ", "family of ", "a family of ", "groupe de ", "group of "]
        where text.hasPrefix(head) {
            guard let size = Int(text.dropFirst(head.count)), (1...100_000).contains(size) else { return nil }
            return CountRange(exactly: size)
        }
        return nil
    }
}

/// Recorded harm per 100,000 people of an area, with what it was divided by.
public struct HarmRate: Hashable, Sendable {
    /// Both ends per 100,000; the upper one is nil where the count has none.
    public let min: Double
    public let max: Double?
    /// Where the population figure is from, and of what year.
    public let source: String
    public let year: Int

    /// Nil where the population is unknown or not above zero.
    public init?(_ count: CountRange, of persons: Int?, source: String, year: Int) {
        guard let persons, persons > 0 else { return nil }
        min = Double(count.min) * 100_000 / Double(persons)
        max = count.max.map { Double($0) * 100_000 / Double(persons) }
        self.source = source
        self.year = year
    }
}
