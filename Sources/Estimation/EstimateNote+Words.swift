private import Foundation

extension EstimateNote {
    /// The sentence for people, in English.
    public var english: String {
        switch self {
        case .namedModel(let model): "Model \(model), as asked."
        case .chosenModel(let model, let criterion, let tried):
            "Model \(model), chosen by \(criterion.rawValue.uppercased()) among \(tried) tried."
        case .extendedLikelihood:
            "Some combinations of lists are empty and fitted as exactly 0; the estimate rests on the others (extended "
                + "maximum likelihood)."
        case .lowerBound: "A lower bound if people differ in how easily they are recorded."
        case .assumedHeterogeneity: "How people differ is assumed by the model, not seen in the data."
        case .fit(let deviance, let freedom):
            "Deviance \(decimal(deviance, 1, ".")) on \(freedom) degrees of freedom."
        case .profileInterval: "Interval from the profile likelihood."
        case .averagedInterval: "Interval from profile likelihoods, averaged over the models tried."
        case .bootstrapInterval(let replicates, let failed):
            "Interval from \(replicates) tables drawn from the "
                + "model\(failed > 0 ? "; \(failed) gave no estimate" : "")."
        case .noUpperEnd: "The data set no upper end: read the estimate as at least the lower end."
        case .likeliestGraph(let graph, let probability, let graphs):
            "Averaged over \(graphs) graphs; the likeliest, \(graph), has \(decimal(100 * probability, 0, ".")) %."
        case .heldByLimit(let largest):
            "The upper end is held by the prior's limit of \(largest) missing people; the data alone allow more."
        case .chains(let count, let draws, let rHat, let size):
            "\(count) chains, \(draws) draws, R-hat \(decimal(rHat, 3, ".")), effective sample size "
                + "\(decimal(size, 0, "."))."
        case .notMixed: "The chains do not agree well: read the interval as rough."
        case .twoPriors: "The interval covers the posteriors under two priors of the chances of being recorded."
        case .classes(let count): count == 1 ? "Mostly one class of people." : "Mostly \(count) classes of people."
        case .pooledPosterior(let tables): "Posterior pooled over \(tables) draws of the linkage."
        case .pooledByRubin(let tables, let share):
            "Pooled over \(tables) draws of the linkage by Rubin's rules; they make up "
                + "\(decimal(100 * share, 0, ".")) % of the variance."
        case .summedStrata(let count): "Sum of \(count) strata, each estimated by itself."
        }
    }

    /// The sentence for people, in French.
    public var french: String {
        switch self {
        case .namedModel(let model): "Modèle \(model), comme demandé."
        case .chosenModel(let model, let criterion, let tried):
            "Modèle \(model), choisi par \(criterion.rawValue.uppercased()) parmi \(tried) essayés."
        case .extendedLikelihood:
            "Des combinaisons de listes sont vides et ajustées à exactement 0 ; l’estimation repose sur les autres "
                + "(vraisemblance étendue)."
        case .lowerBound: "Une borne inférieure si les personnes sont plus ou moins faciles à recenser."
        case .assumedHeterogeneity:
            "Le modèle suppose comment les personnes diffèrent ; les données ne le montrent pas."
        case .fit(let deviance, let freedom): "Déviance \(decimal(deviance, 1, ",")) pour \(freedom) degrés de liberté."
        case .profileInterval: "Intervalle de la vraisemblance profilée."
        case .averagedInterval: "Intervalle des vraisemblances profilées, en moyenne sur les modèles essayés."
        case .bootstrapInterval(let replicates, let failed):
            "Intervalle de \(replicates) tableaux tirés du modèle\(failed > 0 ? " ; \(failed) n’ont rien donné" : "")."
        case .noUpperEnd: "Les données ne fixent pas de borne haute : lisez l’estimation comme au moins la borne basse."
        case .likeliestGraph(let graph, let probability, let graphs):
            "Moyenne sur \(graphs) graphes ; le plus probable, \(graph), a \(decimal(100 * probability, 0, ",")) %."
        case .heldByLimit(let largest):
            "La borne haute est tenue par la limite a priori de \(largest) manquants ; les données seules en "
                + "admettent plus."
        case .chains(let count, let draws, let rHat, let size):
            "\(count) chaînes, \(draws) tirages, R-hat \(decimal(rHat, 3, ",")), taille effective "
                + "\(decimal(size, 0, ","))."
        case .notMixed: "Les chaînes s’accordent mal : prenez l’intervalle pour approximatif."
        case .twoPriors:
            "L’intervalle couvre les lois a posteriori sous deux lois a priori des chances d’être recensé."
        case .classes(let count):
            count == 1
                ? "Une seule classe de personnes le plus souvent." : "\(count) classes de personnes le plus souvent."
        case .pooledPosterior(let tables): "Loi a posteriori réunie sur \(tables) tirages du rapprochement."
        case .pooledByRubin(let tables, let share):
            "Réuni sur \(tables) tirages du rapprochement par les règles de Rubin ; ils font "
                + "\(decimal(100 * share, 0, ",")) % de la variance."
        case .summedStrata(let count): "Somme de \(count) strates, estimées chacune à part."
        }
    }
}

/// A number with so many decimals.
private func decimal(_ number: Double, _ places: Int, _ point: String) -> String {
    guard number.isFinite else { return "∞" }
    return String(format: "%.\(places)f", number).replacingOccurrences(of: ".", with: point)
}
