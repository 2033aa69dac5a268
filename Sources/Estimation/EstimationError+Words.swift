extension EstimationError {
    /// A stable word for programs.
    public var code: String {
        switch self {
        case .cancelled: "cancelled"
        case .noLists, .tooManyLists, .repeatedList, .negativeCount, .countTooLarge, .unknownPattern, .countOnNoList,
            .nobodyObserved, .differentLists:
            "table_refused"
        case .oneList, .tooFewLists, .tooManyListsForMethod, .noOverlap, .notDetermined, .noConvergence:
            "estimate_refused"
        case .unknownModel, .unknownTerm, .saturated: "model_refused"
        case .level: "level_refused"
        }
    }

    /// The sentence for people, in English.
    public var english: String {
        switch self {
        case .cancelled: "Estimation was stopped before it was done. Start it again when ready."
        case .noLists: "The table has no list. Give one column of 0 and 1 for each list, and a column count."
        case .tooManyLists(let found, let limit):
            "The table has \(found) lists; at most \(limit) can be estimated from. Join lists that work alike."
        case .repeatedList(let name): "Two lists are called “\(name)”. Give each its own name."
        case .negativeCount(let count): "A count is \(count). Counts are 0 or more: correct the table."
        case .countTooLarge(let limit):
            "The counts add up to more than \(limit) people. Check them: no population here is so large."
        case .unknownPattern(let pattern):
            "Combination \(pattern) names a list the table does not have. Correct the table."
        case .countOnNoList(let count):
            "A row of zeros counts \(count) people on no list. That number is what is estimated: remove the row."
        case .nobodyObserved: "The table counts nobody. There is nothing to estimate from."
        case .differentLists: "The tables or the model have different lists. Give all the same lists in the same order."
        case .oneList:
            "One list only, copies counted once. An estimate needs lists that overlap: add at least two more."
        case .tooFewLists(let method, let found, let least):
            "\(found) lists; \(method.english) needs at least \(least). Add a list made independently."
        case .tooManyListsForMethod(let method, let found, let limit):
            "\(found) lists; \(method.english) takes at most \(limit). Join lists that work alike, or read the other "
                + "methods."
        case .noOverlap:
            "Nobody stands on two lists, so the number missing could be anything. Check how records were linked."
        case .notDetermined(let model):
            "The counts do not determine the number missing\(model.isEmpty ? "" : " under the model \(model)"): "
                + "too many combinations are empty. Choose a smaller model, or join lists."
        case .noConvergence(let method):
            "\(method.english) did not settle on this table. Join lists or rows, and try again."
        case .unknownModel(let text): "“\(text)” is no model. Write [12,13,4], or one of M0, Mt, Mth Chao."
        case .unknownTerm(let text, let lists):
            "“\(text)” names no lists of the table, which has \(lists). Use their numbers, as in 12, or their "
                + "names, as in A*B."
        case .saturated:
            "The model lets all lists interact at once. Nothing can inform that: leave the largest term out."
        case .level(let level): "The level \(level) is not between 0.5 and 0.999. Give one such as 0.95."
        }
    }

    /// The sentence for people, in French.
    public var french: String {
        switch self {
        case .cancelled: "L’estimation a été arrêtée avant la fin. Relancez-la quand vous voulez."
        case .noLists: "Le tableau n’a aucune liste. Donnez une colonne de 0 et de 1 par liste, et une colonne count."
        case .tooManyLists(let found, let limit):
            "Le tableau a \(found) listes ; \(limit) au plus permettent une estimation. Réunissez celles qui se "
                + "ressemblent."
        case .repeatedList(let name): "Deux listes s’appellent « \(name) ». Donnez à chacune son nom."
        case .negativeCount(let count):
            "Un effectif vaut \(count). Les effectifs sont nuls ou positifs : corrigez le tableau."
        case .countTooLarge(let limit):
            "Les effectifs dépassent \(limit) personnes en tout. Vérifiez-les : aucune population ici n’est si grande."
        case .unknownPattern(let pattern): "La combinaison \(pattern) cite une liste absente du tableau. Corrigez-le."
        case .countOnNoList(let count):
            "Une ligne de zéros compte \(count) personnes sur aucune liste. C’est ce que l’on estime : retirez la "
                + "ligne."
        case .nobodyObserved: "Le tableau ne compte personne. Il n’y a rien d’où estimer."
        case .differentLists:
            "Les tableaux ou le modèle n’ont pas les mêmes listes. Donnez partout les mêmes, dans le même ordre."
        case .oneList:
            "Une seule liste, les copies comptées une fois. Il faut des listes qui se recoupent : ajoutez-en au "
                + "moins deux."
        case .tooFewLists(let method, let found, let least):
            "\(found) listes ; \(method.french) en demande au moins \(least). Ajoutez une liste établie séparément."
        case .tooManyListsForMethod(let method, let found, let limit):
            "\(found) listes ; \(method.french) en prend \(limit) au plus. Réunissez celles qui se ressemblent, ou "
                + "lisez les autres méthodes."
        case .noOverlap:
            "Personne ne figure sur deux listes : le nombre manquant pourrait être n’importe lequel. Vérifiez le "
                + "rapprochement des fiches."
        case .notDetermined(let model):
            "Les effectifs ne déterminent pas le nombre manquant\(model.isEmpty ? "" : " selon le modèle \(model)") : "
                + "trop de combinaisons sont vides. Choisissez un modèle plus petit, ou réunissez des listes."
        case .noConvergence(let method):
            "\(method.french) ne se stabilise pas sur ce tableau. Réunissez des listes ou des lignes, puis réessayez."
        case .unknownModel(let text): "« \(text) » n’est pas un modèle. Écrivez [12,13,4], ou bien M0, Mt, Mth Chao."
        case .unknownTerm(let text, let lists):
            "« \(text) » ne nomme aucune liste du tableau, qui en a \(lists). Prenez leurs numéros, comme 12, ou "
                + "leurs noms, comme A*B."
        case .saturated:
            "Le modèle fait dépendre toutes les listes à la fois. Rien ne peut le renseigner : retirez le plus "
                + "grand terme."
        case .level(let level): "Le niveau \(level) n’est pas entre 0,5 et 0,999. Donnez par exemple 0.95."
        }
    }
}

extension EstimationMethod {
    /// What the method is called, in English.
    public var english: String {
        switch self {
        case .logLinear: "log-linear model"
        case .decomposable: "averaging over decomposable graphs"
        case .latentClass: "the latent-class model"
        }
    }

    /// What the method is called, in French.
    public var french: String {
        switch self {
        case .logLinear: "modèle log-linéaire"
        case .decomposable: "la moyenne sur les graphes décomposables"
        case .latentClass: "le modèle à classes latentes"
        }
    }
}
