public import Protection

/// Words of the pages on what was never recorded.
public enum UndercountWords {
    public static let title = Phrase(fr: "Sous-enregistrement", en: "Undercount")
    public static let lead = Phrase(
        fr:
            "Combien de personnes ne figurent sur aucune liste ? Trois modèles répondent côte à côte. Une estimation n’est pas un décompte : "
            + "elle ne s’ajoute à rien, et les trois peuvent différer du simple au double.",
        en:
            "How many people stand on no list? Three models answer side by side. An estimate is not a count: it is added to "
            + "nothing, and the three can differ by a factor of two.")
    static let models = Phrase(fr: "Trois modèles, côte à côte", en: "Three models, side by side")
    static let factor = Phrase(
        fr:
            "Ils supposent des choses différentes, et les données ne disent pas laquelle est vraie. Ils peuvent différer du simple au "
            + "double sur les mêmes listes : croyez l’étendue avant l’un d’eux.",
        en:
            "They assume different things, and the data do not say which is true. On the same lists they can differ by a factor of "
            + "two: believe the spread before any one of them.")
    static let shared = Phrase(
        fr:
            "Tous supposent : les mêmes personnes auraient pu figurer sur chaque liste ; les fiches d’une personne sont bien réunies et "
            + "les autres non ; nul n’est hors de portée de toutes les listes.",
        en:
            "All assume: the same people could have stood on every list; records of one person are joined and others are not; "
            + "nobody is beyond the reach of every list.")
    static let assumes = Phrase(fr: "Suppose", en: "Assumes")
    static let noEstimate = Phrase(fr: "Pas d’estimation", en: "No estimate")
    static let recorded = Phrase(fr: "Recensées sur au moins une liste", en: "Recorded on at least one list")
    static let whatToKnow = Phrase(fr: "Avant d’y croire", en: "Before believing it")
    static let parts = Phrase(fr: "Par partie de la population", en: "By part of the population")
    static let part = Phrase(fr: "Partie", en: "Part")
    static let sum = Phrase(fr: "Somme des parties", en: "Sum of the parts")
    static let lists = Phrase(fr: "Qui figure sur quelles listes", en: "Who stands on which lists")
    static let on = Phrase(fr: "Sur ces listes et aucune autre", en: "On these lists and no other")
    static let people = Phrase(fr: "Personnes", en: "People")
    static let onNone = Phrase(fr: "sur aucune liste : ce que l’on estime", en: "on no list: what is estimated")
    static let likeliest = Phrase(
        fr: "Premier tirage des liens ; chaque tirage a son tableau.",
        en: "The first draw of the links; each draw has a table.")
    static let again = Phrase(fr: "Regarder à nouveau", en: "Look again")
    static let stop = Phrase(fr: "Arrêter", en: "Stop")
    static let back = Phrase(fr: "Toutes les estimations", en: "All estimates")
    static let atLeast = Phrase(fr: "aucune borne haute", en: "no upper end")
    static let internalUse = Phrase(
        fr: "Usage interne : rien d’ici ne sort de l’équipe tant que le contrôle de divulgation n’existe pas.",
        en: "Internal use: nothing here leaves the team until disclosure control exists.")

    static func model(_ code: String) -> Phrase {
        switch code {
        case "log-linear": Phrase(fr: "Modèles log-linéaires", en: "Log-linear models")
        case "decomposable": Phrase(fr: "Graphes décomposables, moyennés", en: "Decomposable graphs, averaged")
        case "latent-class": Phrase(fr: "Classes latentes", en: "Latent classes")
        default: Phrase(fr: code, en: code)
        }
    }

    /// What its interval is: from the posterior of a Bayesian model, else from resampling.
    static func interval(_ code: String) -> Phrase {
        code == "log-linear"
            ? Phrase(fr: "intervalle de confiance", en: "confidence interval")
            : Phrase(fr: "intervalle de crédibilité", en: "credible interval")
    }

    static func assumption(_ code: String) -> Phrase {
        switch code {
        case "log-linear":
            Phrase(
                fr:
                    "Les listes ne dépendent les unes des autres que par les termes du modèle, de la même façon pour tous ; l’interaction "
                    + "de toutes les listes est nulle, ce que rien ne peut vérifier.",
                en:
                    "Lists depend on each other only through the terms of the model, the same for all people; the interaction of all "
                    + "lists is zero, which nothing can check.")
        case "decomposable":
            Phrase(
                fr:
                    "La dépendance entre listes est de celles qu’un graphe décomposable peut porter, la même pour tous. Si les personnes "
                    + "sont de deux sortes, ce modèle manque le vrai nombre en paraissant sûr de lui.",
                en:
                    "Dependence between lists is of the kind a decomposable graph can hold, the same for all people. Where people are of "
                    + "two kinds, this model misses the true number while looking sure.")
        default:
            Phrase(
                fr:
                    "Toute dépendance entre listes vient de ce que les personnes sont de quelques sortes. Une liste copiée sur une autre "
                    + "passe pour une sorte de personnes.",
                en:
                    "All dependence between lists comes from people being of a few kinds. A list copied from another is read as a kind "
                    + "of people.")
        }
    }

    /// What a list of the store's own is called; as it stands where somebody brought it.
    public static func list(_ name: String) -> Phrase {
        if let family = SourceType.Family(rawValue: name) {
            return switch family {
            case .affected: Phrase(fr: "victimes, familles, témoins", en: "victims, families, witnesses")
            case .institution: Phrase(fr: "santé et autorités locales", en: "health and local authorities")
            case .monitors: Phrase(fr: "droits humains et société civile", en: "human rights and civil society")
            case .published: Phrase(fr: "presse, réseaux, bases publiées", en: "press, networks, published data")
            case .party: Phrase(fr: "parties au conflit", en: "parties to the conflict")
            case .physical: Phrase(fr: "images, documents, constats", en: "images, documents, visits")
            case .judicial: Phrase(fr: "justice", en: "courts")
            }
        }
        return SourceType(rawValue: name)?.label ?? Phrase(fr: name, en: name)
    }
}
