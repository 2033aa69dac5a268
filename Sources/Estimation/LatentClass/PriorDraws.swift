/// Draws of a mixture weighed so that they stand for one part of it (importance sampling). As the mixture holds the part, no
/// weight is large.
struct PriorDraws {
    private let draws: [(draw: Double, weight: Double)]
    private let total: Double

    /// Draws with their weights, from 0 to 1; at least one. Where all weigh nothing, all weigh alike.
    init(_ weighed: [(draw: Double, weight: Double)]) {
        let sum = weighed.reduce(0) { $0 + $1.weight }
        draws = weighed.map { ($0.draw, sum > 0 ? $0.weight : 1) }.sorted { $0.draw < $1.draw }
        total = sum > 0 ? sum : Double(weighed.count)
    }

    /// So many draws of the part, at even steps of its distribution, in ascending order.
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
