internal import Foundation

/// Turns a comparison of two records into the odds that they are one person.
///
/// For each comparison it holds how often its levels occur among the other two kinds of pairs, relative to pairs of
/// one person; the odds are one over the sum of both products, each times how many pairs of its kind there are for one
/// of one person. Exact agreements on names, places, occupations and other values weigh by how rare the value is.
final class PairScorer {
    let comparer: RecordComparer
    private(set) var model: AgreementModel
    /// What decisions say of the weights; changes them last.
    var calibration = ScoreCalibration.none

    /// Ratios by comparison and level, sixteen each: different people of one event, people of different events.
    private var sameEvent: [Float] = []
    private var different: [Float] = []
    private var eventPrior: Float = 0
    private var differentPrior: Float = 0
    /// How often victims of one event share a name for another reason than chance: kin.
    private var kinship: (given: Float, family: Float) = (0, 0)
    let frequencies: ValueFrequencies
    let extraCount: Int
    fileprivate let hasExtras: Bool

    init(_ comparer: RecordComparer, model: AgreementModel, frequencies: ValueFrequencies) {
        self.comparer = comparer
        self.model = model
        self.frequencies = frequencies
        extraCount = comparer.width - Comparison.fixedCount
        hasExtras = extraCount > 0
        setModel(model)
    }

    /// Takes over a model.
    func setModel(_ model: AgreementModel) {
        self.model = model
        let width = comparer.width
        sameEvent = [Float](repeating: 1, count: width * 16)
        different = [Float](repeating: 1, count: width * 16 * 3)
        for index in 0..<width {
            for level in 1..<16 {
                let m = max(model.samePerson[index][level], 1e-7)
                sameEvent[index * 16 + level] = Float(model.sameEvent[index][level] / m)
                for stratum in 0..<3 {
                    different[(stratum * width + index) * 16 + level] = Float(model.chance(stratum)[index][level] / m)
                }
            }
        }
        eventPrior = Float(model.sameEventPairs / model.samePersonPairs)
        differentPrior = Float(model.differentPairs / model.samePersonPairs)
        kinship = (0, kin(model, 1, cap: 0.5))
    }

    /// Two people of one event carry one name by kinship with chance ρ, else by accident: s = ρ m + (1 − ρ) u.
    private func kin(_ model: AgreementModel, _ index: Int, cap: Double) -> Float {
        let (m, s, u) = (model.samePerson[index][1], model.sameEvent[index][1], model.different[index][1])
        return Float(max(0, min(cap, (s - u) / max(m - u, 0.05))))
    }

    /// The parts of a comparison that the odds are made of.
    struct Score {
        var names: NamePair
        var pattern: AgreementPattern
        /// Products over everything but the names, prior included.
        var sameEvent: Float
        var different: Float
        /// How much commoner the names are in the region than everywhere, where the two share a region.
        var regional: (given: Float, family: Float)
    }

    /// Compares two records of the table.
    @inline(__always)
    func score(_ a: PreparedRecord, _ b: PreparedRecord, _ indexA: Int, _ indexB: Int) -> Score {
        let names = comparer.names.compare(a, b)
        return score(a, b, indexA, indexB, names)
    }

    @inline(__always)
    func score(_ a: PreparedRecord, _ b: PreparedRecord, _ indexA: Int, _ indexB: Int, _ names: NamePair) -> Score {
        var pattern = comparer.pattern(a, b)
        pattern.low |=
            UInt64(names.given) | UInt64(names.family) << 4 | UInt64(names.parts) << 8
            | UInt64(names.order) << 12
        comparer.settleSex(&pattern)
        if hasExtras { comparer.addExtras(indexA, indexB, to: &pattern) }
        var event = eventPrior
        var other = differentPrior
        var low = pattern.low >> 8
        var at = 2 * 16
        let stratum = AgreementModel.stratum(placeLevel: pattern[5])
        let base = stratum * comparer.width * 16
        while at < Comparison.fixedCount * 16 {
            let level = Int(low & 15)
            event *= sameEvent[at + level]
            other *= different[base + at + level]
            low >>= 4
            at += 16
        }
        adjust(a, b, pattern, &event, &other)
        if hasExtras { addExtras(indexA, indexB, pattern, &event, &other) }
        let regional = stratum > 0 ? frequencies.regional(a, b) : (1, 1)
        return Score(names: names, pattern: pattern, sameEvent: event, different: other, regional: regional)
    }

