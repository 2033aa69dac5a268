/// Joins records into persons.
///
/// Pairs above the join weight would chain: A like B, B like C, and soon a massacre is one person. So within each
/// connected group persons are built bottom up by average linkage (Sokal and Michener 1958): two clusters join only if
/// the mean weight over *all* pairs between them is high enough, pairs no rule proposed included. Records that lack a
/// name part may not hold clusters together: they are set aside and afterwards join the one cluster they fit best.
struct Clustering {
    let records: [PreparedRecord]
    let joinWeight: Float
    /// Whether columns beyond the schema identify people even without names.
    var hasExtras = false
    /// The weight of a pair of records, for pairs that were not candidates.
    let weigh: (Int, Int) -> Float
    /// Weights count at most so much either way, so that one perfect agreement cannot outvote many contradictions.
    var bound: Float = 6
    /// The largest group that is looked at as a whole; beyond it the weakest pairs are left out first.
    var groupLimit = 600

    /// The person of each record: the number of the person's first record.
    func persons(_ pairs: [LinkedPair], shouldStop: () -> Bool) -> [Int32] {
        var person = (0..<Int32(records.count)).map { $0 }
        let named = pairs.filter { isWhole($0.first) && isWhole($0.second) }
        for group in groups(named.filter { $0.weight >= joinWeight }) {
            if shouldStop() { break }
            join(group, into: &person)
        }
        attachIncomplete(pairs, to: &person)
        return canonical(person)
    }

    private func isWhole(_ index: Int) -> Bool {
        hasExtras || records[index].isFullyNamed
    }

    // MARK: groups

    private struct Group {
        var members: [Int32]
        var pairs: [LinkedPair]
    }

    /// Connected groups of the pairs; where a group exceeds the limit it is split at a higher weight.
    private func groups(_ pairs: [LinkedPair]) -> [Group] {
        var result: [Group] = []
        var waiting: [([LinkedPair], Float)] = [(pairs, joinWeight)]
        while let (pairs, weight) = waiting.popLast() {
            for group in connected(pairs) {
                if group.members.count <= groupLimit || weight > 30 {
                    result.append(group)
                } else {
                    waiting.append((group.pairs.filter { $0.weight >= weight + 1 }, weight + 1))
                }
            }
        }
        return result
    }

    private func connected(_ pairs: [LinkedPair]) -> [Group] {
        var numbers: [Int32: Int32] = [:]
        var parents: [Int32] = []
        // Large inputs: an array beats a dictionary.
        var dense: [Int32] = pairs.count > records.count / 8 ? [Int32](repeating: -1, count: records.count) : []
        var members: [Int32] = []
        func number(_ record: Int) -> Int32 {
            if !dense.isEmpty {
                if dense[record] < 0 {
                    dense[record] = Int32(members.count)
                    members.append(Int32(record))
                    parents.append(Int32(parents.count))
                }
                return dense[record]
            }
            if let known = numbers[Int32(record)] { return known }
            let fresh = Int32(members.count)
            numbers[Int32(record)] = fresh
            members.append(Int32(record))
            parents.append(fresh)
            return fresh
        }
        func root(_ node: Int32) -> Int32 {
            var node = node
            while parents[Int(node)] != node {
                parents[Int(node)] = parents[Int(parents[Int(node)])]
                node = parents[Int(node)]
            }
            return node
        }
        var ends: [Int32] = []
        ends.reserveCapacity(pairs.count)
        for pair in pairs {
            let (a, b) = (number(pair.first), number(pair.second))
            ends.append(a)
            let (x, y) = (root(a), root(b))
            if x != y { parents[Int(max(x, y))] = min(x, y) }
        }
        var groupOf = [Int32](repeating: -1, count: members.count)
        var groups: [Group] = []
        for node in 0..<Int32(members.count) {
            let top = root(node)
            if groupOf[Int(top)] < 0 {
                groupOf[Int(top)] = Int32(groups.count)
                groups.append(Group(members: [], pairs: []))
            }
            groups[Int(groupOf[Int(top)])].members.append(members[Int(node)])
        }
        for (pair, end) in zip(pairs, ends) { groups[Int(groupOf[Int(root(end))])].pairs.append(pair) }
        return groups
    }

