/// What follows from decisions: who is one person with whom, and who is apart, by way of others too. If A is B and B is
/// C, A is C; if moreover C is not D, A is not D.
struct DecisionClosure: Sendable {
    private var parents: [Int: Int] = [:]
    /// By head: the records said to be one person.
    private var members: [Int: [Int]] = [:]
    /// By head: heads of people said to be others.
    private var others: [Int: Set<Int>] = [:]

    var isEmpty: Bool { parents.isEmpty }

    /// The record that stands for everyone said to be one person with this one.
    func head(_ record: Int) -> Int {
        var node = record
        while let parent = parents[node], parent != node { node = parent }
        return node
    }

    /// Whether anything was decided of a record.
    func knows(_ record: Int) -> Bool { parents[record] != nil }

    /// What follows about two records: true one person, false two; nil where nothing does.
    func verdict(_ a: Int, _ b: Int) -> Bool? {
        guard parents[a] != nil, parents[b] != nil else { return nil }
        let (x, y) = (head(a), head(b))
        if x == y { return true }
        return others[x]?.contains(y) == true ? false : nil
    }

    /// The records said to be one person with this one, itself included.
    func members(of record: Int) -> [Int] { members[head(record)] ?? [record] }

    /// Groups of two or more records said to be one person, each in order.
    var groups: [[Int]] {
        members.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Takes a decision in, unless it contradicts what follows from those taken before.
    mutating func take(_ decision: Decision) -> Bool {
        for record in [decision.first, decision.second] where parents[record] == nil {
            (parents[record], members[record]) = (record, [record])
        }
        let (a, b) = (head(decision.first), head(decision.second))
        if decision.isSamePerson {
            if a == b { return true }
            if others[a]?.contains(b) == true { return false }
            join(a, b)
        } else {
            if a == b { return false }
            others[a, default: []].insert(b)
            others[b, default: []].insert(a)
        }
        return true
    }

    /// The smaller group goes into the larger, so that paths to the head stay short.
    private mutating func join(_ a: Int, _ b: Int) {
        let isLarger = (members[a]?.count ?? 0, b) >= (members[b]?.count ?? 0, a)
        let (head, tail) = isLarger ? (a, b) : (b, a)
        parents[tail] = head
        members[head, default: []] += members.removeValue(forKey: tail) ?? []
        for other in others.removeValue(forKey: tail) ?? [] {
            others[other]?.remove(tail)
            others[other, default: []].insert(head)
            others[head, default: []].insert(other)
        }
    }
}
