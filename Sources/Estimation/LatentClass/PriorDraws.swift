/// Draws of one posterior weighed so that they stand for another (importance sampling).
struct PriorDraws {
    private let draws: [(draw: Double, weight: Double)]
    private let total: Double

    /// Draws with the logarithms of their weights; at least one.
    init(_ weighed: [(draw: Double, logWeight: Double)]) {
        let top = weighed.reduce(-.infinity) { max($0, $1.logWeight) }
        draws = weighed.map { ($0.draw, exponential($0.logWeight - top)) }.sorted { $0.draw < $1.draw }
        total = draws.reduce(0) { $0 + $1.weight }
    }

    /// So many draws of the other posterior, at even steps of its distribution, in ascending order.
    func evenly(_ count: Int) -> [Double] {
        var below = 0.0
        var place = 0
        return (0..<count).map { index in
            let target = (Double(index) + 0.5) / Double(count) * total
            while place < draws.count - 1, below + draws[place].weight < target {
                below += draws[place].weight
                place += 1
            }
            return draws[place].draw
        }
    }
}
