extension Problem {
    /// Closing windows narrowed along the road: a hub cannot close before its bases' convoys have arrived.
    ///
    /// An empty window (`earliest > latest`) proves that no plan exists.
    func windows() -> (earliest: [Int], latest: [Int]) {
        var (first, last) = (earliest, latest)
        let order = basesFromLeaves
        for base in order where parent[base] >= 0 {
            first[parent[base]] = max(first[parent[base]], first[base] + transit[base])
        }
        for base in order.reversed() where parent[base] >= 0 {
            last[base] = min(last[base], last[parent[base]] - transit[base])
        }
        return (first, last)
    }

    /// Bases ordered so that each comes before its parent.
    var basesFromLeaves: [Int] {
        var order = earliest.indices.filter { parent[$0] < 0 }
        var next = 0
        while next < order.count {
            order += children[order[next]]
            next += 1
        }
        return order.reversed()
    }
}
