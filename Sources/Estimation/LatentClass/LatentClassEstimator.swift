/// Estimates the number of people with groups that differ in how easily each list reaches them (Manrique-Vallier 2016;
/// as in the R package LCMCR).
///
/// Within a group lists are independent. How many groups there are is left to a stick-breaking prior with at most
/// `classes` of them; chances are uniform beforehand, N has a prior 1/N. The estimate is the posterior median.
///
/// Uniform chances pull estimates down where overlaps say little: a class of M people has a prior that falls like
/// M^−lists along the ridge on which its lists keep their sizes. The interval therefore covers the posterior under a
/// second prior too, Beta(1/2, 1), halfway to one that is flat in the logarithm of a chance and so indifferent to M.
public struct LatentClassEstimator: Sendable {
    public var level = 0.95
    /// The most groups.
    public var classes = 10
    /// Shape of the gamma prior of the concentration.
    public var concentrationShape = 0.25
    /// Rate of the gamma prior of the concentration.
    public var concentrationRate = 0.25
    public var chains = 4
    /// Steps of each chain that are thrown away; at first it sees only a part of the people.
    public var burnIn = 2_500
    /// Steps of each chain between looks at whether it has settled.
    public var steps = 2_000
    /// The most such rounds.
    public var rounds = 3
    /// Every so many steps a draw is kept.
    public var thinning = 4
    public var seed: UInt64 = 1

    /// The effective size below which chains go on.
    public static let sufficientSize = 400.0
    /// The R-hat above which chains go on.
    public static let sufficientRHat = 1.02

    /// The estimator with the settings of the product.
    public init() {}

    /// The estimate for one table.
    public func estimate(
        _ table: ListTable, shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> PopulationEstimate {
        try checkLevel(level)
        guard table.lists.count > 1 else { throw .oneList }
        guard table.hasOverlap else { throw .noOverlap }
        guard table.lists.count > 2 else {
            throw .tooFewLists(.latentClass, found: table.lists.count, least: 3)
        }
        var samplers = (0..<max(chains, 1)).map {
            LatentClassSampler(table, settings: self, random: SplitMix(seed: seed, stream: $0))
        }
        try burnIn(&samplers, shouldStop)
        let sample = try sample(&samplers, shouldStop)
        var notes: [EstimateNote] = [
            .chains(
                count: samplers.count, draws: sample.draws.count, rHat: sample.diagnostics.rHat,
                effectiveSize: sample.diagnostics.effectiveSize)
        ]
        if sample.diagnostics.rHat > 1.05 || sample.diagnostics.effectiveSize < 100 { notes.append(.notMixed) }
        let occupied = sample.draws.map(\.classes).sorted()
        notes.append(.classes(occupied[occupied.count / 2]))
        notes.append(.twoPriors)
        let recorded = Double(table.observed)
        let count = sample.draws.count
        let uniform = PriorDraws(sample.draws.map { ($0.unrecorded, 1 - $0.shareOfHalfway) })
            .evenly(count).map { recorded + $0 }
        let second = PriorDraws(sample.draws.map { ($0.unrecorded, $0.shareOfHalfway) })
            .evenly(count).map { recorded + $0 }
        let ends = PopulationEstimate.hull(of: [uniform, second], level: level)
        return PopulationEstimate(
            method: .latentClass, observed: table.observed, level: level,
            estimate: quantile(0.5, ofSorted: uniform), low: ends.low, high: ends.high, notes: notes,
            draws: uniform, secondDraws: second)
    }

    /// Brings chains from where they start to where the posterior lies, and settles how they part their steps between the two
    /// priors: all chains alike, for only then may their draws be weighed together.
    private func burnIn(
        _ samplers: inout [LatentClassSampler], _ shouldStop: () -> Bool
    ) throws(EstimationError) {
        for chain in samplers.indices {
            for step in 0..<burnIn {
                if step & 63 == 0 {
                    if shouldStop() { throw .cancelled }
                    // A tenth of the people at first, all after three quarters of the way.
                    samplers[chain].see(share: min(1, 0.1 + 1.2 * Double(step) / Double(burnIn)))
                }
                samplers[chain].step()
                // Towards equal parts, by ever smaller steps (Robbins and Monro 1951).
                samplers[chain].tilt += max(0.02, 1 / (1 + Double(step) / 20)) * (0.5 - samplers[chain].shareOfHalfway)
            }
            samplers[chain].see(share: 1)
        }
        let tilt = samplers.reduce(0) { $0 + $1.tilt } / Double(samplers.count)
        for chain in samplers.indices { samplers[chain].tilt = tilt }
    }

    /// What was kept of chains.
    private struct Sample {
        var draws: [(unrecorded: Double, shareOfHalfway: Double, classes: Int)] = []
        var diagnostics = ChainDiagnostics([])
    }

    /// Runs chains by rounds until they agree, or for as many rounds as are allowed.
    private func sample(
        _ samplers: inout [LatentClassSampler], _ shouldStop: () -> Bool
    ) throws(EstimationError) -> Sample {
        var sample = Sample()
        var chains = [[Double]](repeating: [], count: samplers.count)
        for _ in 0..<max(rounds, 1) {
            for chain in samplers.indices {
                for step in 1...max(steps, 1) {
                    if step & 63 == 0, shouldStop() { throw .cancelled }
                    samplers[chain].step()
                    guard step % max(thinning, 1) == 0 else { continue }
                    let unrecorded = Double(samplers[chain].unrecorded)
                    chains[chain].append(unrecorded)
                    sample.draws.append(
                        (unrecorded, samplers[chain].shareOfHalfway, samplers[chain].occupiedClasses))
                }
            }
            sample.diagnostics = ChainDiagnostics(chains)
            let isSettled = sample.diagnostics.rHat <= Self.sufficientRHat
            if isSettled, sample.diagnostics.effectiveSize >= Self.sufficientSize { break }
        }
        return sample
    }
}
