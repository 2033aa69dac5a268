import Estimation
import Foundation

/// A population of known size and the lists that found a part of it.
struct SimulatedPopulation {
    /// How people come onto lists.
    enum Kind: String, CaseIterable {
        /// Three independent lists.
        case independent3 = "independent, 3 lists"
        /// Four lists, one partly copied from another.
        case pair4 = "one pair depends, 4 lists"
        /// Four lists, each pair depending with a chance of a half, weakly or strongly.
        case pairs4 = "random pairs depend, 4 lists"
        /// A decomposable chain of dependence over five lists.
        case chain5 = "chain of dependence, 5 lists"
        /// Two kinds of people, five lists.
        case twoClasses5 = "two classes, 5 lists"
        /// Every person has a chance of their own, five lists.
        case continuous5 = "continuous differences, 5 lists"

        /// Whether a method's assumptions hold.
        func isInside(_ method: EstimationMethod) -> Bool {
            switch (self, method) {
            case (.independent3, _), (.pair4, .logLinear), (.pair4, .decomposable), (.chain5, .logLinear),
                (.chain5, .decomposable), (.pairs4, .logLinear), (.twoClasses5, .latentClass):
                true
            default: false
            }
        }
    }

    let truth: Int
    let table: ListTable

    init(_ kind: Kind, seed: UInt64) {
        var random = Random(state: seed)
        var counts: [Int: Int] = [:]
        func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * random.uniform() }
        func record(_ chances: [Double], _ people: Int) {
            for _ in 0..<people {
                var pattern = 0
                for (list, chance) in chances.enumerated() where random.uniform() < chance { pattern |= 1 << list }
                counts[pattern, default: 0] += 1
            }
        }
        let lists: Int
        switch kind {
        case .independent3:
            lists = 3
            truth = Int(uniform(2500, 9000))
            record((0..<3).map { _ in uniform(0.1, 0.35) }, truth)
        case .pair4, .chain5:
            lists = kind == .pair4 ? 4 : 5
            truth = Int(uniform(4000, 15000))
            let chances = (0..<lists).map { _ in uniform(0.06, 0.3) }
            let followers = kind == .pair4 ? [1] : [1, 2, 4]
            let copied = followers.map { _ in uniform(0.2, 0.5) }
            for _ in 0..<truth {
                var pattern = 0
                for (list, chance) in chances.enumerated() where random.uniform() < chance { pattern |= 1 << list }
                for (follower, share) in zip(followers, copied)
                where pattern >> (follower - 1) & 1 == 1 && random.uniform() < share { pattern |= 1 << follower }
                counts[pattern, default: 0] += 1
            }
        case .pairs4:
            lists = 4
            truth = Int(uniform(4000, 15000))
            let main = (0..<4).map { _ in uniform(-2.6, -1.2) }
            var pairs: [Int: Double] = [:]
            for first in 0..<4 {
                for second in first + 1..<4 where random.uniform() < 0.5 {
                    pairs[1 << first | 1 << second] = uniform(-0.8, 1.6)
                }
            }
            let weights = (0..<16).map { cell -> Double in
                var sum = (0..<4).reduce(0) { $0 + (cell >> $1 & 1 == 1 ? main[$1] : 0) }
                for (pair, effect) in pairs.sorted(by: { $0.key < $1.key }) where cell & pair == pair { sum += effect }
                return exp(sum)
            }
            let total = weights.reduce(0, +)
            for _ in 0..<truth {
                var left = random.uniform() * total
                let cell = weights.firstIndex { weight in
                    left -= weight
                    return left < 0
                }
                counts[cell ?? 0, default: 0] += 1
            }
        case .twoClasses5:
            lists = 5
            truth = Int(uniform(4000, 12000))
            let easy = (0..<5).map { _ in uniform(0.25, 0.6) }
            let hard = (0..<5).map { _ in uniform(0.03, 0.15) }
            for _ in 0..<truth { record(random.uniform() < 0.3 ? easy : hard, 1) }
        case .continuous5:
            lists = 5
            truth = Int(uniform(4000, 12000))
            let base = (0..<5).map { _ in uniform(-2.4, -1.0) }
            for _ in 0..<truth {
                // A sum of twelve uniform numbers is close to normal.
                let own = 0.8 * ((0..<12).reduce(0) { sum, _ in sum + random.uniform() } - 6)
                record(base.map { 1 / (1 + exp(-($0 + own))) }, 1)
            }
        }
        counts[0] = nil
        guard
            let table = try? ListTable(
                lists: (0..<lists).map { "L\($0 + 1)" }, rows: counts.map { (pattern: $0.key, count: $0.value) })
        else { preconditionFailure("A simulated population of thousands is always recorded somewhere.") }
        self.table = table
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
private struct Random {
    var state: UInt64

    mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return (Double((mixed ^ (mixed >> 31)) >> 11) + 0.5) * 0x1p-53
    }
}
