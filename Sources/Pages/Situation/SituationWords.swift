import Protection

/// Words of the Situation page.
enum SituationWords {
    static let whereTitle = Phrase(fr: "Où : civils tués recensés", en: "Where: civilians recorded killed")
    static let skipMap = Phrase(fr: "Passer la carte, voir le tableau", en: "Skip the map, go to the table")
    static let mapHelp = Phrase(
        fr: "Mêmes chiffres dans le tableau plus bas.", en: "Same figures in the table further down.")
    static let whenTitle = Phrase(
        fr: "Quand : civils tués recensés, par mois", en: "When: civilians recorded killed, by month")
    static let cut = Phrase(fr: "barre coupée", en: "bar cut")
    static let minimum = Phrase(fr: "minimum", en: "minimum")
    static let maximum = Phrase(fr: "jusqu’au maximum", en: "up to the maximum")
    static let hatched = Phrase(
        fr: "rien de recensé, ou sans maximum connu", en: "nothing recorded, or no maximum known")
    static let noData = Phrase(fr: "rien de connu", en: "nothing known")
    static let unknownTitle = Phrase(fr: "Ce que nous ne savons pas", en: "What we do not know")
    static let whoTitle = Phrase(fr: "Qui : auteurs présumés", en: "Who: alleged perpetrators")
    static let whoNote = Phrase(
        fr: "Présumés selon les sources ; rien ici n’est un constat.",
        en: "Alleged by the sources; nothing here is a finding.")
    static let barNote = Phrase(
        fr: "Plein : minimum ; contour : maximum", en: "Solid: minimum; outline: maximum")
    static let placeGap = Phrase(fr: "Où", en: "Where")
    static let timeGap = Phrase(fr: "Quand", en: "When")
    static let perpetratorGap = Phrase(fr: "Qui", en: "Who")
    static let statusGap = Phrase(fr: "Civil ou non", en: "Civilian or not")
    static let silentGap = Phrase(fr: "Qui se tait", en: "Who is silent")
    static let placeNote = Phrase(
        fr: "Civils tués dont le lieu est trop vague pour une zone ; sur aucune carte.",
        en: "Civilians killed whose place is too vague for any area; on no map.")
    static let timeNote = Phrase(
        fr: "Civils tués dont le mois est inconnu ; absents de la frise.",
        en: "Civilians killed whose month is unknown; not on the time line.")
    static let perpetratorNote = Phrase(
        fr: "Civils tués sans auteur présumé.", en: "Civilians killed with no alleged perpetrator.")
    static let statusNote = Phrase(
        fr: "Personnes tuées de statut civil inconnu ; jamais ajoutées aux civils.",
        en: "People killed of unknown civilian status; never added to civilians.")
    static let noActor = Phrase(fr: "inconnu", en: "unknown")
    static let injured = Phrase(fr: "Blessés", en: "Injured")
    static let noInjured = Phrase(
        fr: "aucune source entrée pour la période", en: "no source entered for the period")
    static let keys = Phrase(fr: "ouvrant les deux clés", en: "opening both keys")
    static let openSites = Phrase(fr: "Bases ouvertes", en: "Open sites")
    static let recordedBy = Phrase(fr: "recensés", en: "recorded")
    static let noPlace = Phrase(fr: "Sans lieu connu", en: "No place given")
    static let noMonth = Phrase(fr: "Sans mois connu", en: "No month known")
    static let noSites = Phrase(fr: "aucune", en: "none")
    static let silence = Phrase(
        fr: "Rien de recensé ne veut pas dire que rien n’a eu lieu.",
        en: "Nothing recorded does not mean that nothing happened.")

    static func killed(_ range: CountRange, span: String, _ l: Language) -> String {
        let isExact = range.isExact
        let number = l.number(range.min)
        switch (l, isExact, range.min) {
        case (.french, true, _):
            return "\(number) \(l.plural(range.min, "civil tué recensé", "civils tués recensés")) \(span)"
        case (.french, false, 0):
            return range.max.map { "Jusqu’à \(l.number($0)) civils tués recensés \(span)" }
                ?? "Des civils tués recensés \(span), en nombre inconnu"
        case (.french, false, _):
            return "Au moins \(number) \(l.plural(range.min, "civil tué recensé", "civils tués recensés")) \(span)"
        case (.english, true, _):
            return "\(number) \(l.plural(range.min, "civilian", "civilians")) recorded killed \(span)"
        case (.english, false, 0):
            return range.max.map { "Up to \(l.number($0)) civilians recorded killed \(span)" }
                ?? "Civilians recorded killed \(span), how many is unknown"
        case (.english, false, _): return "At least \(number) civilians recorded killed \(span)"
        }
    }

    static func share(_ share: Double, _ l: Language) -> String {
        switch share {
        case 0.995...: l == .french ? "la totalité" : "all"
        case 0.55...: l.percent(share)
        case 0.505...: l == .french ? "plus de la moitié" : "more than half"
        case 0.495...: l == .french ? "la moitié" : "half"
        case 0.45...: l == .french ? "près de la moitié" : "nearly half"
        default: l.percent(share)
        }
    }
}
