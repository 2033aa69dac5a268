/// The search for a hierarchical model by an information criterion.
///
/// Up to four lists every hierarchical model is tried (113 for four). With more, steps add or remove one term of two or
/// three lists as long as the criterion falls, from independence on. Models whose extended estimate does not determine
/// the unseen cell are passed over.
struct ModelSearch: Sendable {
    let criterion: InformationCriterion
    /// Every model that was fitted, best first.
    let models: [Candidate]

    /// A model and what the criterion gives it; lower is better.
    struct Candidate: Sendable {
        let fitted: FittedModel
        let score: Double
    }

    /// - Throws: `cancelled`.
    init(
        _ cells: Cells, criterion: InformationCriterion, shouldStop: () -> Bool
    ) throws(EstimationError) {
        self.criterion = criterion
        var found: [Candidate] = []
        func tried(_ model: ListModel) throws(EstimationError) -> Candidate? {
            if shouldStop() { throw .cancelled }
            guard let fitted = FittedModel(model, cells) else { return nil }
            let penalty = criterion.penalty(observed: cells.observed)
            let candidate = Candidate(
                fitted: fitted, score: fitted.deviance + penalty * Double(fitted.parameterCount))
            found.append(candidate)
            return candidate
        }
        if cells.listCount <= 4 {
            for model in Self.allModels(cells.listCount) { _ = try tried(model) }
        } else {
            var current = ListModel.independence(cells.listCount)
            var best = try tried(current)?.score ?? .infinity
            var seen: Set<ListModel> = [current]
            while true {
                var step: (model: ListModel, score: Double)?
                for neighbour in Self.neighbours(of: current) where seen.insert(neighbour).inserted {
                    guard let candidate = try tried(neighbour) else { continue }
                    if candidate.score < step?.score ?? best { step = (neighbour, candidate.score) }
                }
                guard let step, step.score < best - 1e-9 else { break }
                (current, best) = (step.model, step.score)
            }
        }
        // Equal scores: the smaller model first, then by notation, so that the order never depends on the search.
        models = found.sorted {
            ($0.score, $0.fitted.parameterCount, $0.fitted.model.notation)
                < ($1.score, $1.fitted.parameterCount, $1.fitted.model.notation)
        }
    }

    /// Every hierarchical model with all main effects but the saturated one, for at most four lists.
    static func allModels(_ listCount: Int) -> [ListModel] {
        let interactions = (1..<max(1 << listCount - 1, 1)).filter { $0.nonzeroBitCount > 1 }
            .sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
        var models = [ListModel.independence(listCount)]
        for term in interactions {
            for model in models where model.admits(term) { models.append(model.adding(term)) }
        }
        return models
    }

    private static func neighbours(of model: ListModel) -> [ListModel] {
        var found: [ListModel] = []
        for term in 1..<(1 << model.listCount - 1) where 2...3 ~= term.nonzeroBitCount {
            if model.admits(term) { found.append(model.adding(term)) }
        }
        for term in model.generators where term.nonzeroBitCount > 1 { found.append(model.removing(term)) }
        return found
    }
}

/// How fit is weighed against the number of parameters.
public enum InformationCriterion: String, Sendable, Hashable, CaseIterable {
    /// Schwarz 1978, with the number of people observed.
    case bic
    /// Akaike 1974.
    case aic

    func penalty(observed: Double) -> Double {
        switch self {
        case .bic: logarithm(observed)
        case .aic: 2
        }
    }
}
