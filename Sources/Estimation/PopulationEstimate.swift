/// How many people there may be in all, by one method. An estimate is never a count: it stands with its ends, its
/// method and its notes, apart from what was recorded.
public struct PopulationEstimate: Sendable, Hashable {
    public let method: EstimationMethod
    /// People recorded on at least one list.
    public let observed: Int
    /// The share of such intervals that should hold the truth, from 0.5 to 0.999.
    public let level: Double
    /// The estimated number of all people: the maximum-likelihood estimate, or the posterior median.
    public let estimate: Double
    /// The lower end of the interval, never below those recorded.
    public let low: Double
    /// The upper end; nil where the data set none.
    public let high: Double?
    /// What the estimate rests on and how far it can be trusted.
    public let notes: [EstimateNote]
    /// Draws from the posterior of the number of all people, in no order; nil for log-linear models.
    public let draws: [Double]?
    /// Draws under a second prior that the interval also covers, where the method has one.
    public let secondDraws: [Double]?

    init(
        method: EstimationMethod, observed: Int, level: Double, unrecorded: Double, low: Double, high: Double?,
        notes: [EstimateNote], draws: [Double]?
    ) {
        let recorded = Double(observed)
        self.init(
            method: method, observed: observed, level: level, estimate: recorded + unrecorded,
            low: recorded + max(0, low),
            high: high.map { recorded + $0 }, notes: notes, draws: draws)
    }

    init(
        method: EstimationMethod, observed: Int, level: Double, estimate: Double, low: Double, high: Double?,
        notes: [EstimateNote], draws: [Double]?, secondDraws: [Double]? = nil
    ) {
        self.method = method
        self.observed = observed
        self.level = level
        self.estimate = estimate
        self.low = low
        self.high = high
        self.notes = notes
        self.draws = draws
        self.secondDraws = secondDraws
    }

    /// The ends that hold the middle share of each set of draws.
    static func hull(of sets: [[Double]], level: Double) -> (low: Double, high: Double) {
        let outside = (1 - level) / 2
        let sorted = sets.map { $0.sorted() }
        let lows = sorted.map { quantile(outside, ofSorted: $0) }
        let highs = sorted.map { quantile(1 - outside, ofSorted: $0) }
        return (lows.reduce(.infinity, min), highs.reduce(0, max))
    }
}
