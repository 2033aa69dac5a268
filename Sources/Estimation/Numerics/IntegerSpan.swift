/// The span of whole-numbered rows, kept in fully reduced form and worked on without rounding.
///
/// Rows are divided by their greatest common divisor after each step. Where a number would no longer fit,
/// `hasOverflowed` is set and the span says nothing more.
struct IntegerSpan {
    let width: Int
    private(set) var rows: [[Int]] = []
    private(set) var pivots: [Int] = []
    private(set) var hasOverflowed = false

    init(width: Int) { self.width = width }

    var rank: Int { rows.count }

    /// Adds a row; the span grows by one where the row is independent of those before.
    mutating func add(_ row: [Int]) {
        guard rank < width, !hasOverflowed else { return }
        var row = row
        for (basis, pivot) in zip(rows, pivots) where row[pivot] != 0 {
            guard let reduced = eliminated(row, by: basis, at: pivot) else { return hasOverflowed = true }
            row = reduced
        }
        guard let pivot = row.firstIndex(where: { $0 != 0 }) else { return }
        if row[pivot] < 0 { row = row.map { -$0 } }
        for index in rows.indices where rows[index][pivot] != 0 {
            guard let reduced = eliminated(rows[index], by: row, at: pivot) else { return hasOverflowed = true }
            rows[index] = reduced
        }
        rows.append(row)
        pivots.append(pivot)
    }

    /// Whole-numbered vectors that span everything orthogonal to the rows; nil after an overflow, and where an entry
    /// is so large that products with rows might overflow.
    func complement() -> [[Int]]? {
        guard !hasOverflowed else { return nil }
        var basis: [[Int]] = []
        for free in 0..<width where !pivots.contains(free) {
            var scale = 1
            for (row, pivot) in zip(rows, pivots) where row[free] != 0 {
                let factor = row[pivot] / greatestCommonDivisor(row[pivot], scale)
                let (product, overflow) = scale.multipliedReportingOverflow(by: factor)
                if overflow { return nil }
                scale = product
            }
            var vector = [Int](repeating: 0, count: width)
            vector[free] = scale
            for (row, pivot) in zip(rows, pivots) {
                let (product, overflow) = row[free].multipliedReportingOverflow(by: -(scale / row[pivot]))
                // Where the row has nothing here the division may leave a rest, and the product is 0 all the same.
                if overflow { return nil }
                vector[pivot] = product
            }
            guard vector.allSatisfy({ abs($0) < 1 << 40 }) else { return nil }
            basis.append(vector)
        }
        return basis
    }
}

/// `row` with its entry at `pivot` brought to 0 by a basis row whose entry there is positive; nil where numbers
/// overflow.
func eliminated(_ row: [Int], by basis: [Int], at pivot: Int) -> [Int]? {
    let (keep, take) = (basis[pivot], row[pivot])
    var result = row
    var divisor = 0
    for index in row.indices {
        let (left, first) = row[index].multipliedReportingOverflow(by: keep)
        let (right, second) = basis[index].multipliedReportingOverflow(by: take)
        let (difference, third) = left.subtractingReportingOverflow(right)
        if first || second || third || difference == .min { return nil }
        result[index] = difference
        divisor = greatestCommonDivisor(divisor, difference)
    }
    if divisor > 1 {
        for index in result.indices { result[index] /= divisor }
    }
    return result
}

func greatestCommonDivisor(_ first: Int, _ second: Int) -> Int {
    var (a, b) = (abs(first), abs(second))
    while b != 0 { (a, b) = (b, a % b) }
    return a
}
