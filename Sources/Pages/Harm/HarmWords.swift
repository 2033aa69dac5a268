import Protection

/// Words of the pages of harm.
enum HarmWords {
    static let title = Phrase(fr: "Dommages", en: "Harm")
    static let back = Phrase(fr: "Tous les incidents", en: "All incidents")
    static let incidents = Phrase(fr: "Incidents", en: "Incidents")
    static let narrow = Phrase(fr: "Choisir", en: "Narrow down")
    static let chosen = Phrase(fr: "choisi, retirer", en: "chosen, remove")
    static let none = Phrase(fr: "Aucun incident ne répond à ce choix.", en: "No incident answers to this choice.")
    static let noneNote = Phrase(
        fr: "Rien de recensé ne veut pas dire que rien n’est arrivé.",
        en: "Nothing recorded does not mean that nothing happened.")
    static let removeAll = Phrase(fr: "Retirer tous les choix", en: "Remove every choice")
    static let day = Phrase(fr: "Jour", en: "Day")
    static let place = Phrase(fr: "Lieu", en: "Place")
    static let what = Phrase(fr: "Quoi", en: "What")
    static let killed = Phrase(fr: "Civils tués", en: "Civilians killed")
    static let happened = Phrase(fr: "Que c’est arrivé", en: "That it happened")
    static let who = Phrase(fr: "Auteur présumé", en: "Alleged perpetrator")
    static let state = Phrase(fr: "Allégation", en: "Allegation")
    static let contested = Phrase(fr: "contesté", en: "contested")
    static let doesNotCount = Phrase(fr: "ne compte pas", en: "does not count")
    static let notGraded = Phrase(fr: "non évalué", en: "not graded")
    static let recorded = Phrase(fr: "Incidents", en: "Incidents")
    static let ofThem = Phrase(fr: "dont comptés", en: "counted")
    static let silent = Phrase(fr: "Sans chiffre de civils tués", en: "No number of civilians killed")
    static let unplaced = Phrase(fr: "Sans zone connue", en: "In no known area")
    static let unplacedNote = Phrase(
        fr: "absents de la carte, présents dans la liste", en: "not on the map, in the list all the same")
    static let contestedNote = Phrase(
        fr: "des récits incompatibles ; montrés tous", en: "accounts that do not touch; all are shown")
    static let map = Phrase(fr: "Où", en: "Where")
    static let months = Phrase(
        fr: "Quand : civils tués recensés par mois", en: "When: civilians recorded killed by month")
    static let framed = Phrase(fr: "Seulement ce qui est dans le cadre.", en: "Only what lies in the frame.")
    static let framedNote = Phrase(
        fr: "Un incident sans point n’est dans aucun cadre.", en: "An incident without a point is in no frame.")
    static let unframe = Phrase(fr: "Enlever le cadre", en: "Remove the frame")
    static let skipMap = Phrase(fr: "Passer la carte", en: "Skip the map")
    static let views = Phrase(fr: "Vos recherches gardées", en: "Your saved searches")
    static let source = Phrase(
        fr:
            "Le compte, la carte, la courbe, la liste et l’export viennent d’une seule requête. « Recensé » n’est pas un "
            + "total. Les incidents fusionnés dans un autre comptent là, une fois.",
        en: "Count, map, time line, list and export come from one query. “Recorded” is never a total. Incidents merged "
            + "into another count there, once.")
    static let internalUse = Phrase(
        fr: "Usage interne : rien ici n’a passé le contrôle de divulgation.",
        en: "Internal: nothing here has passed disclosure control.")

    static func count(_ count: Int, _ l: Language) -> String {
        l.number(count) + "\u{A0}" + l.plural(count, "incident", "incidents")
    }

    static func finding(_ figures: HarmPage.Figures, knownOn: Day?, _ l: Language) -> String {
        let known = knownOn.map { day in
            l == .french ? ", tel que connu au " + l.day(day) : ", as known on " + l.day(day)
        }
        let killed =
            if figures.counting == 0 {
                l == .french ? "rien de compté" : "nothing counted"
            } else if let range = figures.killed {
                l == .french
                    ? l.sentenceRange(range) + "\u{A0}"
                        + l.plural(range.max ?? range.min, "civil tué recensé", "civils tués recensés")
                    : l.sentenceRange(range) + " civilians recorded killed"
            } else {
                l == .french ? "nombre de civils tués inconnu" : "number of civilians killed unknown"
            }
        return count(figures.incidents, l) + (l == .french ? "\u{A0}: " : ": ") + killed + (known ?? "")
    }

    /// How many points the map leaves out.
    static func leftOut(_ count: Int, _ l: Language) -> String {
        l == .french
            ? "Les points les plus graves. Non \(l.plural(count, "dessiné", "dessinés")), dans la liste : \(l.number(count))."
            : "The gravest points. Not drawn, in the list: \(l.number(count))."
    }

    /// When it was: a day, a month, or from one day to another.
    static func span(_ start: Day, _ end: Day, _ precision: DatePrecision, _ l: Language) -> String {
        switch precision {
        case .month: return l.sentenceCase(l.month(start.month))
        case .year: return String(start.month.year)
        default: return start == end ? l.day(start) : l.shortDay(start) + "\u{A0}\u{2013} " + l.day(end)
        }
    }
}
