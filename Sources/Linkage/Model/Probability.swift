internal import Foundation

/// The probability that belongs to the natural logarithm of odds.
@inline(__always)
func probability(_ logOdds: Float) -> Float {
    1 / (1 + exp(-logOdds))
}

/// The natural logarithm of the odds of a probability, within what single precision can hold.
@inline(__always)
func logOdds(_ probability: Double) -> Float {
    let bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return Float(log(bounded / (1 - bounded)))
}
