extension Estimator {
    /// The answers for a population in parts: each stratum by itself, and their sum.
    public struct StratifiedReport: Sendable {
        public let strata: [(name: String, report: Report)]
        /// The sum over strata by each method. It is refused where a stratum is: what is missing there is unknown, not
        /// 0.
        public let total: Report
    }

    /// Estimates strata within which people are alike, and adds them up.
    ///
    /// Posteriors are added draw by draw, strata being independent. Log-linear intervals are added by recovering
    /// variances from both sides of each (Zou and Donner 2008).
    ///
    /// - Throws: as `report(on:)`, and `differentLists` where strata do not have the same lists.
    public func report(
        onStrata strata: [(name: String, table: ListTable)], shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> StratifiedReport {
        guard let first = strata.first else { throw .nobodyObserved }
        guard strata.allSatisfy({ $0.table.lists == first.table.lists }) else { throw .differentLists }
        var reports: [(name: String, report: Report)] = []
        for stratum in strata {
            reports.append((stratum.name, try report(on: stratum.table, shouldStop: shouldStop)))
        }
        let answers = methods.indices.map { index -> Answer in
            let parts = reports.map { $0.report.answers[index] }
            if let refusal = parts.compactMap(\.refusal).first {
                return Answer(method: methods[index], result: .failure(refusal))
            }
            let sum = PopulationEstimate(
                summing: parts.compactMap(\.estimate), random: SplitMix(seed: latentClass.seed, stream: 1 + index))
            return Answer(method: methods[index], result: .success(sum))
        }
        let observed = strata.reduce(0) { $0 + $1.table.observed }
        let total = Report(observed: observed, lists: first.table.lists, answers: answers, warnings: [])
        return StratifiedReport(strata: reports, total: total)
    }
}

extension PopulationEstimate {
    /// The sum of independent estimates of the same method and level. There is at least one.
    init(summing parts: [PopulationEstimate], random: SplitMix) {
        var random = random
        let observed = parts.reduce(0) { $0 + $1.observed }
        let level = parts[0].level
        let notes = [EstimateNote.summedStrata(parts.count)] + Self.worstNotes(parts)
        let draws = parts.compactMap(\.draws)
        guard draws.count == parts.count else {
            let estimate = parts.reduce(0) { $0 + $1.estimate }
            let below = parts.reduce(0) { $0 + ($1.estimate - $1.low) * ($1.estimate - $1.low) }.squareRoot()
            let isBounded = parts.allSatisfy { $0.high != nil }
            let above = parts.reduce(0) { sum, part in
                let side = (part.high ?? part.estimate) - part.estimate
                return sum + side * side
            }.squareRoot()
            self.init(
                method: parts[0].method, observed: observed, level: level, estimate: estimate,
                low: max(Double(observed), estimate - below), high: isBounded ? estimate + above : nil,
                notes: notes + (isBounded ? [] : [.noUpperEnd]), draws: nil)
            return
        }
        let sums = Self.sum(draws, &random)
        let seconds = parts.compactMap(\.secondDraws)
        let second = seconds.count == parts.count ? Self.sum(seconds, &random) : nil
        let ends = Self.hull(of: [sums] + (second.map { [$0] } ?? []), level: level)
        self.init(
            method: parts[0].method, observed: observed, level: level, estimate: quantile(0.5, ofSorted: sums),
            low: ends.low, high: ends.high, notes: notes, draws: sums, secondDraws: second)
    }

    /// Sums of draws of independent parts, sorted. Draws of one part say nothing about those of another: each part is
    /// taken in a random order.
    private static func sum(_ parts: [[Double]], _ random: inout SplitMix) -> [Double] {
        let count = parts.map(\.count).max() ?? 0
        var sums = [Double](repeating: 0, count: count)
        for part in parts {
            var shuffled = part
            for place in shuffled.indices.dropFirst().reversed() { shuffled.swapAt(place, random.below(place + 1)) }
            for place in sums.indices { sums[place] += shuffled[place % shuffled.count] }
        }
        return sums.sorted()
    }
}
