/// How often each agreement pattern occurs among pairs: all that expectation-maximisation needs of them.
///
/// A pattern comes with the comparisons that may be learnt from it: a pair found because its names agree says nothing
/// about how often names agree.
package struct PatternHistogram: Sendable {
    struct Key: Hashable, Sendable {
        var pattern: AgreementPattern
        /// One bit per comparison that may be learnt from; the top bit marks pairs found by place and day alone.
        var usable: UInt32
    }

    package static let eventBit: UInt32 = 1 << 31

    private(set) var keys: [Key] = []
    private(set) var counts: [Double] = []
    private var slots = [Int32](repeating: -1, count: 1 << 12)

    package init() {}

    /// Counts a pair.
    package mutating func add(_ pattern: AgreementPattern, usable: UInt32, weight: Double = 1) {
        let hash = Hash.mix(pattern.low &+ Hash.mix(pattern.high &+ UInt64(usable)))
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if keys[index].pattern.low == pattern.low, keys[index].pattern.high == pattern.high,
                keys[index].usable == usable
            {
                counts[index] += weight
                return
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(keys.count)
        keys.append(Key(pattern: pattern, usable: usable))
        counts.append(weight)
        if keys.count * 2 > slots.count { grow() }
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, key) in keys.enumerated() {
            let hash = Hash.mix(key.pattern.low &+ Hash.mix(key.pattern.high &+ UInt64(key.usable)))
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }
}
