/// What sort of source a claim rests on.
public enum SourceType: String, CaseIterable, Sendable {
    case victim, family, eyewitness, community
    case medical, localAuthority = "local_authority"
    case humanRights = "human_rights"
    case civilSociety = "civil_society"
    case media
    case socialMedia = "social_media"
    case dataset
    case armedForce = "armed_force"
    case armedGroup = "armed_group"
    case imagery, document
    /// The team's own people at the place.
    case siteVisit = "site_visit"
    case court
    case unknown

    /// Sources that live off each other belong to one family: two witnesses corroborate more where one is a hospital.
    /// Independence is counted in families, never in reports: ten articles that quote one statement are one voice.
    public enum Family: String, CaseIterable, Sendable {
        case affected, institution, monitors, published, party, physical, judicial
    }

    /// Nil where nobody knows what sort of source it is: then it corroborates nothing.
    public var family: Family? {
        switch self {
        case .victim, .family, .eyewitness, .community: .affected
        case .medical, .localAuthority: .institution
        case .humanRights, .civilSociety: .monitors
        case .media, .socialMedia, .dataset: .published
        case .armedForce, .armedGroup: .party
        case .imagery, .document, .siteVisit: .physical
        case .court: .judicial
        case .unknown: nil
        }
    }

    /// Whether the source saw or bears it itself.
    public var isDirect: Bool {
        switch self {
        case .victim, .eyewitness, .siteVisit, .medical, .imagery: true
        default: false
        }
    }

    public var label: Phrase {
        switch self {
        case .victim: Phrase(fr: "victime", en: "victim")
        case .family: Phrase(fr: "famille", en: "family")
        case .eyewitness: Phrase(fr: "témoin direct", en: "eyewitness")
        case .community: Phrase(fr: "communauté", en: "community")
        case .medical: Phrase(fr: "structure de santé", en: "health facility")
        case .localAuthority: Phrase(fr: "autorité locale", en: "local authority")
        case .humanRights: Phrase(fr: "droits de l’homme", en: "human rights body")
        case .civilSociety: Phrase(fr: "société civile", en: "civil society")
        case .media: Phrase(fr: "presse", en: "press")
        case .socialMedia: Phrase(fr: "réseau social", en: "social media")
        case .dataset: Phrase(fr: "base de données publiée", en: "published data set")
        case .armedForce: Phrase(fr: "force armée, partie à l’affaire", en: "armed force, a party")
        case .armedGroup: Phrase(fr: "groupe armé, partie à l’affaire", en: "armed group, a party")
        case .imagery: Phrase(fr: "image", en: "imagery")
        case .document: Phrase(fr: "document", en: "document")
        case .siteVisit: Phrase(fr: "constat sur place", en: "visit to the place")
        case .court: Phrase(fr: "décision de justice", en: "court decision")
        case .unknown: Phrase(fr: "type de source inconnu", en: "sort of source unknown")
        }
    }
}
