public import Protection

/// What must hold besides the role.
public enum Condition: UInt16, CaseIterable, Sendable {
    /// The record's area lies in the compartment.
    case area = 1
    /// The record's organisation lies in the compartment.
    case organisation = 2
    /// A case of the record lies in the compartment.
    case caseFile = 4
    /// A case of the record stands in the compartment by name; "all cases" is not enough.
    case namedCase = 8
    /// The compartment opens every mark the record bears.
    case marks = 16
    /// The person has proven again who they are, less than 5 minutes ago.
    case stepUp = 32
    /// Two persons have approved this very act.
    case twoPersons = 64
    /// The record is the asker's own.
    case own = 128
    /// The record is not the asker's own, and whose it is is known.
    case notOwn = 256
    /// The compartment holds the whole country: what is changed holds everywhere.
    case everyArea = 512

    /// One letter or figure for the table.
    public var symbol: String {
        switch self {
        case .area: "a"
        case .organisation: "o"
        case .caseFile: "c"
        case .namedCase: "C"
        case .marks: "m"
        case .stepUp: "s"
        case .twoPersons: "2"
        case .own: "w"
        case .notOwn: "n"
        case .everyArea: "A"
        }
    }

    /// The condition in words.
    public var words: Phrase {
        switch self {
        case .area: Phrase(fr: "zone dans le compartiment", en: "area in the compartment")
        case .organisation: Phrase(fr: "organisation dans le compartiment", en: "organisation in the compartment")
        case .caseFile: Phrase(fr: "dossier dans le compartiment", en: "case in the compartment")
        case .namedCase: Phrase(fr: "dossier nommé dans le compartiment", en: "case named in the compartment")
        case .marks: Phrase(fr: "toutes les marques ouvertes", en: "every mark opened")
        case .stepUp:
            Phrase(fr: "identité prouvée depuis moins de 5 minutes", en: "identity proven less than 5 minutes ago")
        case .twoPersons: Phrase(fr: "approuvé par deux personnes", en: "approved by two persons")
        case .own: Phrase(fr: "ce qui est à soi", en: "one’s own")
        case .notOwn: Phrase(fr: "ce qui n’est pas à soi", en: "not one’s own")
        case .everyArea: Phrase(fr: "toutes les zones dans le compartiment", en: "every area in the compartment")
        }
    }
}

/// All that must hold, at once.
public struct Conditions: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    public init(_ conditions: some Sequence<Condition>) {
        self.init(rawValue: conditions.reduce(0) { $0 | $1.rawValue })
    }

    public static let area = Conditions([Condition.area])
    public static let organisation = Conditions([Condition.organisation])
    public static let caseFile = Conditions([Condition.caseFile])
    public static let namedCase = Conditions([Condition.namedCase])
    public static let marks = Conditions([Condition.marks])
    public static let stepUp = Conditions([Condition.stepUp])
    public static let twoPersons = Conditions([Condition.twoPersons])
    public static let own = Conditions([Condition.own])
    public static let notOwn = Conditions([Condition.notOwn])
    public static let everyArea = Conditions([Condition.everyArea])

    /// Where a record lies: area, organisation and marks.
    public static let place: Conditions = [.area, .organisation, .marks]
    /// Place and case.
    public static let file: Conditions = [.area, .organisation, .caseFile, .marks]

    /// The conditions in it, in a fixed order.
    public var members: [Condition] { Condition.allCases.filter { rawValue & $0.rawValue != 0 } }

    /// The letters of the table; "•" where nothing more is asked.
    public var symbols: String { isEmpty ? "•" : members.map(\.symbol).joined() }
}
