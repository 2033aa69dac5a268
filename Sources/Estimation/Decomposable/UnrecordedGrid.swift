/// The numbers on no list at which a posterior is computed.
///
/// Whatever the graph, the number missing spreads at least like a Poisson number, so steps of a quarter of its root
/// lose nothing; sums over whole numbers become sums over trapezia.
struct UnrecordedGrid: Sendable {
    let points: [Double]
    /// How many whole numbers a point stands for.
    let widths: [Double]

    init(largest: Int) {
        var points = [0.0]
        while let last = points.last, last < Double(largest) {
            let step = max(1, (last.squareRoot() / 4).rounded(.down))
            points.append(min(last + step, Double(largest)))
        }
        self.points = points
        widths = points.indices.map { index in
            // Half a unit beyond both ends: the first and the last whole number count in full.
            let below = index > 0 ? points[index] - points[index - 1] : 1
            let above = index < points.count - 1 ? points[index + 1] - points[index] : 1
            return (below + above) / 2
        }
    }

    /// The number below which a share of the masses on the points lies.
    func quantile(_ share: Double, of masses: [Double]) -> Double {
        quantiles([share], of: masses).first ?? 0
    }

    /// The numbers below which these shares of the masses lie; shares in ascending order.
    func quantiles(_ shares: [Double], of masses: [Double]) -> [Double] {
        let total = masses.reduce(0, +)
        var below = 0.0
        var index = 0
        return shares.map { share in
            let target = share * total
            while index < masses.count - 1, below + masses[index] < target {
                below += masses[index]
                index += 1
            }
            guard masses[index] > 0 else { return points[index] }
            // A point's mass lies evenly between the middles to its neighbours, never below 0.
            let left = points[index] - (index > 0 ? (points[index] - points[index - 1]) / 2 : 0.5)
            let inside = min(1, max(0, (target - below) / masses[index]))
            return min(max(0, left + inside * widths[index]), points[points.count - 1])
        }
    }
}
