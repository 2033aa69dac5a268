internal import Foundation

/// How honest the probabilities are: of the pairs given a probability, the share that decisions confirm.
public struct Calibration: Sendable, Hashable, Codable {
    /// Pairs whose probability lies in one range.
    public struct Bin: Sendable, Hashable, Codable {
        public let lower: Double
        public let upper: Double
        public let pairs: Int
        /// Mean of the probabilities given.
        public let meanProbability: Double
        /// Share confirmed as one person.
        public let confirmed: Double
        /// 95 % interval of that share (Wilson 1927).
        public let low: Double
        public let high: Double
    }

    /// Bins that hold pairs, in order.
    public let bins: [Bin]
    /// Mean squared difference between probability and truth (Brier 1950); 0 is perfect.
    public let brier: Double

    /// The table of judged pairs.
    /// - Parameter count: how many ranges of equal width 0 to 1 is cut into.
    public init(_ judged: [(probability: Double, isSamePerson: Bool)], bins count: Int = 10) {
        let count = max(1, count)
        var sums = [(pairs: Int, probability: Double, same: Int)](repeating: (0, 0, 0), count: count)
        var error = 0.0
        for (probability, isSame) in judged {
            let bin = min(count - 1, max(0, Int(probability * Double(count))))
            sums[bin] = (sums[bin].pairs + 1, sums[bin].probability + probability, sums[bin].same + (isSame ? 1 : 0))
            error += (probability - (isSame ? 1 : 0)) * (probability - (isSame ? 1 : 0))
        }
        brier = judged.isEmpty ? 0 : error / Double(judged.count)
        bins = sums.enumerated().filter { $0.element.pairs > 0 }.map { index, sum in
            let (low, high) = Self.wilson(sum.same, of: sum.pairs)
            return Bin(
                lower: Double(index) / Double(count), upper: Double(index + 1) / Double(count), pairs: sum.pairs,
                meanProbability: sum.probability / Double(sum.pairs), confirmed: Double(sum.same) / Double(sum.pairs),
                low: low, high: high)
        }
    }

    private static func wilson(_ hits: Int, of count: Int) -> (Double, Double) {
        let (n, z) = (Double(count), 1.959964)
        let share = Double(hits) / n
        let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return (max(0, centre - half), min(1, centre + half))
    }
}
