import Protection

/// Words of the Counts page.
enum CountWords {
    static let title = Phrase(fr: "Décomptes", en: "Counts")
    static let none = Phrase(
        fr: "Aucun incident recensé ici : cela ne dit pas qu’il n’y en a pas eu",
        en: "No incident recorded here: that does not say there was none")
    static let lead = Phrase(
        fr:
            "Somme sur des incidents distincts, de la plus petite à la plus grande valeur que leurs sources crédibles permettent. "
            + "Ce qui est recensé, jamais un total.",
        en:
            "Summed over distinct incidents, from the lowest to the highest figure their credible sources allow. "
            + "What is recorded, never a total.")
    static let ask = Phrase(fr: "Choisir", en: "Choose")
    static let by = Phrase(fr: "Lignes par", en: "Lines by")
    static let kind = Phrase(fr: "Dommage", en: "Harm")
    static let from = Phrase(fr: "Du mois", en: "From month")
    static let to = Phrase(fr: "Au mois", en: "To month")
    static let area = Phrase(fr: "Zone", en: "Area")
    static let actor = Phrase(fr: "Auteur présumé", en: "Alleged perpetrator")
    static let anyArea = Phrase(fr: "toutes", en: "all")
    static let anyActor = Phrase(fr: "tous", en: "all")
    static let cause = Phrase(fr: "Cause", en: "Cause")
    static let anyCause = Phrase(fr: "toutes", en: "any")
    static let grade = Phrase(fr: "Degré au moins", en: "Grade at least")
    static let anyGrade = Phrase(fr: "sans condition", en: "any")
    static let known = Phrase(fr: "Tel que connu au", en: "As known on")
    static let since = Phrase(fr: "Comparé au", en: "Compared with")
    static let civilians = Phrase(fr: "Civils", en: "Civilians")
    static let statusUnknown = Phrase(fr: "Statut inconnu", en: "Status unknown")
    static let combatants = Phrase(fr: "Combattants", en: "Fighters")
    static let incidents = Phrase(fr: "Incidents", en: "Incidents")
    static let contested = Phrase(fr: "Contestés", en: "Contested")
    static let silent = Phrase(fr: "Sans nombre", en: "No number")
    static let late = Phrase(fr: "Vérifiés tard", en: "Verified late")
    static let rate = Phrase(fr: "Civils pour 100 000", en: "Civilians per 100,000")
    static let table = Phrase(fr: "Décompte", en: "Count")
    static let plot = Phrase(fr: "Par mois", en: "By month")
    static let noMonth = Phrase(fr: "Aucun mois à dessiner.", en: "No month to draw.")
    static let changes = Phrase(fr: "Ce qui a changé", en: "What changed")
    static let after = Phrase(fr: "Après", en: "After")
    static let notHeld = Phrase(fr: "pas encore recensé", en: "not recorded yet")
    static let gone = Phrase(fr: "ne compte plus", en: "counts no more")
    static let noChange = Phrase(
        fr: "Rien n’a changé entre ces deux jours.", en: "Nothing changed between these two days.")
    static let people = Phrase(fr: "Personnes connues une à une", en: "Persons known one by one")
    static let peopleNote = Phrase(
        fr:
            "Une personne compte une fois, quel que soit le nombre de sources. Des autres personnes recensées, ni l’âge ni le sexe n’est connu.",
        en:
            "A person counts once, however many sources name them. Of the others recorded, neither age nor sex is known."
    )
    static let nobody = Phrase(
        fr: "Personne n’est connu un à un dans ces incidents.", en: "Nobody is known one by one in these incidents.")
    static let age = Phrase(fr: "Âge", en: "Age")
    static let children = Phrase(fr: "Enfants", en: "Children")
    static let childrenNote = Phrase(
        fr:
            "Par la règle de chaque violation grave (Conseil de sécurité, résolution 1612) : en enfants ou en incidents, jamais additionnés. "
            + "Minimum : enfants connus. Maximum : tout ce qui est recensé, moins les adultes connus.",
        en:
            "By the rule of each grave violation (Security Council resolution 1612): in children or in incidents, never added up. "
            + "Minimum: children known. Maximum: all recorded, less the adults known.")
    static let violation = Phrase(fr: "Violation", en: "Violation")
    static let unit = Phrase(fr: "Compté en", en: "Counted in")
    static let recorded = Phrase(fr: "Recensé", en: "Recorded")
    static let disputes = Phrase(
        fr: "Récits incompatibles, côte à côte", en: "Accounts that contradict each other, side by side")
    static let disputesNote = Phrase(
        fr: "Chaque récit reste ; la fourchette tenue les couvre tous, sans moyenne.",
        en: "Every account stays; the range held spans them all, without a mean.")
    static let incident = Phrase(fr: "Incident", en: "Incident")
    static let accounts = Phrase(fr: "Récits", en: "Accounts")
    static let undatedNote = Phrase(
        fr: "dont le mois est inconnu, hors des sommes", en: "whose month is unknown, in no sum")
    static let internalUse = Phrase(
        fr:
            "Usage interne. Fichiers compris, rien d’ici ne sort de l’équipe tant que le contrôle de divulgation n’existe pas. Les bases "
            + "publiées (UCDP, ACLED) n’y entrent que comme récits d’un incident : voir Situation.",
        en:
            "Internal use. Nothing here leaves the team, files included, until disclosure control exists. Published data sets "
            + "(UCDP, ACLED) enter only as accounts of an incident: see Situation.")
    static let lateNote = Phrase(
        fr: "« Vérifiés tard » : vérifiés après la fin de leur mois, ou après le jour comparé.",
        en: "“Verified late”: verified after their month was over, or after the day compared with.")

