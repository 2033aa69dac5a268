/// The lists of codes of casualty recording (OHCHR, Guidance on Casualty Recording, 2019; SDG indicator 16.1.2). The
/// standard codes are fixed, so that figures stay comparable; an operation gives them words and an order of its own, adds
/// finer ones beneath them, and may stop offering some.
public enum CasualtyList: String, CaseIterable, Sendable {
    case sex, age, status, cause

    /// Every standard code of the list with the product's own words, in their order.
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
