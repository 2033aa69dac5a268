private import Foundation

// The few elementary functions the engine needs, in one place.

@inline(__always)
func logarithm(_ x: Double) -> Double { log(x) }

@inline(__always)
func logarithm(onePlus x: Double) -> Double { log1p(x) }

@inline(__always)
func exponential(_ x: Double) -> Double { exp(x) }

/// The logarithm of Γ(x) for x > 0, by Stirling's series from 10 upwards and the recurrence below.
func logGamma(_ x: Double) -> Double {
    var shifted = x
    var product = 1.0
    while shifted < 10 {
        product *= shifted
        shifted += 1
    }
    let inverse = 1 / shifted
    let square = inverse * inverse
    let series =
        inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
    let stirling = (shifted - 0.5) * log(shifted) - shifted + 0.918_938_533_204_672_8 + series
    return product == 1 ? stirling : stirling - log(product)
}

/// Logarithms of factorials, held for small numbers and computed beyond.
enum LogFactorial {
    private static let held: [Double] = {
        var sums = [0.0]
        for number in 1..<16_384 { sums.append(logGamma(Double(number) + 1)) }
        return sums
    }()

    static func of(_ number: Int) -> Double {
        number < 16_384 ? held[number] : logGamma(Double(number) + 1)
    }
}

/// The standard normal distribution function.
func normalProbability(_ z: Double) -> Double { 0.5 * erfc(-z / 2.0.squareRoot()) }

/// The point below which a standard normal number falls with this probability, by bisection of the function above.
func normalQuantile(_ probability: Double) -> Double {
    var low = -40.0
    var high = 40.0
    for _ in 0..<80 {
        let middle = (low + high) / 2
        if normalProbability(middle) < probability { low = middle } else { high = middle }
    }
    return (low + high) / 2
}
