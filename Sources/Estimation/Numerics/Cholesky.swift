/// The solution of a symmetric positive definite system, or nil where the matrix is not one.
///
/// The matrix is a full square in row order and is overwritten. Diagonals are compared with their own size, so that
/// columns of any scale are judged alike.
func solvedByCholesky(_ matrix: inout [Double], _ right: [Double]) -> [Double]? {
    let n = right.count
    let diagonal = (0..<n).map { matrix[$0 * n + $0] }
    for j in 0..<n {
        var pivot = matrix[j * n + j]
        for k in 0..<j { pivot -= matrix[j * n + k] * matrix[j * n + k] }
        guard pivot > 1e-13 * diagonal[j], pivot > 0 else { return nil }
        let root = pivot.squareRoot()
        matrix[j * n + j] = root
        for i in j + 1..<max(n, j + 1) {
            var sum = matrix[i * n + j]
            for k in 0..<j { sum -= matrix[i * n + k] * matrix[j * n + k] }
            matrix[i * n + j] = sum / root
        }
    }
    var solution = right
    for i in 0..<n {
        for k in 0..<i { solution[i] -= matrix[i * n + k] * solution[k] }
        solution[i] /= matrix[i * n + i]
    }
    for i in (0..<n).reversed() {
        for k in i + 1..<max(n, i + 1) { solution[i] -= matrix[k * n + i] * solution[k] }
        solution[i] /= matrix[i * n + i]
    }
    return solution
}
