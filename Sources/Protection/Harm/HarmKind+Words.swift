extension HarmKind {
    /// Whom or what it befell, as the head of a line or a column.
    public var words: Phrase {
        switch self {
        case .killed: Phrase(fr: "personnes tuées", en: "people killed")
        case .injured: Phrase(fr: "personnes blessées", en: "people injured")
        case .missing: Phrase(fr: "personnes portées disparues", en: "people missing")
        case .abducted: Phrase(fr: "personnes enlevées", en: "people abducted")
        case .displaced: Phrase(fr: "personnes déplacées", en: "people displaced")
        case .property: Phrase(fr: "dégâts matériels", en: "damage to property")
        case .sexualViolence:
            Phrase(fr: "violences sexuelles (compte seul)", en: "sexual violence (count only)")
        }
    }
}

extension CivilianStatus {
    /// The column of a table.
    public var words: Phrase {
        switch self {
        case .civilian: Phrase(fr: "civils", en: "civilians")
        case .combatant: Phrase(fr: "combattants", en: "combatants")
        case .unknown: Phrase(fr: "statut inconnu", en: "status unknown")
        }
    }
}

extension IncidentClaim.Access {
    /// Whether the source could reach the place, in words.
    public var words: Phrase {
        switch self {
        case .present: Phrase(fr: "présente sur place", en: "was there")
        case .visited: Phrase(fr: "s’est rendue sur place", en: "went there")
        case .remote: Phrase(fr: "à distance", en: "from afar")
        case .refused: Phrase(fr: "accès refusé", en: "access refused")
        case .unknown: Phrase(fr: "inconnu", en: "unknown")
        }
    }
}

extension IncidentClaim.AllegedActor.Role {
    /// The part an alleged actor had, in words.
    public var words: Phrase {
        switch self {
        case .perpetrator: Phrase(fr: "auteur présumé", en: "alleged perpetrator")
        case .participant: Phrase(fr: "participant présumé", en: "alleged participant")
        case .command: Phrase(fr: "commandement présumé", en: "alleged command")
        }
    }
}
