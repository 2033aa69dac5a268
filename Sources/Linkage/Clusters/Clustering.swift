/// Joins records into persons.
///
/// Pairs above the join weight would chain: A like B, B like C, and soon a massacre is one person. So within each
/// connected group persons are built bottom up by average linkage (Sokal and Michener 1958): two clusters join only if
/// the mean weight over *all* pairs between them is high enough, pairs no rule proposed included. Records that lack a
/// name part may not hold clusters together: they are set aside and afterwards join the one cluster they fit best.
///
/// What people decided comes first: records judged one person are joined before anything is weighed, and no join brings
/// together two records judged different.
struct Clustering {
    let records: [PreparedRecord]
    let joinWeight: Float
    /// Whether columns beyond the schema identify people even without names.
    var hasExtras = false
    /// What people decided.
    var decisions = DecisionClosure()
    /// The weight of a pair of records, for pairs that were not candidates; minus infinity for two that are kept apart.
    let weigh: (Int, Int) -> Float
    /// Weights count at most so much either way, so that one perfect agreement cannot outvote many contradictions.
    var bound: Float = 6
    /// The largest group that is looked at as a whole; beyond it the weakest pairs are left out first.
    var groupLimit = 600

    /// The person of each record: the number of the person's first record.
    func persons(_ pairs: [LinkedPair], shouldStop: () -> Bool) -> [Int32] {
        var person = (0..<Int32(records.count)).map { $0 }
        var named = pairs.filter { $0.weight >= joinWeight && isWhole($0.first) && isWhole($0.second) }
        let decided = decidedPairs(&person)
        if !decided.isEmpty { named += decided }
        for group in PairGroup.groups(named, records: records.count, above: joinWeight, limit: groupLimit) {
            if shouldStop() { break }
            if group.members.count <= groupLimit {
                join(group, into: &person)
            } else {
                joinStrongest(group, into: &person)
            }
        }
        attachIncomplete(pairs, to: &person)
        return canonical(person)
    }

    func isWhole(_ index: Int) -> Bool {
        hasExtras || records[index].isFullyNamed
    }

    /// Pairs that tie together the whole records people judged one person. Incomplete records among them follow the
    /// first whole one, or else the first; they are not weighed.
    private func decidedPairs(_ person: inout [Int32]) -> [LinkedPair] {
        var pairs: [LinkedPair] = []
        for group in decisions.groups.map({ $0.filter { $0 < records.count } }) where group.count > 1 {
            let whole = group.filter(isWhole)
            for (a, b) in zip(whole, whole.dropFirst()) {
                pairs.append(LinkedPair(a, b, weight: LinkageIndex.decidedWeight))
            }
            let head = whole.first ?? group[0]
            for record in group where record != head && (whole.isEmpty || !isWhole(record)) {
                person[record] = Int32(head)
            }
        }
        return pairs
    }

    // MARK: whole records

    private func join(_ group: PairGroup, into person: inout [Int32]) {
        let members = group.members
        if members.count == 2 {
            // A group of two is its one pair, and no pair judged different is among the pairs.
            person[Int(max(members[0], members[1]))] = min(members[0], members[1])
            return
        }
        var linkage = AverageLinkage(count: members.count)
        var places: [Int32: Int] = [:]
        for (place, member) in members.enumerated() { places[member] = place }
        for pair in group.pairs {
            guard let a = places[Int32(pair.first)], let b = places[Int32(pair.second)] else { continue }
            linkage.set(a, b, bounded(pair.weight))
        }
        constrain(&linkage, members)
        linkage.fill { a, b in bounded(weigh(Int(members[a]), Int(members[b]))) }
        for (a, b) in linkage.joined(above: joinWeight) {
            person[Int(members[b])] = members[a]
        }
    }