    // MARK: average linkage

    private func join(_ group: Group, into person: inout [Int32]) {
        let members = group.members
        if members.count == 2 {
            // A group of two is its one pair.
            person[Int(max(members[0], members[1]))] = min(members[0], members[1])
            return
        }
        var linkage = AverageLinkage(count: members.count)
        let isDense = members.count <= groupLimit
        var places: [Int32: Int] = [:]
        for (place, member) in members.enumerated() { places[member] = place }
        for pair in group.pairs {
            guard let a = places[Int32(pair.first)], let b = places[Int32(pair.second)] else { continue }
            linkage.set(a, b, bounded(pair.weight))
        }
        if isDense {
            linkage.fill { a, b in bounded(weigh(Int(members[a]), Int(members[b]))) }
        }
        for (a, b) in linkage.joined(above: joinWeight) {
            person[Int(members[b])] = members[a]
        }
    }

    private func bounded(_ weight: Float) -> Float {
        // What people decided is not bounded: it joins or parts whatever else speaks against it.
        abs(weight) >= LinkageIndex.decidedWeight ? weight * 1_000 : min(max(weight, -bound), bound)
    }

    /// Each record lacking a name part joins the one cluster it fits best, if it fits well enough on the average.
    private func attachIncomplete(_ pairs: [LinkedPair], to person: inout [Int32]) {
        let rooted = canonical(person)
        var offers: [Int32: [LinkedPair]] = [:]
        for pair in pairs where !isWhole(pair.first) || !isWhole(pair.second) {
            if !isWhole(pair.first) { offers[Int32(pair.first), default: []].append(pair) }
            if !isWhole(pair.second) { offers[Int32(pair.second), default: []].append(pair) }
        }
        var members: [Int32: [Int32]] = [:]
        var wanted: Set<Int32> = []
        for (record, pairs) in offers {
            for pair in pairs { wanted.insert(rooted[pair.first == Int(record) ? pair.second : pair.first]) }
        }
        for index in rooted.indices where wanted.contains(rooted[index]) {
            members[rooted[index], default: []].append(Int32(index))
        }
        var taken: [Int32: Int32] = [:]
        for record in offers.keys.sorted() {
            var best: (weight: Float, cluster: Int32)?
            var seen: Set<Int32> = []
            for pair in offers[record] ?? [] {
                let cluster = rooted[pair.first == Int(record) ? pair.second : pair.first]
                guard cluster != record, seen.insert(cluster).inserted, let others = members[cluster] else { continue }
                var sum: Float = 0
                for other in others { sum += bounded(weigh(Int(record), Int(other))) }
                let mean = sum / Float(others.count)
                if mean > best?.weight ?? joinWeight || mean == best?.weight && cluster < best?.cluster ?? 0 {
                    best = (mean, cluster)
                }
            }
            if let best { taken[record] = best.cluster }
        }
        // Two incomplete records may choose each other; only a whole record or an earlier one may be joined to.
        for (record, cluster) in taken.sorted(by: { $0.key < $1.key }) {
            if isWhole(Int(cluster)) || taken[cluster] == nil || cluster < record { person[Int(record)] = cluster }
        }
    }

    /// Follows every record to the first record of its person.
    private func canonical(_ person: [Int32]) -> [Int32] {
        var person = person
        for index in person.indices {
            var top = Int32(index)
            while person[Int(top)] != top { top = person[Int(top)] }
            var node = Int32(index)
            while person[Int(node)] != top { (node, person[Int(node)]) = (person[Int(node)], top) }
        }
        return person
    }
}
