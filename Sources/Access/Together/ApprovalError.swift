public import Protection

/// Why a move of the two-person rule, or of emergency access, was refused.
public enum ApprovalError: Error, Hashable, Sendable {
    case badReason
    /// It ends in the past, or later than a request may live.
    case badEnd(latest: Instant)
    case ownRequest
    case sameUnit
    case forOneself
    case tooSoon(earliest: Instant)
    /// Decided, withdrawn or shown already.
    case closed
    /// Its time has run out.
    case over
    case notYours
    /// Nobody would hear of an emergency.
    case noCustodian
    case alreadyOpen
    /// An earlier emergency has not been reviewed in time.
    case reviewOwed

    /// What happened and what to do.
    public var words: Phrase {
        switch self {
        case .badReason:
            Phrase(
                fr: "Le motif doit compter de 10 à 2 000 caractères. Écrivez en une phrase pourquoi.",
                en: "The reason must have 10 to 2,000 characters. Write in one sentence why.")
        case .badEnd(let latest):
            Phrase(
                fr: "La fin doit être à venir, au plus tard \(latest). Choisissez une autre fin.",
                en: "The end must lie ahead, no later than \(latest). Choose another end.")
        case .ownRequest:
            Phrase(
                fr: "C’est votre propre demande. Une autre personne doit décider.",
                en: "This is your own request. Another person must decide.")
        case .sameUnit:
            Phrase(
                fr: "Vous êtes de la même unité que la personne qui demande. Une autre unité doit décider.",
                en: "You are in the same unit as the person who asks. Another unit must decide.")
        case .forOneself:
            Phrase(
                fr: "Cette demande vous profite. Deux autres personnes doivent demander et décider.",
                en: "This request is for your own benefit. Two other people must ask and decide.")
        case .tooSoon(let earliest):
            Phrase(
                fr: "Lisez d’abord le motif. Vous pourrez approuver à partir de \(earliest).",
                en: "Read the reason first. You can approve from \(earliest).")
        case .closed:
            Phrase(
                fr: "Cette demande est close. Faites-en une nouvelle s’il le faut.",
                en: "This request is closed. Make a new one if need be.")
        case .over:
            Phrase(
                fr: "Le délai de cette demande est passé. Faites-en une nouvelle s’il le faut.",
                en: "This request has run out of time. Make a new one if need be.")
        case .notYours:
            Phrase(
                fr: "Seule la personne qui a demandé peut le faire.",
                en: "Only the person who asked can do this.")
        case .noCustodian:
            Phrase(
                fr:
                    "Aucun dépositaire n’est joignable : personne n’en serait averti. Faites d’abord nommer un dépositaire.",
                en: "There is no custodian: nobody would be told. Have a custodian named first.")
        case .alreadyOpen:
            Phrase(
                fr: "Vous avez déjà un accès d’urgence ouvert. Attendez sa fin.",
                en: "You already have emergency access open. Wait until it ends.")
        case .reviewOwed:
            Phrase(
                fr: "Un accès d’urgence antérieur n’a pas été contrôlé à temps. Demandez ce contrôle à un dépositaire.",
                en: "An earlier emergency access was not reviewed in time. Ask a custodian for that review.")
        }
    }
}
