public import Protection

/// What makes a record more dangerous than its neighbours: it opens only where the compartment opens the mark too.
public enum Mark: String, CaseIterable, Sendable {
    /// It speaks of a child.
    case child
    /// It speaks of sexual violence.
    case sexualViolence
    /// It speaks of someone who informs, and could betray them.
    case informant
    /// It alleges harm by the force of those who hold the record.
    case ownForceImplicated

    /// The name people see.
    public var words: Phrase {
        switch self {
        case .child: Phrase(fr: "Enfant", en: "Child")
        case .sexualViolence: Phrase(fr: "Violences sexuelles", en: "Sexual violence")
        case .informant: Phrase(fr: "Personne qui informe", en: "Person who informs")
        case .ownForceImplicated: Phrase(fr: "Propre force mise en cause", en: "Own force implicated")
        }
    }

    fileprivate var bit: UInt8 {
        switch self {
        case .child: 1
        case .sexualViolence: 2
        case .informant: 4
        case .ownForceImplicated: 8
        }
    }
}

/// A set of marks, small enough to compare in one step.
public struct Marks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    public init(_ marks: some Sequence<Mark>) {
        self.init(rawValue: marks.reduce(0) { $0 | $1.bit })
    }

    public static let child = Marks([Mark.child])
    public static let sexualViolence = Marks([Mark.sexualViolence])
    public static let informant = Marks([Mark.informant])
    public static let ownForceImplicated = Marks([Mark.ownForceImplicated])
    /// Every mark there is.
    public static let all = Marks(Mark.allCases)

    /// The marks in it, in a fixed order.
    public var members: [Mark] { Mark.allCases.filter { rawValue & $0.bit != 0 } }
}
