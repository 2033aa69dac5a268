/// The lists of codes of casualty recording (OHCHR, Guidance on Casualty Recording, 2019; SDG indicator 16.1.2). Codes
/// are fixed, so that figures stay comparable; an operation gives them words of its own, and may stop offering some.
public enum CasualtyList: String, CaseIterable, Sendable {
    case sex, age, status, cause

    /// Every code of the list with the product's own words, in their order.
    public var codes: [(code: String, label: Phrase)] {
        switch self {
        case .sex: PersonSex.allCases.map { ($0.rawValue, $0.label) }
        case .age: AgeBand.allCases.map { ($0.rawValue, $0.label) }
        case .status: PersonStatus.allCases.map { ($0.rawValue, $0.label) }
        case .cause: HarmCause.allCases.map { ($0.rawValue, $0.label) }
        }
    }

    /// The code for what is not known: it is always offered, for nobody may be pressed to guess.
    public static let unknown = "unknown"

    public var label: Phrase {
        switch self {
        case .sex: Phrase(fr: "Sexe", en: "Sex")
        case .age: Phrase(fr: "Tranche d’âge", en: "Age band")
        case .status: Phrase(fr: "Statut", en: "Status")
        case .cause: Phrase(fr: "Cause", en: "Cause")
        }
    }
}

/// The words in force for the codes of casualty recording: an operation's own where it has some, else the product's.
public struct CasualtyWords: Hashable, Sendable {
    /// What an operation made of one code.
    public struct Entry: Hashable, Sendable {
        public let label: Phrase
        /// Whether forms offer it. What was recorded under it stays.
        public let isOffered: Bool

        public init(label: Phrase, isOffered: Bool) {
            self.label = label
            self.isOffered = isOffered
        }
    }

    private let own: [CasualtyList: [String: Entry]]

    public init(_ own: [CasualtyList: [String: Entry]] = [:]) {
        self.own = own
    }

    public func entry(_ list: CasualtyList, _ code: String) -> Entry? {
        own[list]?[code] ?? list.codes.first { $0.code == code }.map { Entry(label: $0.label, isOffered: true) }
    }

    public func label(_ sex: PersonSex) -> Phrase { entry(.sex, sex.rawValue)?.label ?? sex.label }
    public func label(_ age: AgeBand) -> Phrase { entry(.age, age.rawValue)?.label ?? age.label }
    public func label(_ status: PersonStatus) -> Phrase { entry(.status, status.rawValue)?.label ?? status.label }
    public func label(_ cause: HarmCause) -> Phrase { entry(.cause, cause.rawValue)?.label ?? cause.label }

    /// What a form offers, in the order of the list; unknown is always among it.
    public func offered(_ list: CasualtyList) -> [(code: String, label: Phrase)] {
        list.codes.compactMap { code, _ in
            guard let entry = entry(list, code), entry.isOffered || code == CasualtyList.unknown else { return nil }
            return (code, entry.label)
        }
    }
}
