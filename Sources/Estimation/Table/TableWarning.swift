/// What about a table weakens every estimate made from it.
public enum TableWarning: Sendable, Hashable {
    /// Two lists name exactly the same people; they count as one.
    case copies(String, String)
    /// Nine in ten of either list stand on the other.
    case nearCopies(String, String, shared: Int, of: Int)
    /// Everyone on the first list stands on the second.
    case contained(String, in: String)
    /// Two lists of some size share nobody.
    case disjoint(String, String)
    /// A list that shares nobody with any other.
    case isolatedList(String)
    /// A list nobody stands on; it is left out.
    case emptyList(String)
    /// Two lists only: their independence cannot be checked.
    case twoLists
    /// So few people on two or more lists.
    case fewOverlaps(Int)
    /// Most combinations of lists hold fewer than five people.
    case sparse(cells: Int, of: Int)
}

extension TableWarning {
    /// The sentence for people, in English.
    public var english: String {
        switch self {
        case .copies(let first, let second):
            "“\(first)” and “\(second)” name exactly the same people. One looks copied from the other; they count "
                + "as one list."
        case .nearCopies(let first, let second, let shared, let total):
            "“\(first)” and “\(second)” share \(shared) people of at most \(total). If one is drawn from the "
                + "other, leave one out."
        case .contained(let inner, let outer):
            "Everyone on “\(inner)” also stands on “\(outer)”. If it was drawn from there, leave it out."
        case .disjoint(let first, let second):
            "“\(first)” and “\(second)” share nobody although chance alone would make some meet: check how records "
                + "were linked."
        case .isolatedList(let list):
            "“\(list)” shares nobody with any other list. It pushes every estimate up; check how its records were "
                + "linked."
        case .emptyList(let list): "Nobody stands on “\(list)”. It is left out."
        case .twoLists:
            "Two lists only. The estimate holds if the lists are independent, and nothing here can show whether "
                + "they are."
        case .fewOverlaps(let count):
            "Only \(count) people stand on two or more lists. One link more or less moves the estimate."
        case .sparse(let cells, let total):
            "\(cells) of \(total) combinations of lists hold fewer than five people; intervals are approximate."
        }
    }

    /// The sentence for people, in French.
    public var french: String {
        switch self {
        case .copies(let first, let second):
            "« \(first) » et « \(second) » nomment exactement les mêmes personnes. L’une semble copiée de l’autre "
                + "; elles comptent pour une seule liste."
        case .nearCopies(let first, let second, let shared, let total):
            "« \(first) » et « \(second) » partagent \(shared) personnes sur \(total) au plus. Si l’une est tirée de "
                + "l’autre, retirez-en une."
        case .contained(let inner, let outer):
            "Toutes les personnes de « \(inner) » figurent aussi sur « \(outer) ». Si elle en est tirée, retirez-la."
        case .disjoint(let first, let second):
            "« \(first) » et « \(second) » n’ont personne en commun alors que le hasard seul en ferait se croiser : "
                + "vérifiez le rapprochement des fiches."
        case .isolatedList(let list):
            "« \(list) » n’a personne en commun avec une autre liste. Elle pousse toute estimation vers le haut ; "
                + "vérifiez le rapprochement de ses fiches."
        case .emptyList(let list): "Personne ne figure sur « \(list) ». Elle est laissée de côté."
        case .twoLists:
            "Deux listes seulement. L’estimation vaut si elles sont indépendantes, et rien ici ne peut le montrer."
        case .fewOverlaps(let count):
            "\(count) personnes seulement figurent sur deux listes ou plus. Un lien de plus ou de moins déplace "
                + "l’estimation."
        case .sparse(let cells, let total):
            "\(cells) combinaisons de listes sur \(total) comptent moins de cinq personnes ; les intervalles sont "
                + "approchés."
        }
    }
}
