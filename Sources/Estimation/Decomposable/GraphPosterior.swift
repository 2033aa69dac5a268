/// The posterior of the number on no list, summed over graphs, on a grid.
struct GraphPosterior {
    /// The posterior's mass at each point of the grid, up to a common factor.
    private(set) var masses: [Double]
    /// The graph with the most posterior probability, and how much it has.
    private(set) var likeliest = 0
    private(set) var probability = 0.0

    /// - Throws: `cancelled`.
    init(
        _ graphs: [DecomposableGraph], _ table: ListTable, grid: UnrecordedGrid, priorWeight: Double,
        shouldStop: () -> Bool
    ) throws(EstimationError) {
        let observed = Double(table.observed)
        let marginals = MarginalEvidence(table, grid: grid, priorWeight: priorWeight)
        // What no graph changes: ways to choose those seen, 1/N, and the width of the point.
        let common = grid.points.indices.map { index in
            let missing = grid.points[index]
            let total = observed + missing
            return logGamma(total + 1) - logGamma(missing + 1) - logarithm(total) + logarithm(grid.widths[index])
        }
        masses = [Double](repeating: 0, count: grid.points.count)
        var top = -Double.infinity
        var scores = common
        var best = 0.0
        var allWeight = 0.0
        for (number, graph) in graphs.enumerated() {
            if number & 15 == 0, shouldStop() { throw .cancelled }
            let terms = graph.powers.sorted { $0.key < $1.key }
            let constant = terms.reduce(0) { $0 + Double($1.value) * marginals.constants[$1.key] }
            for index in scores.indices { scores[index] = common[index] + constant }
            for (set, power) in terms { marginals.add(set, times: Double(power), to: &scores) }
            guard let highest = scores.max() else { continue }
            // Sums are kept relative to the highest value met so far.
            if highest > top {
                let shrink = exponential(top - highest)
                for index in masses.indices { masses[index] *= shrink }
                allWeight *= shrink
                best *= shrink
                top = highest
            }
            // Below e^-40 of what is there already a graph changes no digit that is shown.
            if highest < top - 40 { continue }
            var weight = 0.0
            for index in scores.indices where scores[index] > top - 45 {
                let mass = exponential(scores[index] - top)
                masses[index] += mass
                weight += mass
            }
            allWeight += weight
            if weight > best { (best, likeliest) = (weight, number) }
        }
        probability = allWeight > 0 ? best / allWeight : 0
    }
}

/// The evidence of the marginal table of every set of lists under its Dirichlet prior, at every point of a grid.
struct MarginalEvidence {
    /// By set of lists: what does not depend on the number missing.
    private(set) var constants: [Double]
    /// By set of lists: what does. Only the cell of no list in the set does, and the total.
    private var moving: [[Double]]

    init(_ table: ListTable, grid: UnrecordedGrid, priorWeight: Double) {
        let sets = 1 << table.lists.count
        let observed = Double(table.observed)
        let totals = grid.points.map { logGamma(priorWeight) - logGamma(observed + $0 + priorWeight) }
        constants = [Double](repeating: 0, count: sets)
        moving = [[Double]](repeating: [], count: sets)
        for set in 1..<sets {
            let prior = priorWeight / Double(1 << set.nonzeroBitCount)
            var cells: [Int: Int] = [:]
            for (pattern, count) in table.counts { cells[pattern & set, default: 0] += count }
            let outside = Double(cells.removeValue(forKey: 0) ?? 0)
            constants[set] =
                cells.values.sorted().reduce(0) { $0 + logGamma(Double($1) + prior) - logGamma(prior) }
                - logGamma(prior)
            moving[set] = grid.points.indices.map { totals[$0] + logGamma(outside + grid.points[$0] + prior) }
        }
    }

    func add(_ set: Int, times power: Double, to scores: inout [Double]) {
        let values = moving[set]
        for index in scores.indices { scores[index] += power * values[index] }
    }
}