    /// Replaces the average ratio of exact agreement by that of the value agreed on.
    @inline(__always)
    private func adjust(
        _ a: PreparedRecord, _ b: PreparedRecord, _ pattern: AgreementPattern, _ event: inout Float,
        _ other: inout Float
    ) {
        other *= frequencies.placeFactor(a, b, level: pattern[5])
        if pattern[9] == 1 {
            let factor = frequencies.occupation(a.occupation)
            event *= factor
            other *= factor
        }
        if pattern[6] == 1 { other *= frequencies.eventType(a.eventType) }
        if pattern[10] == 1 {
            let factor = frequencies.nickname(a.nickname)
            event *= factor
            other *= factor
        }
    }

    private func addExtras(
        _ a: Int, _ b: Int, _ pattern: AgreementPattern, _ event: inout Float, _ other: inout Float
    ) {
        for column in 0..<extraCount {
            let factor = extraFactor(column, a, level: Int(pattern[Comparison.fixedCount + column]))
            event *= factor
            other *= factor
        }
    }

    func extraFactor(_ column: Int, _ record: Int, level: Int) -> Float {
        if level == 0 { return 1 }
        let factor = different[(Comparison.fixedCount + column) * 16 + level]
        if level > 1 { return factor }
        return factor
            * frequencies.extra(column, comparer.table.extraValues[record * comparer.table.extras.count + column])
    }

    /// Ratios of a level for the two other kinds of pairs, before rarity.
    func levelRatios(_ index: Int, _ level: Int, stratum: Int) -> (event: Float, different: Float) {
        if level == 0 { return (1, 1) }
        return (sameEvent[index * 16 + level], different[(stratum * comparer.width + index) * 16 + level])
    }

    /// Ratios between the numbers of pairs: of the two other kinds for one of one person.
    var priors: (event: Float, different: Float) { (eventPrior, differentPrior) }

    /// Ratios of the names for the two other kinds of pairs.
    @inline(__always)
    func nameRatios(_ score: Score) -> (
        given: (event: Float, different: Float), family: (event: Float, different: Float)
    ) {
        // What differs does not become likelier by being common; only what agrees.
        let names = score.names
        let given = (names.givenRatio > 1 && names.given != 0 ? score.regional.given : 1) / names.givenRatio
        let family = (names.familyRatio > 1 && names.family != 0 ? score.regional.family : 1) / names.familyRatio
        return (
            (kinship.given + (1 - kinship.given) * given, given),
            (kinship.family + (1 - kinship.family) * family, family)
        )
    }

    /// The chances that the two are one person, and that they are different people of one event.
    @inline(__always)
    func chances(_ score: Score) -> (samePerson: Float, sameEvent: Float) {
        let names = nameRatios(score)
        let event = score.sameEvent * names.given.event * names.family.event
        let other = score.different * names.given.different * names.family.different
        return (1 / (1 + event + other), event / (1 + event + other))
    }

    /// Natural logarithm of the odds that the two are one person, calibrated.
    @inline(__always)
    func logOdds(_ score: Score) -> Float { calibration.calibrated(modelLogOdds(score)) }

    /// The same as the model alone has it.
    @inline(__always)
    func modelLogOdds(_ score: Score) -> Float {
        let names = nameRatios(score)
        let event = score.sameEvent * names.given.event * names.family.event
        let other = score.different * names.given.different * names.family.different
        return -log(max(event + other, 1e-30))
    }

    /// Natural logarithm of the odds for two records of the table.
    func logOdds(_ a: Int, _ b: Int) -> Float {
        logOdds(score(comparer.table.prepared[a], comparer.table.prepared[b], a, b))
    }
}

extension PairScorer {
    /// The logarithm of the odds of a candidate pair, or nil below the floor. Names are compared first: most pairs of
    /// one event end there.
    @inline(__always)
    func weight(_ a: PreparedRecord, _ b: PreparedRecord, _ indexA: Int, _ indexB: Int, above floor: Float) -> Float? {
        let names = comparer.names.compare(a, b)
        // Other columns may outweigh two wrong names; without them nothing can.
        if names.isDifferent && !hasExtras { return nil }
        let odds = logOdds(score(a, b, indexA, indexB, names))
        return odds >= floor ? odds : nil
    }
}
