/// Why two records are, or are not, taken for one person: the weight each comparison adds, from the starting odds to
/// the sum.
///
/// Weights are natural logarithms of odds: 0 is even, +2.3 ten to one for, −2.3 ten to one against. The steps are
/// taken in order, each given the ones before it, so that they add up to `total` exactly as the model reckons: time and
/// place first, because how much a name counts depends on whether the two fell in one event.
public struct Waterfall: Sendable, Hashable {
    /// One comparison.
    public struct Step: Sendable, Hashable {
        public let comparison: Comparison
        /// 0 where one of the records does not say; else from 1, full agreement, down.
        public let level: Int
        public let weight: Double

        init(comparison: Comparison, level: Int, weight: Double) {
            self.comparison = comparison
            self.level = level
            self.weight = weight
        }
    }

    /// What stands before anything is compared: how rare pairs of one person are among all pairs.
    public let start: Double
    public let steps: [Step]
    /// What people's decisions on other pairs add to, or take from, the model's sum (`ScoreCalibration`).
    public let calibration: Double
    /// The sum of the start, all steps and the calibration.
    public var total: Double { steps.reduce(start + calibration) { $0 + $1.weight } }
    /// The probability that the two are one person, from 0 to 1.
    public var probability: Double { Double(Linkage.probability(Float(total))) }
}
