/// A graph of dependence between lists that falls apart into cliques: lists not joined are independent given the lists
/// between them.
struct DecomposableGraph: Sendable, Hashable {
    /// How often the marginal of a set of lists stands in the product over cliques divided by that over separators.
    let powers: [Int: Int]
    /// The largest sets of lists that are all joined.
    let cliques: [Int]

    /// The graph with these neighbours of each list; nil where it has a cycle of four or more without a chord.
    ///
    /// A graph is decomposable if and only if lists can be taken away one by one, each with all its remaining
    /// neighbours joined to each other (Fulkerson and Gross 1965). Each one taken contributes its clique over its
    /// neighbours.
    init?(neighbours: [Int]) {
        var left = 1 << neighbours.count - 1
        var powers: [Int: Int] = [:]
        var found: [Int] = []
        while left != 0 {
            let simplicial = neighbours.indices.first { list in
                guard left >> list & 1 == 1 else { return false }
                let around = neighbours[list] & left
                return neighbours.indices.allSatisfy { other in
                    around >> other & 1 == 0 || (around & ~(1 << other)) & ~neighbours[other] == 0
                }
            }
            guard let list = simplicial else { return nil }
            let around = neighbours[list] & left
            let clique = around | 1 << list
            powers[clique, default: 0] += 1
            if around != 0 { powers[around, default: 0] -= 1 }
            if !found.contains(where: { $0 & clique == clique }) { found.append(clique) }
            left &= ~(1 << list)
        }
        self.powers = powers.filter { $0.value != 0 }
        cliques = found
    }

    /// Every decomposable graph on so many lists but the complete one, which leaves the unseen cell free.
    static func all(_ listCount: Int) -> [DecomposableGraph] {
        var edges: [(Int, Int)] = []
        for first in 0..<listCount {
            for second in first + 1..<max(listCount, first + 1) { edges.append((first, second)) }
        }
        return (0..<max(1 << edges.count - 1, 0)).compactMap { chosen in
            var neighbours = [Int](repeating: 0, count: listCount)
            for (index, edge) in edges.enumerated() where chosen >> index & 1 == 1 {
                neighbours[edge.0] |= 1 << edge.1
                neighbours[edge.1] |= 1 << edge.0
            }
            return DecomposableGraph(neighbours: neighbours)
        }
    }

    /// The cliques by the lists' numbers, as `[12,13,4]`.
    func notation(_ listCount: Int) -> String {
        let written = cliques.map { clique in (0..<listCount).filter { clique >> $0 & 1 == 1 }.map { $0 + 1 } }
        return "["
            + written.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.map(String.init).joined() }
            .joined(separator: ",") + "]"
    }
}
