/// The maximum-likelihood fit of a Poisson log-linear model to some of the cells, by Newton's method with halved steps.
struct PoissonFit: Sendable {
    /// Coefficients, the constant first.
    let coefficients: [Double]
    /// Σ n η − e^η over the cells, the log-likelihood but for a constant.
    let logLikelihood: Double
    /// Fitted means of all cells, also those that were left out.
    let means: [Double]

    /// Fits a design to counts on the cells where `included` is 1; nil where no maximum was reached.
    ///
    /// - Parameter start: coefficients near the maximum, if known.
    init?(_ design: some CellDesign, counts: [Double], included: [Double], start: [Double]? = nil) {
        let cells = counts.count
        let count = design.parameterCount
        var matrix = [Double](repeating: 0, count: count * count)
        var gradient = [Double](repeating: 0, count: count)
        var predictor = [Double](repeating: 0, count: cells)
        var means = predictor
        var weights = predictor
        var beta: [Double]

        if let start {
            beta = start
        } else {
            // One weighted regression of the logarithms, as generalised linear models begin.
            var working = predictor
            for cell in 0..<cells {
                let raised = counts[cell] + 0.5
                weights[cell] = included[cell] * raised
                working[cell] = weights[cell] * (logarithm(raised) + (counts[cell] - raised) / raised)
            }
            design.information(weights, into: &matrix)
            design.project(working, into: &gradient)
            guard let first = solvedByCholesky(&matrix, gradient) else { return nil }
            beta = first
        }

        func evaluate(_ beta: [Double]) -> Double {
            design.predict(beta, into: &predictor)
            var sum = 0.0
            for cell in 0..<cells where included[cell] != 0 {
                let eta = predictor[cell]
                means[cell] = eta < 300 ? exponential(eta) : .infinity
                sum += counts[cell] * eta - means[cell]
            }
            return sum
        }

        var value = evaluate(beta)
        guard value.isFinite else { return nil }
        var hasConverged = false
        for _ in 0..<100 {
            for cell in 0..<cells { weights[cell] = included[cell] * (counts[cell] - means[cell]) }
            design.project(weights, into: &gradient)
            for cell in 0..<cells { weights[cell] = included[cell] * means[cell] }
            design.information(weights, into: &matrix)
            guard let step = solvedByCholesky(&matrix, gradient) else { return nil }
            // Twice the gain that the quadratic promises: what is left to win.
            let promise = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 }
            var length = 1.0
            var next = beta
            var reached = -Double.infinity
            for _ in 0..<30 {
                for j in 0..<count { next[j] = beta[j] + length * step[j] }
                reached = evaluate(next)
                if reached >= value - 1e-9 * (1 + abs(value)) * 1e-3 { break }
                length /= 2
            }
            guard reached.isFinite else { return nil }
            beta = next
            value = reached
            if promise < 1e-9 {
                hasConverged = true
                break
            }
        }
        guard hasConverged else { return nil }
        design.predict(beta, into: &predictor)
        coefficients = beta
        logLikelihood = value
        self.means = predictor.map { $0 < 300 ? exponential($0) : .infinity }
    }

    /// The expected number in the cell nobody sees.
    var unrecorded: Double { means[0] }
}
