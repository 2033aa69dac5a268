/// The number below which a share of sorted numbers lies, with straight lines between them (type 7 of Hyndman and Fan
/// 1996). There is at least one number.
func quantile(_ share: Double, ofSorted numbers: [Double]) -> Double {
    let place = share * Double(numbers.count - 1)
    let below = min(max(Int(place), 0), numbers.count - 1)
    let above = min(below + 1, numbers.count - 1)
    return numbers[below] + (place - Double(below)) * (numbers[above] - numbers[below])
}

/// The quantile of Student's distribution, by its expansion in the reciprocal of the degrees of freedom (Abramowitz and
/// Stegun 1964, 26.7.5): within a tenth from one degree of freedom on, within 1 % from three.
func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    let z = normalQuantile(probability)
    let square = z * z
    let first = z * (square + 1) / 4
    let second = z * ((5 * square + 16) * square + 3) / 96
    let third = z * (((3 * square + 19) * square + 17) * square - 15) / 384
    let fourth = z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160
    let inverse = 1 / degreesOfFreedom
    return z + inverse * (first + inverse * (second + inverse * (third + inverse * fourth)))
}
