/// Joins points bottom up by the mean weight between clusters, on a full matrix of weights; costs about the square of
/// the number of points.
package struct AverageLinkage {
    let count: Int
    private var weights: [Float]

    package init(count: Int) {
        self.count = count
        weights = [Float](repeating: .nan, count: count * count)
    }

    package mutating func set(_ a: Int, _ b: Int, _ weight: Float) {
        weights[a * count + b] = weight
        weights[b * count + a] = weight
    }

    /// Sets what is not set yet.
    mutating func fill(_ weigh: (Int, Int) -> Float) {
        for a in 0..<count {
            for b in (a + 1)..<max(count, a + 1) where weights[a * count + b].isNaN { set(a, b, weigh(a, b)) }
        }
    }

    /// The joins, best first: each takes the second cluster into the first, named by a point of each. Stops where no
    /// two clusters have a mean weight of at least `limit`. Pairs without a weight count as far below it.
    package mutating func joined(above limit: Float) -> [(Int, Int)] {
        for index in weights.indices where weights[index].isNaN { weights[index] = limit - 8 }
        var sizes = [Float](repeating: 1, count: count)
        var isAlive = [Bool](repeating: true, count: count)
        var best = (0..<count).map { nearest($0, isAlive) }
        var joins: [(Int, Int)] = []
        while true {
            var top = -1
            for a in 0..<count where isAlive[a] && best[a] >= 0 {
                if top < 0 || weights[a * count + best[a]] > weights[top * count + best[top]] { top = a }
            }
            guard top >= 0, weights[top * count + best[top]] >= limit else { return joins }
            let (a, b) = (min(top, best[top]), max(top, best[top]))
            joins.append((a, b))
            isAlive[b] = false
            for c in 0..<count where isAlive[c] && c != a {
                let mean =
                    (weights[a * count + c] * sizes[a] + weights[b * count + c] * sizes[b]) / (sizes[a] + sizes[b])
                set(a, c, mean)
            }
            sizes[a] += sizes[b]
            for c in 0..<count where isAlive[c] {
                if c == a || best[c] == a || best[c] == b {
                    best[c] = nearest(c, isAlive)
                } else if weights[c * count + a] > weights[c * count + best[c]] {
                    best[c] = a
                }
            }
        }
    }

    private func nearest(_ a: Int, _ isAlive: [Bool]) -> Int {
        var best = -1
        for b in 0..<count where b != a && isAlive[b] {
            if best < 0 || weights[a * count + b] > weights[a * count + best] { best = b }
        }
        return best
    }
}
