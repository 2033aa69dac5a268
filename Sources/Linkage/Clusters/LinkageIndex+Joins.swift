/// Two groups of records that are one person, or might be, named by a record of each.
public struct PersonJoin: Sendable, Hashable {
    public let first: Int
    public let second: Int
    /// The probability that the two groups are one person, from 0 to 1; 1 where people decided it.
    public let probability: Double
}

extension LinkageIndex {
    /// The trees by which persons hold together, and the joins that might make one of two: for draws of who is the same as
    /// whom. As they are trees, each join may hold or not by itself, and no chain of pairs joins three records more often
    /// than two.
    ///
    /// A join is weighed by the mean over all pairs of records between its two sides, each bounded as in clustering, and more
    /// by `competition`. Costs about as much as clustering once more.
    public func joins(_ result: LinkageResult) -> [PersonJoin] {
        let heads = heads(result)
        var members: [Int32: [Int32]] = [:]
        for (place, head) in heads.enumerated() { members[head, default: []].append(Int32(place)) }
        let within = members.keys.sorted().flatMap { inside(members[$0] ?? []) }
        return within + between(result, heads, members)
    }

    /// By place in the order: the person, named by the first place.
    private func heads(_ result: LinkageResult) -> [Int32] {
        var first = [Int32](repeating: -1, count: result.recordCount)
        return first.indices.map { place in
            let person = result.person(of: order.record(place))
            if first[person] < 0 { first[person] = Int32(place) }
            return first[person]
        }
    }

    /// By how much more a join is worth, in logarithms of odds, than its mean weight. Records that have found nobody better are
    /// likelier one person than pairs of their weight in general, most of which have found others. Set by hand on two made-up
    /// sets of lists of 10,000 (docs/performance.md).
    private static let competition: Float = 2
    /// Joins below this probability are left out.
    private static let least = 0.02
    /// Up to so many records of one person are weighed pair by pair.
    private static let largest = 600
    private static let bound: Float = 6

    private func inside(_ members: [Int32]) -> [PersonJoin] {
        guard members.count > 1 else { return [] }
        guard members.count <= Self.largest else {
            return members.dropFirst().map { join(members[0], $0, weight: Self.bound) }
        }
        let closure = decisions.closure
        var linkage = AverageLinkage(count: members.count)
        if !closure.isEmpty {
            for a in members.indices where closure.knows(Int(members[a])) {
                for b in members.indices.dropFirst(a + 1)
                where closure.verdict(Int(members[a]), Int(members[b])) == true { linkage.require(a, b) }
            }
        }
        linkage.fill { max(bounded(members[$0], members[$1]), -Self.bound) }
        return linkage.weighedJoins(above: -.infinity).map {
            join(members[$0.first], members[$0.second], weight: $0.weight)
        }
    }

    /// Joins that might be: of the pairs kept between two persons, the best that hold no two together twice.
    private func between(
        _ result: LinkageResult, _ heads: [Int32], _ members: [Int32: [Int32]]
    ) -> [PersonJoin] {
        var met: Set<UInt64> = []
        var offers: [(weight: Float, first: Int32, second: Int32)] = []
        for pair in result.pairs {
            let (one, other) = (heads[order.place(pair.first)], heads[order.place(pair.second)])
            let (a, b) = (min(one, other), max(one, other))
            guard a != b, met.insert(NameComparer.pair(a, b)).inserted, let left = members[a], let right = members[b]
            else { continue }
            var sum: Float = 0
            // Minus infinity stays: whom only a person may join, no draw joins either.
            for one in left { for other in right { sum += bounded(one, other) } }
            offers.append((sum / Float(left.count * right.count), a, b))
        }
        offers.sort { ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second) }
        var groups = GrowingClusters(decisions.closure, of: members)
        return offers.compactMap { offer in
            let made = join(offer.first, offer.second, weight: offer.weight)
            guard made.probability >= Self.least, groups.head(offer.first) != groups.head(offer.second),
                groups.join(offer.first, offer.second)
            else { return nil }
            return made
        }
    }

    private func bounded(_ a: Int32, _ b: Int32) -> Float {
        let weight = weigh(Int(min(a, b)), Int(max(a, b)))
        return weight == -.infinity ? weight : min(max(weight, -Self.bound), Self.bound)
    }

    private func join(_ a: Int32, _ b: Int32, weight: Float) -> PersonJoin {
        PersonJoin(
            first: order.record(Int(a)), second: order.record(Int(b)),
            probability: weight == .infinity ? 1 : Double(Linkage.probability(weight + Self.competition)))
    }
}
