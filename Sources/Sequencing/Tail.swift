/// The conditional value at risk of a discrete distribution: the mean of its worst `1 - alpha` part.
///
/// Rockafellar, R. T., and Uryasev, S. (2000). Optimization of conditional value-at-risk. Journal of Risk 2, 21–41.
struct Tail: Sendable {
    private let probabilities: [Double]
    private let mass: Double
    /// When all scenarios weigh alike, the number of whole ones in the tail, and the weight of the next.
    private let even: (whole: Int, rest: Double)?

    init(probabilities: [Double], alpha: Double) {
        self.probabilities = probabilities
        mass = 1 - alpha
        let first = probabilities.first ?? 1
        if first > 0, probabilities.allSatisfy({ $0 == first }) {
            let whole = min(probabilities.count, Int((mass / first + 1e-9).rounded(.down)))
            even = (whole, whole == probabilities.count ? 0 : max(0, mass / first - Double(whole)))
        } else {
            even = nil
        }
    }

    /// The mean of the worst part of `losses`.
    func mean(of losses: [Double]) -> Double {
        guard let even else { return zip(weights(of: losses), losses).reduce(0) { $0 + $1.0 * $1.1 } }
        let keep = even.whole + (even.rest > 1e-12 ? 1 : 0)
        var worst = Self.largest(keep, of: losses)
        var sum = 0.0
        if keep > even.whole, let last = worst.popLast() { sum = last * even.rest }
        for value in worst { sum += value }
        return sum * probabilities[0] / mass
    }

    /// The weights `q` for which `q · losses` is that mean; for any other losses `q · losses` is a lower bound of it.
    func weights(of losses: [Double]) -> [Double] {
        var weights = [Double](repeating: 0, count: losses.count)
        var left = mass
        for index in losses.indices.sorted(by: { (losses[$0], $1) > (losses[$1], $0) }) {
            let taken = min(left, probabilities[index])
            weights[index] = taken / mass
            left -= taken
            if left <= 1e-12 { break }
        }
        return weights
    }

    /// The `count` largest values, in falling order.
    private static func largest(_ count: Int, of values: [Double]) -> [Double] {
        guard count > 0 else { return [] }
        var kept: [Double] = []
        kept.reserveCapacity(count + 1)
        for value in values {
            if kept.count == count, value <= kept[count - 1] { continue }
            var place = kept.count
            while place > 0, kept[place - 1] < value { place -= 1 }
            kept.insert(value, at: place)
            if kept.count > count { kept.removeLast() }
        }
        return kept
    }
}
