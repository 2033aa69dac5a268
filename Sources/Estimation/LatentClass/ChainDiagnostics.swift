/// Whether several chains tell the same, and how many independent draws theirs are worth (Vehtari, Gelman, Simpson,
/// Carpenter and Bürkner 2021).
public struct ChainDiagnostics: Sendable, Hashable {
    /// Split R-hat of rank-normalised draws; near 1 where the chains agree.
    public let rHat: Double
    /// Effective sample size of rank-normalised draws, over all chains.
    public let effectiveSize: Double

    /// Looks at chains of the same length. Chains too short to tell anything give an infinite R-hat and a size of 0.
    public init(_ chains: [[Double]]) {
        let length = (chains.map(\.count).min() ?? 0) / 2
        guard length >= 4 else {
            rHat = .infinity
            effectiveSize = 0
            return
        }
        // Each chain in halves, so that one that drifts disagrees with itself.
        let halves = chains.flatMap { [Array($0[..<length]), Array($0[($0.count - length)...])] }
        let ranked = Self.rankNormalised(halves)
        let count = Double(length)
        let means = ranked.map { $0.reduce(0, +) / count }
        let variances = zip(ranked, means).map { chain, mean in
            chain.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        }
        let grand = means.reduce(0, +) / Double(means.count)
        let between = count * means.reduce(0) { $0 + ($1 - grand) * ($1 - grand) } / Double(means.count - 1)
        let within = variances.reduce(0, +) / Double(variances.count)
        guard within > 0 else {
            // All draws are one number: there is nothing to disagree about.
            rHat = between > 0 ? .infinity : 1
            effectiveSize = between > 0 ? 0 : count * Double(ranked.count)
            return
        }
        let pooled = (count - 1) / count * within + between / count
        rHat = (pooled / within).squareRoot()
        effectiveSize = Self.effectiveSize(ranked, means, within: within, pooled: pooled)
    }

    /// Geyer's initial monotone sequence (1992) of autocorrelations averaged over chains.
    private static func effectiveSize(
        _ chains: [[Double]], _ means: [Double], within: Double, pooled: Double
    ) -> Double {
        let length = chains[0].count
        func correlation(_ lag: Int) -> Double {
            var sum = 0.0
            for (chain, mean) in zip(chains, means) {
                var products = 0.0
                for index in 0..<length - lag { products += (chain[index] - mean) * (chain[index + lag] - mean) }
                sum += products / Double(length)
            }
            return 1 - (within - sum / Double(chains.count)) / pooled
        }
        var time = -1.0
        var last = Double.infinity
        var lag = 0
        while lag + 1 < length {
            let pair = (lag == 0 ? 1 : correlation(lag)) + correlation(lag + 1)
            if pair <= 0 { break }
            last = min(last, pair)
            time += 2 * last
            lag += 2
        }
        let draws = Double(length * chains.count)
        // Draws that alternate may be worth more than independent ones; beyond this factor it is noise.
        return min(draws / max(time, 0.1), draws * max(1, draws.squareRoot().squareRoot()))
    }

    /// Normal scores of the ranks over all chains, ties sharing theirs.
    private static func rankNormalised(_ chains: [[Double]]) -> [[Double]] {
        let length = chains[0].count
        let flat = chains.flatMap(\.self)
        let order = flat.indices.sorted { (flat[$0], $0) < (flat[$1], $1) }
        var scores = [Double](repeating: 0, count: flat.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, flat[order[last + 1]] == flat[order[first]] { last += 1 }
            let rank = Double(first + last) / 2 + 1
            let score = normalQuantile((rank - 0.375) / (Double(flat.count) + 0.25))
            for place in first...last { scores[order[place]] = score }
            first = last + 1
        }
        return chains.indices.map { Array(scores[$0 * length..<($0 + 1) * length]) }
    }
}
