/// One thing to know about an estimate.
public enum EstimateNote: Sendable, Hashable {
    case namedModel(String)
    case chosenModel(String, criterion: InformationCriterion, tried: Int)
    /// Some cells of nobody are fitted as exactly 0.
    case extendedLikelihood
    case lowerBound
    case assumedHeterogeneity
    case fit(deviance: Double, degreesOfFreedom: Int)
    case profileInterval
    case averagedInterval
    case bootstrapInterval(replicates: Int, failed: Int)
    case noUpperEnd
    /// The likeliest graph, its posterior probability, and how many were averaged.
    case likeliestGraph(String, probability: Double, graphs: Int)
    /// A tenth or more of a percent of the posterior lies at the largest number allowed.
    case heldByLimit(largest: Int)
    case chains(count: Int, draws: Int, rHat: Double, effectiveSize: Double)
    case notMixed
    /// The interval covers two priors.
    case twoPriors
    /// People fall in so many groups, at the median.
    case classes(Int)
    case pooledPosterior(tables: Int)
    case pooledByRubin(tables: Int, betweenShare: Double)
    case summedStrata(Int)
}
