/// Whether a whole-numbered target is a sum of columns with weights of 0 or more, decided without rounding.
///
/// The first phase of the simplex method on fractions that are kept as whole rows, with Bland's rule, which cannot
/// cycle (Bland 1977).
struct ConeMembership {
    enum Answer: Equatable {
        /// The columns that carry a positive weight in one such sum.
        case inside(support: [Int])
        case outside
        /// Numbers grew beyond what can be held.
        case undecided
    }

    private enum Outcome {
        case pivoted, finished, overflowed
    }

    private var rows: [[Int]]
    private var cost: [Int]
    /// The column each row stands for; numbers beyond the columns are artificial.
    private var basis: [Int]
    private let columnCount: Int

    private init(_ columns: [[Int]], target: [Int]) {
        columnCount = columns.count
        let rows = target.indices.map { row in
            let sign = target[row] < 0 ? -1 : 1
            return columns.map { sign * $0[row] } + [sign * target[row]]
        }
        basis = target.indices.map { columns.count + $0 }
        self.rows = rows
        cost = (0...columns.count).map { column in -rows.reduce(0) { $0 + $1[column] } }
    }

    static func decide(_ target: [Int], among columns: [[Int]]) -> Answer {
        var problem = ConeMembership(columns, target: target)
        while true {
            switch problem.step() {
            case .pivoted: continue
            case .overflowed: return .undecided
            case .finished:
                guard problem.cost[problem.columnCount] == 0 else { return .outside }
                let support = problem.rows.indices.compactMap { row in
                    let column = problem.basis[row]
                    return column < problem.columnCount && problem.rows[row][problem.columnCount] > 0 ? column : nil
                }
                return .inside(support: support)
            }
        }
    }

    private mutating func step() -> Outcome {
        guard let entering = (0..<columnCount).first(where: { cost[$0] < 0 }) else { return .finished }
        var leaving: Int?
        for row in rows.indices where rows[row][entering] > 0 {
            guard let best = leaving else {
                leaving = row
                continue
            }
            let (left, first) = rows[row][columnCount].multipliedReportingOverflow(by: rows[best][entering])
            let (right, second) = rows[best][columnCount].multipliedReportingOverflow(by: rows[row][entering])
            if first || second { return .overflowed }
            if left < right || left == right && basis[row] < basis[best] { leaving = row }
        }
        // The sum of artificial parts cannot fall below 0, so some row always bounds the step.
        guard let pivot = leaving else { return .finished }
        for row in rows.indices where row != pivot && rows[row][entering] != 0 {
            guard let reduced = eliminated(rows[row], by: rows[pivot], at: entering) else { return .overflowed }
            rows[row] = reduced
        }
        guard let reduced = eliminated(cost, by: rows[pivot], at: entering) else { return .overflowed }
        cost = reduced
        basis[pivot] = entering
        return .pivoted
    }
}
