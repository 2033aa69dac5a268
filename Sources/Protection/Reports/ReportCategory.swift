/// What a report is about.
public enum ReportCategory: String, CaseIterable, Sendable {
    case attack
    case armedMen = "armed_men"
    case threat
    case abduction
    /// People on the move, fleeing.
    case movement
    case roadblock
    case explosive
    case airStrike = "air_strike"
    case sexualViolence = "sexual_violence"
    case destruction
    case displacement
    /// Livestock or goods taken.
    case looting
    case other

    /// The label people read.
    public var label: Phrase {
        switch self {
        case .attack: Phrase(fr: "Attaque", en: "Attack")
        case .armedMen: Phrase(fr: "Présence d’hommes armés", en: "Armed men present")
        case .threat: Phrase(fr: "Menace ou ultimatum", en: "Threat or ultimatum")
        case .abduction: Phrase(fr: "Enlèvement", en: "Abduction")
        case .movement: Phrase(fr: "Fuite de population", en: "People fleeing")
        case .roadblock: Phrase(fr: "Route coupée", en: "Road cut")
        case .explosive: Phrase(fr: "Engin explosif", en: "Explosive device")
        case .airStrike: Phrase(fr: "Frappe aérienne", en: "Air strike")
        case .sexualViolence:
            Phrase(fr: "Violence sexuelle liée au conflit", en: "Conflict-related sexual violence")
        case .destruction: Phrase(fr: "Destruction de biens", en: "Destruction of property")
        case .displacement: Phrase(fr: "Déplacement forcé", en: "Forced displacement")
        case .looting: Phrase(fr: "Bétail ou biens pris", en: "Livestock or goods taken")
        case .other: Phrase(fr: "Autre", en: "Other")
        }
    }
}

/// What sort of message it is.
public enum ReportKind: String, CaseIterable, Sendable {
    /// Of a threat that is coming or under way.
    case alert
    /// Of something past, for the record.
    case incident
    case allClear = "all_clear"
    /// The sender wants no more messages.
    case optOut = "opt_out"
    case help
    case acknowledgement = "ack"
    /// May be a word agreed on for danger that this server does not know; shown, and answered like any other.
    case duress = "duress_unknown"
    case other
}
