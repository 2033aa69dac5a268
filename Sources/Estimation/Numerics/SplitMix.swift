/// A reproducible source of randomness (SplitMix64: Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64
    /// The second of a pair of normal numbers, kept for the next call.
    private var spare: Double?

    init(seed: UInt64) { state = seed }

    /// A source of its own for one of many runs, far from its neighbours.
    init(seed: UInt64, stream: Int) {
        var root = SplitMix(seed: seed)
        let first = root.next()
        var branch = SplitMix(seed: first ^ (UInt64(truncatingIfNeeded: stream) &* 0xD134_2543_DE82_EF95))
        state = branch.next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number strictly between 0 and 1.
    mutating func uniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// A whole number in `0 ..< bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A standard normal number (Marsaglia and Bray 1964).
    mutating func normal() -> Double {
        if let kept = spare {
            spare = nil
            return kept
        }
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            guard square < 1, square > 0 else { continue }
            let scale = (-2 * logarithm(square) / square).squareRoot()
            spare = y * scale
            return x * scale
        }
    }
}
