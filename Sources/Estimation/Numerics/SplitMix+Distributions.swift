extension SplitMix {
    /// A gamma number of this shape and scale 1 (Marsaglia and Tsang 2000).
    mutating func gamma(_ shape: Double) -> Double {
        if shape == 1 { return -logarithm(uniform()) }
        // Below 1 the number of shape + 1 is scaled down; its logarithm may be far below what a number can hold.
        if shape < 1 { return exponential(logGammaVariate(shape)) }
        let d = shape - 1.0 / 3
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let root = 1 + c * x
            guard root > 0 else { continue }
            let cube = root * root * root
            let u = uniform()
            if u < 1 - 0.0331 * x * x * x * x { return d * cube }
            if logarithm(u) < 0.5 * x * x + d * (1 - cube + logarithm(cube)) { return d * cube }
        }
    }

    /// The logarithm of a gamma number, exact also for shapes near 0.
    mutating func logGammaVariate(_ shape: Double) -> Double {
        if shape >= 1 { return logarithm(gamma(shape)) }
        return logarithm(gamma(shape + 1)) + logarithm(uniform()) / shape
    }

    /// A beta number, kept off 0 and 1.
    mutating func beta(_ first: Double, _ second: Double) -> Double {
        if first == 1, second == 1 { return uniform() }
        let x = gamma(first)
        let y = gamma(second)
        return min(max(x / (x + y), 1e-15), 1 - 1e-15)
    }

    /// How many of `trials` succeed: inversion where few do, else transformed rejection (Hörmann 1993, BTRS).
    mutating func binomial(_ trials: Int, _ probability: Double) -> Int {
        if trials <= 0 || probability <= 0 { return 0 }
        if probability >= 1 { return trials }
        if probability > 0.5 { return trials - binomial(trials, 1 - probability) }
        return Double(trials) * probability < 10
            ? invertedBinomial(trials, probability) : rejectedBinomial(trials, probability)
    }

    private mutating func invertedBinomial(_ trials: Int, _ probability: Double) -> Int {
        // No success has at least the probability 1 − n p; mostly that settles it without an exponential.
        var rest = uniform()
        if rest < 1 - Double(trials) * probability { return 0 }
        let odds = probability / (1 - probability)
        let none = exponential(Double(trials) * logarithm(onePlus: -probability))
        while true {
            var mass = none
            var count = 0
            while count <= trials {
                if rest < mass { return count }
                rest -= mass
                mass *= odds * Double(trials - count) / Double(count + 1)
                count += 1
                // Far in the tail rounding may leave a rest that no mass covers: draw again.
                if count > 110 { break }
            }
            rest = uniform()
        }
    }

    private mutating func rejectedBinomial(_ trials: Int, _ probability: Double) -> Int {
        let n = Double(trials)
        let spread = (n * probability * (1 - probability)).squareRoot()
        let b = 1.15 + 2.53 * spread
        let a = -0.0873 + 0.0248 * b + 0.01 * probability
        let c = n * probability + 0.5
        let vr = 0.92 - 4.2 / b
        let alpha = (2.83 + 5.1 / b) * spread
        let logOdds = logarithm(probability / (1 - probability))
        let mode = Int((n + 1) * probability)
        let atMode = LogFactorial.of(mode) + LogFactorial.of(trials - mode)
        while true {
            let u = uniform() - 0.5
            let v = uniform()
            let us = 0.5 - abs(u)
            let k = ((2 * a / us + b) * u + c).rounded(.down)
            if us >= 0.07, v <= vr { return Int(k) }
            if k < 0 || k > n { continue }
            let bound = logarithm(v * alpha / (a / (us * us) + b))
            let count = Int(k)
            let fall = atMode - LogFactorial.of(count) - LogFactorial.of(trials - count)
            if bound <= fall + Double(count - mode) * logOdds { return count }
        }
    }

    /// A Poisson number: inversion below 10, else a sum of halves that meet in a gamma number (Ahrens and Dieter 1974).
    mutating func poisson(_ mean: Double) -> Int {
        var mean = mean
        var offset = 0
        while mean >= 10 {
            // The time of the m-th event is gamma; events before it are binomial if it lies beyond the mean.
            let m = Int(mean * 0.875)
            let time = gamma(Double(m))
            if time > mean { return offset + binomial(m - 1, mean / time) }
            offset += m
            mean -= time
        }
        let limit = exponential(-mean)
        var product = uniform()
        var count = 0
        while product > limit {
            count += 1
            product *= uniform()
        }
        return offset + count
    }
}
