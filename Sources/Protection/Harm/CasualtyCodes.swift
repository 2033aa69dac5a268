/// The sex of a person harmed, as casualty recording codes it (OHCHR, Guidance on Casualty Recording, 2019; SDG indicator
/// 16.1.2).
public enum PersonSex: String, CaseIterable, Sendable {
    case woman, man, unknown

    public var label: Phrase {
        switch self {
        case .woman: Phrase(fr: "femme", en: "woman")
        case .man: Phrase(fr: "homme", en: "man")
        case .unknown: Phrase(fr: "sexe inconnu", en: "sex unknown")
        }
    }
}

/// The age of a person harmed, in bands that part children from adults whatever else is known.
public enum AgeBand: String, CaseIterable, Sendable {
    case under5 = "0-4"
    case from5 = "5-11"
    case from12 = "12-17"
    /// Under 18, and no more is known.
    case child
    case from18 = "18-29"
    case from30 = "30-44"
    case from45 = "45-59"
    case over60 = "60+"
    /// 18 or over, and no more is known.
    case adult
    case unknown

    /// The band of an age in whole years; nil for an age nobody reaches (below 0 or above 120).
    public init?(years: Int) {
        switch years {
        case 0...4: self = .under5
        case 5...11: self = .from5
        case 12...17: self = .from12
        case 18...29: self = .from18
        case 30...44: self = .from30
        case 45...59: self = .from45
        case 60...120: self = .over60
        default: return nil
        }
    }

    /// Whether the person was under 18; nil where nobody knows.
    public var isChild: Bool? {
        switch self {
        case .under5, .from5, .from12, .child: true
        case .from18, .from30, .from45, .over60, .adult: false
        case .unknown: nil
        }
    }

    public var label: Phrase {
        switch self {
        case .child: Phrase(fr: "enfant (moins de 18 ans)", en: "child (under 18)")
        case .adult: Phrase(fr: "adulte (18 ans et plus)", en: "adult (18 and over)")
        case .over60: Phrase(fr: "60 ans et plus", en: "60 and over")
        case .unknown: Phrase(fr: "âge inconnu", en: "age unknown")
        default: Phrase(fr: "\(rawValue) ans", en: "\(rawValue) years")
        }
    }
}

/// The status of a person harmed at the time, as SDG indicator 16.1.2 lists it.
public enum PersonStatus: String, CaseIterable, Sendable {
    case civilian
    /// A wounded fighter, a prisoner, a chaplain, a medic: protected, and not a civilian.
    case protectedPerson = "protected"
    case armedForces = "armed_forces"
    /// Takes a direct part in hostilities without belonging to armed forces.
    case directParticipant = "direct_participant"
    case unknown

    /// The column of every table of harm: civilians and other protected persons, fighters, or unknown.
    public var column: CivilianStatus {
        switch self {
        case .civilian, .protectedPerson: .civilian
        case .armedForces, .directParticipant: .combatant
        case .unknown: .unknown
        }
    }

    public var label: Phrase {
        switch self {
        case .civilian: Phrase(fr: "civil", en: "civilian")
        case .protectedPerson: Phrase(fr: "autre personne protégée", en: "other protected person")
        case .armedForces: Phrase(fr: "membre de forces armées", en: "member of armed forces")
        case .directParticipant:
            Phrase(
                fr: "personne participant directement aux hostilités",
                en: "person taking a direct part in hostilities")
        case .unknown: Phrase(fr: "statut inconnu", en: "status unknown")
        }
    }
}

/// By what people were harmed, as SDG indicator 16.1.2 lists it.
public enum HarmCause: String, CaseIterable, Sendable {
    case heavyWeapons = "heavy_weapons"
    case plantedExplosives = "planted_explosives"
    case smallArms = "small_arms"
    case incendiary
    case cbrn
    case electromagnetic
    case lessLethal = "less_lethal"
    case denialOfEssentials = "denial_of_essentials"
    case accident, other, unknown

    public var label: Phrase {
        switch self {
        case .heavyWeapons:
            Phrase(fr: "armes lourdes et munitions explosives", en: "heavy weapons and explosive munitions")
        case .plantedExplosives:
            Phrase(
                fr: "explosifs posés et restes explosifs de guerre", en: "planted explosives and unexploded ordnance")
        case .smallArms: Phrase(fr: "armes légères et de petit calibre", en: "small arms and light weapons")
        case .incendiary: Phrase(fr: "armes incendiaires", en: "incendiary weapons")
        case .cbrn:
            Phrase(
                fr: "agents chimiques, biologiques, radiologiques ou nucléaires",
                en: "chemical, biological, radiological or nuclear agents")
        case .electromagnetic: Phrase(fr: "armes électromagnétiques", en: "electromagnetic weapons")
        case .lessLethal: Phrase(fr: "armes à létalité réduite", en: "less-lethal weapons")
        case .denialOfEssentials:
            Phrase(
                fr: "privation ou destruction de biens indispensables à la survie",
                en: "denial or destruction of objects indispensable to survival")
        case .accident: Phrase(fr: "accident lié au conflit", en: "conflict-related accident")
        case .other: Phrase(fr: "autres moyens", en: "other means")
        case .unknown: Phrase(fr: "cause inconnue", en: "cause unknown")
        }
    }
}

extension PersonSex {
    /// What several records of one person agree on; unknown where they contradict each other.
    init(agreed said: Set<PersonSex>) {
        let known = said.subtracting([.unknown])
        self = known.count == 1 ? known.first ?? .unknown : .unknown
    }
}

extension AgeBand {
    /// What several records of one person agree on: the band, else whether they were a child, else unknown.
    init(agreed said: Set<AgeBand>) {
        let known = said.subtracting([.unknown])
        let bands = known.subtracting([.child, .adult])
        let sides = Set(known.map(\.isChild))
        switch (sides.count, bands.count) {
        case (1, 1): self = bands.first ?? .unknown
        case (1, _): self = sides.first == true ? .child : .adult
        default: self = .unknown
        }
    }
}
