/// Records connected by pairs, and the pairs that connect them.
struct PairGroup {
    var members: [Int32]
    var pairs: [LinkedPair]

    /// Connected groups of pairs; a group above the limit is split by leaving out its weakest pairs, one weight at a
    /// time, until its pairs weigh so much that nothing speaks against them.
    static func groups(_ pairs: [LinkedPair], records: Int, above weight: Float, limit: Int) -> [PairGroup] {
        var result: [PairGroup] = []
        var waiting: [([LinkedPair], Float)] = [(pairs, weight)]
        while let (pairs, weight) = waiting.popLast() {
            for group in connected(pairs, records: records) {
                if group.members.count <= limit || weight > 30 {
                    result.append(group)
                } else {
                    waiting.append((group.pairs.filter { $0.weight >= weight + 1 }, weight + 1))
                }
            }
        }
        return result
    }

    private static func connected(_ pairs: [LinkedPair], records: Int) -> [PairGroup] {
        var numbering = Numbering(records: records, isDense: pairs.count > records / 8)
        var ends: [Int32] = []
        ends.reserveCapacity(pairs.count)
        for pair in pairs {
            let (a, b) = (numbering.number(pair.first), numbering.number(pair.second))
            ends.append(a)
            numbering.join(a, b)
        }
        var groupOf = [Int32](repeating: -1, count: numbering.members.count)
        var groups: [PairGroup] = []
        for node in 0..<Int32(numbering.members.count) {
            let top = numbering.root(node)
            if groupOf[Int(top)] < 0 {
                groupOf[Int(top)] = Int32(groups.count)
                groups.append(PairGroup(members: [], pairs: []))
            }
            groups[Int(groupOf[Int(top)])].members.append(numbering.members[Int(node)])
        }
        for (pair, end) in zip(pairs, ends) { groups[Int(groupOf[Int(numbering.root(end))])].pairs.append(pair) }
        return groups
    }
}

/// Numbers records as they are met, and remembers which are connected (union–find: Tarjan 1975).
private struct Numbering {
    private(set) var members: [Int32] = []
    private var parents: [Int32] = []
    private var sparse: [Int32: Int32] = [:]
    /// Large inputs: an array beats a dictionary.
    private var dense: [Int32] = []

    init(records: Int, isDense: Bool) {
        if isDense { dense = [Int32](repeating: -1, count: records) }
    }

    mutating func number(_ record: Int) -> Int32 {
        let fresh = Int32(members.count)
        if !dense.isEmpty {
            if dense[record] >= 0 { return dense[record] }
            dense[record] = fresh
        } else {
            if let known = sparse[Int32(record)] { return known }
            sparse[Int32(record)] = fresh
        }
        members.append(Int32(record))
        parents.append(fresh)
        return fresh
    }

    mutating func root(_ node: Int32) -> Int32 {
        var node = node
        while parents[Int(node)] != node {
            parents[Int(node)] = parents[Int(parents[Int(node)])]
            node = parents[Int(node)]
        }
        return node
    }

    mutating func join(_ a: Int32, _ b: Int32) {
        let (x, y) = (root(a), root(b))
        if x != y { parents[Int(max(x, y))] = min(x, y) }
    }
}
