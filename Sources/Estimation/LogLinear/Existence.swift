/// On which cells a log-linear model has a maximum of its likelihood, and whether that fixes the unseen cell.
///
/// With cells of nobody, the maximum may lie at infinity (Haberman 1974). Fienberg and Rinaldo (2012): it exists if and
/// only if the observed margins are those of some table with a positive number in every cell. The cells that can be
/// positive in a table with the observed margins form the facial set; on it the maximum always exists (the extended
/// maximum-likelihood estimate), and outside it fitted numbers are 0.
///
/// A cell i without people is in the facial set if and only if weights m ≥ 0 on such cells exist with m_i > 0 and
/// Σ m_j w_j = 0, where w_j = B'a_j, a_j is the row of cell j and B spans what is orthogonal to the rows of cells with
/// people: then people can be moved from those to cell i without changing a margin. That is a membership of w_i in a
/// cone, decided in whole numbers. The unseen cell is determined if and only if its row is a combination of the rows of
/// the facial set.
struct Existence: Sendable {
    /// 1 for cells of the facial set, 0 for others and for the unseen cell.
    let included: [Double]
    /// Parameters that are independent on the facial set; the rest is taken as 0, which changes no fitted number.
    let columns: [Int]
    /// Whether the ordinary maximum exists, in every cell.
    let isOrdinary: Bool

    /// Nil where the unseen cell is not determined, or the numbers grew beyond what can be decided.
    init?(_ design: some CellDesign, counts: [Double]) {
        let cells = 1..<counts.count
        let width = design.parameterCount
        let full = cells.map { _ in 1.0 }
        var span = IntegerSpan(width: width)
        for cell in cells where counts[cell] > 0 { span.add(design.row(cell)) }
        if span.rank == width {
            included = [0] + full
            columns = Array(0..<width)
            isOrdinary = true
            return
        }
        guard let basis = span.complement() else { return nil }
        let empty = cells.filter { counts[$0] == 0 }
        let moves = empty.map { cell in
            let row = design.row(cell)
            return basis.map { vector in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        var inFace = moves.map { $0.allSatisfy { $0 == 0 } }
        // Columns that are the same are one: what holds for one holds for all.
        let distinct = Array(Set(moves)).filter { $0.contains { $0 != 0 } }.sorted { $0.lexicographicallyPrecedes($1) }
        var reached: Set<[Int]> = []
        for target in distinct where !reached.contains(target) {
            switch ConeMembership.decide(target.map { -$0 }, among: distinct) {
            case .undecided: return nil
            case .outside: continue
            case .inside(let support):
                reached.insert(target)
                for column in support { reached.insert(distinct[column]) }
            }
        }
        for (index, move) in moves.enumerated() where reached.contains(move) { inFace[index] = true }
        for (cell, isInside) in zip(empty, inFace) where isInside { span.add(design.row(cell)) }
        // The unseen cell's row is the constant alone.
        guard let free = span.complement(), free.allSatisfy({ $0[0] == 0 }) else { return nil }
        var included = [0] + full
        for (cell, isInside) in zip(empty, inFace) where !isInside { included[cell] = 0 }
        self.included = included
        columns = span.pivots.sorted()
        isOrdinary = inFace.allSatisfy(\.self)
    }
}
