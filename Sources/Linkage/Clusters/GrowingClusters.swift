/// Clusters that grow join by join, each join refused that would bring together what people decided to be apart.
struct GrowingClusters {
    private let decisions: DecisionClosure
    private var parents: [Int32: Int32] = [:]
    /// By head: the records of its cluster that decisions speak of.
    private var decided: [Int32: [Int32]] = [:]

    /// Clusters of given members, named by their keys; records not among them stand alone.
    init(_ decisions: DecisionClosure, of members: [Int32: [Int32]] = [:]) {
        self.decisions = decisions
        if decisions.isEmpty { return }
        for (head, members) in members {
            let known = members.filter { decisions.knows(Int($0)) }
            decided[head] = known
        }
    }

    func head(_ record: Int32) -> Int32 {
        var node = record
        while let parent = parents[node] { node = parent }
        return node
    }

    /// Joins the clusters of two records, unless a decision stands between them.
    @discardableResult
    mutating func join(_ a: Int32, _ b: Int32) -> Bool {
        let (x, y) = (min(head(a), head(b)), max(head(a), head(b)))
        if x == y { return true }
        if !decisions.isEmpty {
            let (left, right) = (known(x), known(y))
            for one in left {
                for other in right where decisions.verdict(Int(one), Int(other)) == false { return false }
            }
            decided[x] = left + right
            decided[y] = nil
        }
        parents[y] = x
        return true
    }

    private func known(_ head: Int32) -> [Int32] {
        decided[head] ?? (decisions.knows(Int(head)) ? [head] : [])
    }
}
