/// Joins points bottom up by the mean weight between clusters, on a full matrix of weights; costs about the square of
/// the number of points.
package struct AverageLinkage {
    let count: Int
    private var weights: [Float]
    private var required: [(Int, Int)] = []

    package init(count: Int) {
        self.count = count
        weights = [Float](repeating: .nan, count: count * count)
    }

    package mutating func set(_ a: Int, _ b: Int, _ weight: Float) {
        weights[a * count + b] = weight
        weights[b * count + a] = weight
    }

    /// Joins two points before anything else, whatever their weight.
    package mutating func require(_ a: Int, _ b: Int) {
        required.append((a, b))
    }

    /// Keeps two points, and every cluster that one of them is in, apart for good. Of a pair both required and
    /// forbidden the requirement holds.
    package mutating func forbid(_ a: Int, _ b: Int) {
        // A mean with minus infinity in it is minus infinity.
        set(a, b, -.infinity)
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
        weighedJoins(above: limit).map { ($0.first, $0.second) }
    }

    /// The same, each with the mean weight it was made at; infinite for those required.
    mutating func weighedJoins(above limit: Float) -> [(first: Int, second: Int, weight: Float)] {
        for index in weights.indices where weights[index].isNaN { weights[index] = limit - 8 }
        var sizes = [Float](repeating: 1, count: count)
        var isAlive = [Bool](repeating: true, count: count)
        var joins = joinRequired(&sizes, &isAlive).map { (first: $0.0, second: $0.1, weight: Float.infinity) }
        var best = (0..<count).map { nearest($0, isAlive) }
        while true {
            var top = -1
            for a in 0..<count where isAlive[a] && best[a] >= 0 {
                if top < 0 || weights[a * count + best[a]] > weights[top * count + best[top]] { top = a }
            }
            guard top >= 0, weights[top * count + best[top]] >= limit else { return joins }
            let (a, b) = (min(top, best[top]), max(top, best[top]))
            joins.append((a, b, weights[a * count + b]))
            join(a, b, &sizes, &isAlive)
            for c in 0..<count where isAlive[c] {
                if c == a || best[c] == a || best[c] == b {
                    best[c] = nearest(c, isAlive)
                } else if weights[c * count + a] > weights[c * count + best[c]] {
                    best[c] = a
                }
            }
        }
    }

    private mutating func joinRequired(_ sizes: inout [Float], _ isAlive: inout [Bool]) -> [(Int, Int)] {
        var joins: [(Int, Int)] = []
        var heads = Array(0..<count)
        func head(_ point: Int) -> Int {
            var point = point
            while heads[point] != point { point = heads[point] }
            return point
        }
        for (x, y) in required {
            let (a, b) = (min(head(x), head(y)), max(head(x), head(y)))
            if a == b { continue }
            joins.append((a, b))
            heads[b] = a
            join(a, b, &sizes, &isAlive)
        }
        return joins
    }

    /// Takes cluster `b` into `a`.
    private mutating func join(_ a: Int, _ b: Int, _ sizes: inout [Float], _ isAlive: inout [Bool]) {
        isAlive[b] = false
        for c in 0..<count where isAlive[c] && c != a {
            let mean = (weights[a * count + c] * sizes[a] + weights[b * count + c] * sizes[b]) / (sizes[a] + sizes[b])
            set(a, c, mean)
        }
        sizes[a] += sizes[b]
    }

    private func nearest(_ a: Int, _ isAlive: [Bool]) -> Int {
        var best = -1
        for b in 0..<count where b != a && isAlive[b] {
            if best < 0 || weights[a * count + b] > weights[a * count + best] { best = b }
        }
        return best
    }
}
