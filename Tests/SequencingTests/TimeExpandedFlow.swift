import Sequencing

/// The most containers that can leave the country when trucks are no limit: a greatest flow through a network of bases
/// and weeks, found by shortest augmenting paths (Edmonds, J., and Karp, R. M., 1972). Shares nothing with the engine.
struct TimeExpandedFlow {
    private var capacity: [[Int: Double]] = []

    /// The greatest flow for these closings.
    static func exported(_ instance: Instance, closings: [String: Int]) -> Double {
        let weeks = instance.weeks
        let (source, sink) = (instance.bases.count * weeks, instance.bases.count * weeks + 1)
        var network = TimeExpandedFlow()
        network.capacity = Array(repeating: [:], count: sink + 1)
        let index = Dictionary(uniqueKeysWithValues: instance.bases.enumerated().map { ($1.id, $0) })
        for (number, base) in instance.bases.enumerated() {
            network.capacity[source][number * weeks, default: 0] += base.containers
            for week in 0..<weeks {
                let here = number * weeks + week
                if week + 1 < weeks { network.capacity[here][here + 1] = .infinity }
                guard week < (closings[base.id] ?? 0) + base.liquidationWeeks else { continue }
                if let hub = base.parent.flatMap({ index[$0] }) {
                    let arrival = week + base.transitWeeks
                    if arrival < weeks {
                        network.capacity[here][hub * weeks + arrival, default: 0] += base.outCap[week]
                    }
                } else {
                    network.capacity[here][sink, default: 0] += base.outCap[week]
                }
            }
        }
        return network.greatest(from: source, to: sink)
    }

    private mutating func greatest(from source: Int, to sink: Int) -> Double {
        var total = 0.0
        while let path = path(from: source, to: sink) {
            let steps = zip(path, path.dropFirst())
            let amount = steps.map { capacity[$0][$1] ?? 0 }.min() ?? 0
            for (here, there) in steps {
                capacity[here][there, default: 0] -= amount
                capacity[there][here, default: 0] += amount
            }
            total += amount
        }
        return total
    }

    private func path(from source: Int, to sink: Int) -> [Int]? {
        var before = [source: source]
        var queue = [source]
        var next = 0
        while next < queue.count, before[sink] == nil {
            let here = queue[next]
            next += 1
            for (there, left) in capacity[here].sorted(by: { $0.key < $1.key }) where left > 1e-9 {
                guard before[there] == nil else { continue }
                before[there] = here
                queue.append(there)
            }
        }
        guard before[sink] != nil else { return nil }
        var path = [sink]
        while let here = path.last, here != source, let earlier = before[here] { path.append(earlier) }
        return path.reversed()
    }
}
