public import Protection

/// What a person is trusted to do. A role opens nothing by itself: a grant joins it to a compartment for a time.
public enum Role: String, CaseIterable, Comparable, Sendable {
    /// Sends reports and hears what became of them.
    case monitor
    /// Checks what others hold to have happened.
    case verifier
    /// Turns reports into alerts, incidents and counts.
    case analyst
    /// Carries cases, with their evidence, identities and consents.
    case investigator
    /// Sequences the withdrawal and hands tasks over.
    case planner
    /// Shares with partners under agreements.
    case liaison
    /// Answers for keys, consents, grants and the fate of records, and reads no content.
    case custodian
    /// Reads the log and who may do what, and reads no content.
    case auditor
    /// Keeps the machine running, and reads no content.
    case `operator`

    public static func < (left: Role, right: Role) -> Bool { left.rawValue < right.rawValue }

    /// The name people see.
    public var words: Phrase {
        switch self {
        case .monitor: Phrase(fr: "Moniteur, monitrice", en: "Monitor")
        case .verifier: Phrase(fr: "Personne chargée de la vérification", en: "Verifier")
        case .analyst: Phrase(fr: "Analyste", en: "Analyst")
        case .investigator: Phrase(fr: "Personne chargée de l’enquête", en: "Investigator")
        case .planner: Phrase(fr: "Responsable de la planification", en: "Planner")
        case .liaison: Phrase(fr: "Responsable du partage", en: "Liaison")
        case .custodian: Phrase(fr: "Dépositaire", en: "Custodian")
        case .auditor: Phrase(fr: "Responsable de l’audit", en: "Auditor")
        case .operator: Phrase(fr: "Responsable technique", en: "Operator")
        }
    }
}
