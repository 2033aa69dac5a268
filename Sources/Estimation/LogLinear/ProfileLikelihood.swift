/// How the likelihood of a model falls as the number on no list moves away from its best value.
///
/// For a given number x on no list the model is fitted to the whole table with x in the unseen cell. With N = n + x the
/// likelihood is multinomial in N people (Sanathanan 1972; Cormack 1992), the number of ways to choose the n seen
/// included. Twice its fall is compared with χ² of one degree.
struct ProfileLikelihood {
    private let design: any CellDesign
    private let cells: Cells
    private let included: [Double]
    private let start: [Double]
    /// The most likely number on no list.
    let best: Double
    private let highest: Double
    private var known: [Double: Double] = [:]

    init(_ fitted: FittedModel, _ cells: Cells) {
        design = fitted.design
        self.cells = cells
        var included = fitted.existence.included
        included[0] = 1
        self.included = included
        start = fitted.fit.coefficients
        var profile = { (x: Double) in
            Self.value(at: x, fitted.design, cells, included, fitted.fit.coefficients)
        }
        (best, highest) = Self.maximum(near: fitted.fit.unrecorded, of: &profile)
    }

    /// The signed root of twice the fall of the log-likelihood: negative below the best value.
    mutating func root(at unrecorded: Double) -> Double {
        let value = known[unrecorded] ?? Self.value(at: unrecorded, design, cells, included, start)
        known[unrecorded] = value
        let fall = max(0, 2 * (highest - value)).squareRoot()
        return unrecorded < best ? -fall : fall
    }

    private static func value(
        at x: Double, _ design: any CellDesign, _ cells: Cells, _ included: [Double], _ start: [Double]
    ) -> Double {
        var counts = cells.counts
        counts[0] = x
        let fit =
            PoissonFit(design, counts: counts, included: included, start: start)
            ?? PoissonFit(design, counts: counts, included: included)
        guard let fit else { return -.infinity }
        let total = cells.observed + x
        // From the Poisson likelihood to the multinomial, and the choice of who is missing.
        return fit.logLikelihood + total - total * logarithm(total) + logGamma(total + 1) - logGamma(x + 1)
    }

    /// The highest point of a function with one peak, by golden section on log(1 + x) around a guess.
    private static func maximum(near guess: Double, of function: inout (Double) -> Double) -> (Double, Double) {
        func number(_ position: Double) -> Double { exponential(position) - 1 }
        let centre = logarithm(onePlus: max(guess, 0))
        let reach = 0.05 + 2 / (1 + max(guess, 0)).squareRoot()
        var low = max(0, centre - reach)
        var high = centre + reach
        let ratio = 0.618_033_988_749_894_9
        var left = high - ratio * (high - low)
        var right = low + ratio * (high - low)
        var (atLeft, atRight) = (function(number(left)), function(number(right)))
        while high - low > 1e-5 {
            if atLeft >= atRight {
                high = right
                (right, atRight) = (left, atLeft)
                left = high - ratio * (high - low)
                atLeft = function(number(left))
            } else {
                low = left
                (left, atLeft) = (right, atRight)
                right = low + ratio * (high - low)
                atRight = function(number(right))
            }
        }
        let zero = function(0)
        let top = max(atLeft, atRight)
        return zero > top ? (0, zero) : (number(atLeft >= atRight ? left : right), top)
    }
}
