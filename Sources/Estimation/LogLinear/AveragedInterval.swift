/// A confidence interval from the profile likelihoods of one or several models.
///
/// With one model it is the usual profile interval. Where the model was chosen from the data, an interval that takes
/// the choice as given is too short. Then the tail areas of the signed roots are averaged over the models tried,
/// weighed by how well they describe the table (MATA: Turek and Fletcher 2012; Fletcher and Turek 2012): the lower end
/// is where Σ w Φ(root) = α/2, the upper where it is 1 − α/2.
struct AveragedInterval {
    private var profiles: [(weight: Double, profile: ProfileLikelihood)]

    init(_ fitted: FittedModel, _ cells: Cells) { profiles = [(1, ProfileLikelihood(fitted, cells))] }

    /// The models of a search with at least a thousandth of the best one's weight.
    ///
    /// Weights are exp(−Δ/2) of deviance plus a penalty halfway between those of AIC and BIC: on simulated tables
    /// averages by BIC hold the truth less often than they say, averages by AIC are twice as wide as they need be.
    init(_ search: ModelSearch, _ cells: Cells) {
        let penalty = (2 + logarithm(cells.observed)) / 2
        let scores = search.models.map { $0.fitted.deviance + penalty * Double($0.fitted.parameterCount) }
        let best = scores.min() ?? 0
        let kept = zip(search.models, scores).map { ($0, exponential((best - $1) / 2)) }.filter { $0.1 >= 1e-3 }
        let total = kept.reduce(0) { $0 + $1.1 }
        profiles = kept.map { ($0.1 / total, ProfileLikelihood($0.0.fitted, cells)) }
    }

    /// The numbers on no list at both ends; the upper one is nil where no number is large enough to be ruled out.
    mutating func ends(level: Double, shouldStop: () -> Bool) throws(EstimationError) -> (low: Double, high: Double?) {
        let outside = (1 - level) / 2
        let middle = profiles.reduce(0) { max($0, $1.profile.best) }
        var low = 0.0
        if tail(0) < outside {
            low = try crossing(of: outside, from: 0, to: middle, shouldStop)
        }
        var beyond = max(1, 2 * middle)
        while tail(beyond) < 1 - outside {
            if shouldStop() { throw .cancelled }
            beyond *= 4
            // A billion times the people observed: nothing limits the estimate.
            if beyond > 1e15 { return (low, nil) }
        }
        return (low, try crossing(of: 1 - outside, from: 0, to: beyond, shouldStop))
    }

    /// The probability that averaged roots leave below a number.
    private mutating func tail(_ unrecorded: Double) -> Double {
        var sum = 0.0
        for index in profiles.indices {
            sum += profiles[index].weight * normalProbability(profiles[index].profile.root(at: unrecorded))
        }
        return sum
    }

    private mutating func crossing(
        of target: Double, from start: Double, to end: Double, _ shouldStop: () -> Bool
    ) throws(EstimationError) -> Double {
        var low = logarithm(onePlus: start)
        var high = logarithm(onePlus: end)
        while high - low > 1e-4 {
            if shouldStop() { throw .cancelled }
            let middle = (low + high) / 2
            if tail(exponential(middle) - 1) < target { low = middle } else { high = middle }
        }
        return exponential((low + high) / 2) - 1
    }
}