    private func constrain(_ linkage: inout AverageLinkage, _ members: [Int32]) {
        if decisions.isEmpty { return }
        let known = members.indices.filter { decisions.knows(Int(members[$0])) }
        for (number, a) in known.enumerated() {
            for b in known[(number + 1)...] {
                switch decisions.verdict(Int(members[a]), Int(members[b])) {
                case true?: linkage.require(a, b)
                case false?: linkage.forbid(a, b)
                case nil: break
                }
            }
        }
    }

    /// A group too large to weigh every pair, held together by pairs nothing speaks against: those are joined one by
    /// one, the heaviest first, except where people decided otherwise.
    private func joinStrongest(_ group: PairGroup, into person: inout [Int32]) {
        var sets = GrowingClusters(decisions)
        for pair in group.pairs.sorted(by: { ($1.weight, $0.first, $0.second) < ($0.weight, $1.first, $1.second) }) {
            sets.join(Int32(pair.first), Int32(pair.second))
        }
        for member in group.members { person[Int(member)] = sets.head(member) }
    }

    func bounded(_ weight: Float) -> Float {
        weight == -.infinity ? weight : min(max(weight, -bound), bound)
    }

    // MARK: incomplete records

    /// Each record lacking a name part joins the one cluster it fits best, if it fits well enough on the average.
    private func attachIncomplete(_ pairs: [LinkedPair], to person: inout [Int32]) {
        let rooted = canonical(person)
        var offers: [Int32: [LinkedPair]] = [:]
        for pair in pairs {
            for record in [pair.first, pair.second] where isFree(record) {
                offers[rooted[record], default: []].append(pair)
            }
        }
        if offers.isEmpty { return }
        var members: [Int32: [Int32]] = [:]
        var wanted = Set(offers.keys)
        for pairs in offers.values {
            for pair in pairs { wanted.formUnion([rooted[pair.first], rooted[pair.second]]) }
        }
        for index in rooted.indices where wanted.contains(rooted[index]) {
            members[rooted[index], default: []].append(Int32(index))
        }
        var taken: [Int32: Int32] = [:]
        for unit in offers.keys.sorted() {
            taken[unit] = bestCluster(for: unit, offers[unit] ?? [], rooted, members)
        }
        var clusters = GrowingClusters(decisions, of: members)
        // Two incomplete records may choose each other; only a whole record or an earlier one may be joined to.
        for (unit, cluster) in taken.sorted(by: { $0.key < $1.key })
        where !isFree(Int(cluster)) || taken[cluster] == nil || cluster < unit {
            if clusters.join(cluster, unit) { person[Int(unit)] = cluster }
        }
    }

    /// Whether a record may be attached to a cluster: it lacks a name part, and no decision ties it to a whole record.
    private func isFree(_ record: Int) -> Bool {
        if isWhole(record) { return false }
        guard decisions.knows(record) else { return true }
        return decisions.members(of: record).allSatisfy { $0 >= records.count || !isWhole($0) }
    }

    private func bestCluster(
        for unit: Int32, _ offers: [LinkedPair], _ rooted: [Int32], _ members: [Int32: [Int32]]
    ) -> Int32? {
        var best: (weight: Float, cluster: Int32)?
        var seen: Set<Int32> = [unit]
        let own = members[unit] ?? [unit]
        for pair in offers {
            let cluster = rooted[pair.first] == unit ? rooted[pair.second] : rooted[pair.first]
            guard seen.insert(cluster).inserted, let others = members[cluster] else { continue }
            var sum: Float = 0
            for record in own { for other in others { sum += bounded(weigh(Int(record), Int(other))) } }
            let mean = sum / Float(others.count * own.count)
            if mean > best?.weight ?? joinWeight || mean == best?.weight && cluster < best?.cluster ?? 0 {
                best = (mean, cluster)
            }
        }
        return best?.cluster
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
        var first = [Int32](repeating: -1, count: person.count)
        for index in first.indices where first[Int(person[index])] < 0 { first[Int(person[index])] = Int32(index) }
        return person.map { first[Int($0)] }
    }
}
