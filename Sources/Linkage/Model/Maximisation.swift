/// Expectation-maximisation (Dempster, Laird and Rubin 1977; for linkage Winkler 1988, Jaro 1989) on a histogram of
/// agreement patterns, so that a round costs as much as there are distinct patterns, not pairs.
///
/// What people of different events agree on is known from random pairs and held fixed; the other two kinds are learnt,
/// with a weak prior at the starting values so that a level never seen keeps a positive share.
package struct Maximisation {
    let histogram: PatternHistogram
    let width: Int
    /// Weight of the starting values, in pairs.
    package var priorWeight = 5.0
    /// Comparisons whose shares among different people of one event are known, and held.
    var held: Set<Int> = []

    /// Decided pairs: their patterns and whether they are one person.
    private var decided: [(pattern: AgreementPattern, isSamePerson: Bool)] = []
    private var levels: [UInt8] = []
    private var fixed: [Double] = []

    package init(_ histogram: PatternHistogram, width: Int) {
        self.histogram = histogram
        self.width = width
        levels.reserveCapacity(histogram.keys.count * width)
        for key in histogram.keys {
            for index in 0..<width { levels.append(key.pattern[index]) }
        }
    }

    /// Takes in a pair that a person has judged; its kind is known and no chance.
    package mutating func decide(_ pattern: AgreementPattern, isSamePerson: Bool) {
        decided.append((pattern, isSamePerson))
    }

    /// The model fitted to the histogram, from a starting model. Stops when the number of matches settles.
    package mutating func fitted(from start: AgreementModel, rounds: Int, shouldStop: () -> Bool) -> AgreementModel {
        var model = start
        fixed = (0..<histogram.keys.count).map { item in
            let place = levels[item * width + Comparison.place.index]
            let chance =
                model.nearby.isEmpty ? model.different : model.chance(AgreementModel.stratum(placeLevel: place))
            return (0..<width).reduce(model.differentPairs) { $0 * factor(chance, item, $1) }
        }
        for _ in 0..<rounds {
            if shouldStop() { break }
            let before = model.samePersonPairs
            model = round(model, prior: start)
            if abs(model.samePersonPairs - before) < 0.002 * before { break }
        }
        return model
    }

    private func factor(_ shares: [[Double]], _ item: Int, _ index: Int) -> Double {
        let level = levels[item * width + index]
        return level == 0 ? 1 : shares[index][Int(level)]
    }

    /// Chances of the three kinds for a distinct pattern.
    func responsibilities(_ model: AgreementModel, _ item: Int) -> (samePerson: Double, sameEvent: Double) {
        var (person, other, event) = (model.samePersonPairs, model.sameEventPairs, 1.0)
        for index in 0..<width {
            let value = factor(model.samePerson, item, index)
            if Comparison(index: index).isOfEvent {
                event *= value
            } else {
                person *= value
                other *= factor(model.sameEvent, item, index)
            }
        }
        let total = (person + other) * event + fixed[item]
        return total > 0 ? (person * event / total, other * event / total) : (0, 0)
    }

    private func round(_ model: AgreementModel, prior: AgreementModel) -> AgreementModel {
        // Flat tables of sixteen levels: the loop below visits every level of every pattern.
        var (sumsM, sumsS) = ([Double](repeating: 0, count: width * 16), [Double](repeating: 0, count: width * 16))
        let (m, s) = (flat(model.samePerson), flat(model.sameEvent))
        let isOfEvent = model.isOfEvent
        var (total, person, other) = (0.0, 0.0, 0.0)
        levels.withUnsafeBufferPointer { levels in
            for item in 0..<histogram.keys.count {
                let base = item * width
                var (p, q, event) = (model.samePersonPairs, model.sameEventPairs, 1.0)
                for index in 0..<width {
                    let at = index * 16 + Int(levels[base + index])
                    if isOfEvent[index] {
                        event *= m[at]
                    } else {
                        p *= m[at]
                        q *= s[at]
                    }
                }
                let sum = (p + q) * event + fixed[item]
                if sum <= 0 { continue }
                let count = histogram.counts[item]
                let (rm, rs) = (p * event / sum * count, q * event / sum * count)
                let usable = histogram.keys[item].usable
                total += rm
                if usable & PatternHistogram.eventBit != 0 { (person, other) = (person + rm, other + rs) }
                for index in 0..<width where usable & 1 << UInt32(index) != 0 {
                    let at = index * 16 + Int(levels[base + index])
                    sumsM[at] += isOfEvent[index] ? rm + rs : rm
                    sumsS[at] += rs
                }
            }
        }
        addDecided(model, &sumsM, &sumsS)
        var next = model
        next.samePersonPairs = max(total, 1)
        if model.knowsEvents, person > 0 { next.sameEventPairs = max(1, total * other / person) }
        for index in 0..<width {
            next.samePerson[index] = shares(sumsM, index, prior: prior.samePerson[index])
            if held.contains(index) { continue }
            next.sameEvent[index] =
                isOfEvent[index] ? next.samePerson[index] : shares(sumsS, index, prior: prior.sameEvent[index])
        }
        return next
    }

    /// Judged pairs of one person teach what one person's records look like; pairs judged different teach what
    /// victims of one event look like, as far as the model takes them for that.
    private func addDecided(_ model: AgreementModel, _ sumsM: inout [Double], _ sumsS: inout [Double]) {
        for (pattern, isSamePerson) in decided {
            var (event, other) = (model.sameEventPairs, model.differentPairs)
            for index in 0..<width where pattern[index] != 0 {
                event *= model.sameEvent[index][Int(pattern[index])]
                other *= model.different[index][Int(pattern[index])]
            }
            let share = event + other > 0 ? event / (event + other) : 0
            for index in 0..<width where pattern[index] != 0 {
                let at = index * 16 + Int(pattern[index])
                if isSamePerson { sumsM[at] += 1 } else { sumsS[at] += share }
            }
        }
    }

    private func flat(_ shares: [[Double]]) -> [Double] {
        var out = [Double](repeating: 1, count: width * 16)
        for index in 0..<width { for level in 1..<16 { out[index * 16 + level] = shares[index][level] } }
        return out
    }

    private func shares(_ sums: [Double], _ index: Int, prior: [Double]) -> [Double] {
        Self.shares(sums[index * 16..<(index + 1) * 16], prior: prior, weight: priorWeight)
    }

    /// Shares of the levels from 1 on, drawn to a prior of some weight in pairs.
    static func shares(_ sums: ArraySlice<Double>, prior: [Double], weight: Double = 5) -> [Double] {
        var out = prior
        let total = sums.dropFirst().reduce(weight, +)
        for level in 1..<16 { out[level] = (sums[sums.startIndex + level] + weight * prior[level]) / total }
        return out
    }
}
