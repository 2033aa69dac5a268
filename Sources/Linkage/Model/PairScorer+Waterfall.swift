internal import Foundation

extension PairScorer {
    /// The waterfall of two records of the table.
    func waterfall(_ a: Int, _ b: Int) -> Waterfall {
        let (left, right) = (comparer.table.prepared[a], comparer.table.prepared[b])
        let score = score(left, right, a, b)
        var (event, different) = (priors.event, priors.different)
        var before = -log(Double(event) + Double(different))
        let start = before
        var steps: [Waterfall.Step] = []
        let order: [Comparison] =
            [.date, .place, .event, .crowd, .list, .given, .family, .parts, .order, .nickname, .sex, .age, .occupation]
            + (0..<extraCount).map { .extra($0) }
        for comparison in order {
            let level = Int(score.pattern[comparison.index])
            let ratio = ratios(comparison, level, score, left, right, a)
            event *= ratio.event
            different *= ratio.different
            let after = -log(max(Double(event) + Double(different), 1e-30))
            steps.append(Waterfall.Step(comparison: comparison, level: level, weight: after - before))
            before = after
        }
        let calibration = Double(calibration.calibrated(Float(before))) - before
        return Waterfall(start: start, steps: steps, calibration: calibration)
    }

    private func ratios(
        _ comparison: Comparison, _ level: Int, _ score: Score, _ a: PreparedRecord, _ b: PreparedRecord, _ index: Int
    ) -> (event: Float, different: Float) {
        let stratum = AgreementModel.stratum(placeLevel: score.pattern[Comparison.place.index])
        var ratio = levelRatios(comparison.index, level, stratum: stratum)
        switch comparison {
        case .given: return nameRatios(score).given
        case .family: return nameRatios(score).family
        case .place: ratio.different *= frequencies.placeFactor(a, b, level: UInt8(level))
        case .event: if level == 1 { ratio.different *= frequencies.eventType(a.eventType) }
        case .occupation, .nickname:
            guard level == 1 else { break }
            let rarity =
                comparison == .occupation ? frequencies.occupation(a.occupation) : frequencies.nickname(a.nickname)
            ratio.event *= rarity
            ratio.different *= rarity
        case .extra(let column):
            let factor = extraFactor(column, index, level: level)
            return (factor, factor)
        default: break
        }
        return ratio
    }
}