    static func kind(_ kind: HarmKind) -> Phrase {
        switch kind {
        case .killed: Phrase(fr: "personnes tuées", en: "people killed")
        case .injured: Phrase(fr: "personnes blessées", en: "people injured")
        case .missing: Phrase(fr: "personnes disparues", en: "people missing")
        case .abducted: Phrase(fr: "personnes enlevées", en: "people abducted")
        case .displaced: Phrase(fr: "personnes déplacées", en: "people displaced")
        case .property: Phrase(fr: "dégâts matériels", en: "damage to property")
        case .sexualViolence: Phrase(fr: "violences sexuelles, nombre seul", en: "sexual violence, number only")
        }
    }

    /// "de 12 à 18 personnes civiles tuées recensées"; one entry a kind, in the number its upper end asks for.
    static func finding(_ range: CountRange?, _ kind: HarmKind, _ l: Language) -> String {
        guard let range, range.min > 0 || range.max != nil else {
            return l.say(
                Phrase(
                    fr: "Nombre inconnu : \(Self.kind(kind).french)", en: "Number unknown: \(Self.kind(kind).english)"))
        }
        let said = l.sentenceRange(range)
        let top = range.max ?? range.min
        let words: (one: Phrase, many: Phrase) =
            switch kind {
            case .killed:
                (
                    Phrase(fr: "personne civile tuée recensée", en: "civilian recorded killed"),
                    Phrase(fr: "personnes civiles tuées recensées", en: "civilians recorded killed")
                )
            case .injured:
                (
                    Phrase(fr: "personne civile blessée recensée", en: "civilian recorded injured"),
                    Phrase(fr: "personnes civiles blessées recensées", en: "civilians recorded injured")
                )
            case .missing:
                (
                    Phrase(fr: "personne civile disparue recensée", en: "civilian recorded missing"),
                    Phrase(fr: "personnes civiles disparues recensées", en: "civilians recorded missing")
                )
            case .abducted:
                (
                    Phrase(fr: "personne civile enlevée recensée", en: "civilian recorded abducted"),
                    Phrase(fr: "personnes civiles enlevées recensées", en: "civilians recorded abducted")
                )
            case .displaced:
                (
                    Phrase(fr: "personne civile déplacée recensée", en: "civilian recorded displaced"),
                    Phrase(fr: "personnes civiles déplacées recensées", en: "civilians recorded displaced")
                )
            case .property:
                (
                    Phrase(fr: "dommage à des biens civils recensé", en: "civilian property recorded damaged"),
                    Phrase(fr: "dommages à des biens civils recensés", en: "civilian properties recorded damaged")
                )
            case .sexualViolence:
                (
                    Phrase(
                        fr: "personne civile victime de violences sexuelles recensée",
                        en: "civilian recorded as harmed by sexual violence"),
                    Phrase(
                        fr: "personnes civiles victimes de violences sexuelles recensées",
                        en: "civilians recorded as harmed by sexual violence")
                )
            }
        // In English a range is always plural.
        let isOne = l == .french ? top < 2 : range.max == 1 && range.min == 1
        return l.sentenceCase(said) + "\u{A0}" + (isOne ? words.one[l] : words.many[l])
    }

    static func violation(_ violation: GraveViolation) -> Phrase {
        switch violation {
        case .killingAndMaiming: Phrase(fr: "meurtres et mutilations", en: "killing and maiming")
        case .recruitment: Phrase(fr: "recrutement et utilisation", en: "recruitment and use")
        case .sexualViolence: Phrase(fr: "violences sexuelles", en: "sexual violence")
        case .abduction: Phrase(fr: "enlèvements", en: "abduction")
        case .attackOnSchoolOrHospital:
            Phrase(fr: "attaques d’écoles ou d’hôpitaux", en: "attacks on schools or hospitals")
        case .denialOfAid: Phrase(fr: "refus d’accès humanitaire", en: "denial of humanitarian access")
        }
    }

    static func unit(_ unit: GraveViolation.Unit) -> Phrase {
        switch unit {
        case .children: Phrase(fr: "enfants", en: "children")
        case .incidents: Phrase(fr: "incidents", en: "incidents")
        }
    }

    static func status(_ status: CivilianStatus) -> Phrase {
        switch status {
        case .civilian: civilians
        case .combatant: combatants
        case .unknown: statusUnknown
        }
    }
}
