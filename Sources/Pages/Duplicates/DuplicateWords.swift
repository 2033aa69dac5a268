import Protection

/// Words of the page on which pairs are judged.
enum DuplicateWords {
    static let title = Phrase(fr: "Doublons", en: "Duplicates")
    static let persons = Phrase(fr: "Personnes", en: "Persons")
    static let incidents = Phrase(fr: "Incidents", en: "Incidents")
    static let onePersonOrTwo = Phrase(fr: "Une personne ou deux ?", en: "One person or two?")
    static let oneIncidentOrTwo = Phrase(fr: "Un incident ou deux ?", en: "One incident or two?")
    static let nothingPersons = Phrase(
        fr: "Aucune paire de personnes à juger", en: "No pair of persons to judge")
    static let nothingIncidents = Phrase(fr: "Aucune paire d’incidents à juger", en: "No pair of incidents to judge")
    static let nothingNote = Phrase(
        fr: "Rien n’attend parmi ce que vous pouvez voir. Une nouvelle comparaison peut en faire paraître.",
        en: "Nothing waits among what you may see. A new comparison may bring some up.")
    static let neverRun = Phrase(fr: "Rien n’a encore été comparé", en: "Nothing has been compared yet")
    static let notKnown = Phrase(
        fr: "On ne sait pas s’il y a des doublons.", en: "Whether there are duplicates is not known.")
    /// How many wait, before the number of those laid out.
    static func waiting(_ count: Int, _ l: Language) -> String {
        l.number(count) + " "
            + (l == .french
                ? l.plural(count, "paire attend", "paires attendent")
                : l.plural(count, "pair waits", "pairs wait"))
    }
    static let of = Phrase(fr: "sur", en: "of")

    static let laidOut = Phrase(
        fr: "que la dernière comparaison a classées, les plus instructives d’abord",
        en: "that the last comparison laid out by what they teach")
    static let comparedOn = Phrase(fr: "Comparé le", en: "Compared on")
    static let thePair = Phrase(fr: "La paire", en: "The pair")
    static let comparedInVault = Phrase(fr: "noms comparés dans le coffre", en: "names compared inside the vault")
    static let thing = Phrase(fr: "Champ", en: "Field")
    static let agreement = Phrase(fr: "Accord", en: "Agreement")
    static let caption = Phrase(
        fr: "Champs des deux fiches et leur accord", en: "Fields of the two records and their agreement")
    static let name = Phrase(fr: "Nom", en: "Name")
    static let showNames = Phrase(
        fr: "Voir les noms (lecture inscrite au journal)", en: "Show the names (the read is logged)")
    static let unnamed = Phrase(fr: "inconnu du coffre", en: "unknown to the vault")
    static let same = Phrase(fr: "Une seule", en: "One")
    static let sameIncident = Phrase(fr: "Un seul", en: "One")
    static let different = Phrase(fr: "Deux", en: "Two")
    static let unsure = Phrase(fr: "Je ne sais pas", en: "Not sure")
    static let space = Phrase(fr: "Espace", en: "Space")
    static let keys = Phrase(
        fr: "Touches J, F, Espace et U quand la paire a le focus",
        en: "Keys J, F, Space and U while the pair has the focus")
    static let reversible = Phrase(
        fr:
            "Réversible à tout moment, avec qui et pourquoi. Si quelqu’un d’autre a jugé une moitié entre-temps, sa décision tient et l’on vous le dit.",
        en:
            "Reversible at any time, with who and why. If someone else judged one half meanwhile, theirs holds and you are told."
    )
    static let why = Phrase(fr: "Pourquoi cette paire :", en: "Why this pair:")
    static let whence = Phrase(fr: "D’où vient ce", en: "Where this comes from:")
    static let powers = Phrase(
        fr: "poids : +1 double la vraisemblance, −1 la divise par deux", en: "weights in powers of 2")
    static let weights = Phrase(fr: "Poids", en: "Weights")
    static let comparison = Phrase(fr: "Comparaison", en: "Comparison")
    static let weight = Phrase(fr: "Poids", en: "Weight")
    static let sumSoFar = Phrase(fr: "Cumul, de", en: "Running sum, from")
    static let to = Phrase(fr: "à", en: "to")
    static let sum = Phrase(fr: "Somme", en: "Sum")
    static let thatOne = Phrase(fr: "que ce soit un seul", en: "that the two are one")
    static let speaksFor = Phrase(fr: "pour un seul (+)", en: "for one (+)")
    static let speaksAgainst = Phrase(fr: "contre (−)", en: "against (−)")
    static let runningLine = Phrase(
        fr: "cumul ; trait plein : zéro, autant pour que contre",
        en: "running sum; full line: zero, as much for as against")
    static let atStart = Phrase(fr: "Au départ", en: "At the start")
    static let calibration = Phrase(fr: "Étalonnage", en: "Calibration")
    static let calibrationNote = Phrase(
        fr: "ce que vos jugements disent du modèle, et la prudence qu’impose un petit nombre de fiches",
        en: "what your judgements say of the model, and the caution that few records ask for")
    static let model = Phrase(
        fr: "Une probabilité du modèle, non une preuve : deux fiches semblables peuvent être deux personnes.",
        en: "A probability of the model, no proof: two records alike may be two people.")
    static let incidentModel = Phrase(
        fr: "Une probabilité du modèle, non une preuve : deux incidents semblables peuvent être deux incidents.",
        en: "A probability of the model, no proof: two incidents alike may be two incidents.")
    static let candidates = Phrase(fr: "Peut-être déjà connus", en: "Perhaps known already")
    static let noCandidate = Phrase(
        fr: "Aucun incident retenu n’est assez semblable.", en: "Nothing held is alike enough to say so.")
    static let notCompared = Phrase(
        fr: "Pas comparé : le coffre est fermé. Des doublons restent possibles.",
        en: "Not compared: the vault is locked. Duplicates remain possible.")
    static let judge = Phrase(fr: "Juger la paire", en: "Judge the pair")
}
