import Protection

/// Words of the page of one incident.
enum IncidentWords {
    static let accounts = Phrase(fr: "Récits", en: "Accounts")
    static let killedBy = Phrase(fr: "Civils tués selon chaque récit", en: "Civilians killed by each account")
    static let held = Phrase(
        fr: "Tenu : du plus bas au plus haut des récits jugés crédibles, soit",
        en: "Held: from the lowest to the highest of the credible accounts:")
    static let rule = Phrase(
        fr:
            "Règle de décompte : minimum le plus bas, maximum le plus haut parmi les sources crédibles ; jamais de moyenne. "
            + "Des personnes connues une par une relèvent le minimum. Un récit non retenu reste montré.",
        en:
            "Counting rule: lowest minimum, highest maximum among credible sources; never a mean. Persons known one by one "
            + "raise the minimum. An account that is not used stays in view.")
    static let contested = Phrase(
        fr: "Des récits sont incompatibles : contesté. Ils restent côte à côte ; aucune moyenne n’est faite.",
        en: "Some accounts do not touch: contested. They stay side by side; no mean is taken.")
    static let notTold = Phrase(fr: "non dit", en: "not said")
    static let setAside = Phrase(fr: "Non retenu :", en: "Not used:")
    static let openReport = Phrase(fr: "Ouvrir le signalement", en: "Open the report")
    static let harms = Phrase(fr: "Dommages retenus", en: "Harm held")
    static let kind = Phrase(fr: "Dommage", en: "Harm")
    static let range = Phrase(fr: "Tenu", en: "Held")
    static let persons = Phrase(fr: "Personnes", en: "Persons")
    static let hidden = Phrase(fr: "masqué", en: "hidden")
    static let noHarm = Phrase(fr: "Aucun récit ne dit un dommage.", en: "No account speaks of any harm.")
    static let ladders = Phrase(fr: "Deux échelles, jamais réunies", en: "Two ladders, never made one")
    static let outOfFive = Phrase(fr: "sur 5", en: "of 5")
    static let restsOn = Phrase(fr: "Tient par :", en: "Rests on:")
    static let byRule = Phrase(
        fr: "D’après les récits, par la règle, au plus", en: "By the rule, the accounts carry up to")
    static let missing = Phrase(fr: "Manque pour", en: "Missing for")
    static let lastStep = Phrase(fr: "Dernier degré atteint.", en: "The last step is reached.")
    static let sealed = Phrase(fr: "Identités au coffre", en: "Identities in the vault")
    static let readNames = Phrase(
        fr: "Lire les noms qui vous sont confiés (chaque lecture va au journal)",
        en: "Read the names entrusted to you (each read goes into the log)")
    static let record = Phrase(fr: "Fiche", en: "Record")
    static let fate = Phrase(fr: "Ce qui lui est arrivé", en: "What befell them")
    static let sexAge = Phrase(fr: "Sexe, âge, statut", en: "Sex, age, status")
    static let reports = Phrase(fr: "Signalements", en: "Reports")
    static let identity = Phrase(fr: "Identité", en: "Identity")
    static let same = Phrase(fr: "Même personne que", en: "Same person as")
    static let nobody = Phrase(fr: "Aucune personne n’est connue une par une.", en: "Nobody is known one by one.")
    static let details = Phrase(fr: "Ce qui est retenu", en: "What is held")
    static let evidence = Phrase(fr: "Éléments de preuve et dossiers", en: "Evidence and cases")
    static let noEvidence = Phrase(fr: "Rien n’est rattaché.", en: "Nothing is linked.")
    static let life = Phrase(fr: "Où en est l’allégation", en: "Where the allegation stands")
    static let evidenceNamed = Phrase(fr: "repose sur", en: "rests on")
    static let asKnown = Phrase(fr: "Tel que connu", en: "As known")
    static let asKnownNote = Phrase(
        fr: "Civils tués retenus, à chaque moment où le chiffre a changé.",
        en: "Civilians killed as held, at each moment the figure changed.")
    static let from = Phrase(fr: "À partir de", en: "From")
    static let history = Phrase(fr: "Historique", en: "History")
    static let before = Phrase(fr: "avant", en: "before")
    static let after = Phrase(fr: "après", en: "after")
    static let reviews = Phrase(fr: "Relectures par des pairs", en: "Peer reviews")
    static let noReview = Phrase(fr: "Personne n’a encore relu.", en: "Nobody has reviewed yet.")
}
