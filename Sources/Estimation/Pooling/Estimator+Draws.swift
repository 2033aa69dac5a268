extension Estimator {
    /// The answers when the table itself is uncertain: several tables, each from one draw of who is the same as whom.
    ///
    /// Bayesian methods pool their posteriors in equal parts: given draws from the posterior of the linkage, the
    /// mixture is the posterior with the linkage integrated out (law of total probability), whatever its shape. A
    /// log-linear estimate has no posterior; it is pooled by Rubin's rules on the scale of log N, which add the spread
    /// between draws to the mean variance within and allow for their small number.
    ///
    /// - Throws: as `report(on:)`, and `differentLists` where tables do not have the same lists, `nobodyObserved` where
    ///   there is no table. A method that refuses one of the tables refuses the pool.
    public func report(
        onDraws tables: [ListTable], shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> Report {
        guard let first = tables.first else { throw .nobodyObserved }
        guard tables.allSatisfy({ $0.lists == first.lists }) else { throw .differentLists }
        guard tables.count > 1 else { return try report(on: first, shouldStop: shouldStop) }
        var answers: [Answer] = []
        for method in methods {
            answers.append(
                try answer(method) { () throws(EstimationError) in
                    var estimates: [PopulationEstimate] = []
                    for table in tables { estimates.append(try estimate(table, by: method, shouldStop: shouldStop)) }
                    return PopulationEstimate(pooling: estimates)
                })
        }
        var warnings: [TableWarning] = []
        for warning in tables.flatMap(\.warnings) where !warnings.contains(where: { $0.isAlike(warning) }) {
            warnings.append(warning)
        }
        let observed = PopulationEstimate.mean(tables.map(\.observed))
        return Report(observed: observed, lists: first.lists, answers: answers, warnings: warnings)
    }
}

extension PopulationEstimate {
    /// One estimate from several of the same method and level, each made from another draw of the table. There is at
    /// least one.
    init(pooling estimates: [PopulationEstimate]) {
        let draws = estimates.compactMap(\.draws)
        if draws.count == estimates.count {
            self.init(mixing: estimates, draws: draws)
        } else {
            self.init(byRubin: estimates)
        }
    }

    /// The mixture of posteriors in equal parts, by as many draws of each; likewise under the second prior.
    private init(mixing estimates: [PopulationEstimate], draws: [[Double]]) {
        let mixed = Self.mixture(draws)
        let seconds = estimates.compactMap(\.secondDraws)
        let second = seconds.count == estimates.count ? Self.mixture(seconds) : nil
        let ends = Self.hull(of: [mixed] + (second.map { [$0] } ?? []), level: estimates[0].level)
        self.init(
            method: estimates[0].method, observed: Self.mean(estimates.map(\.observed)), level: estimates[0].level,
            estimate: quantile(0.5, ofSorted: mixed), low: ends.low, high: ends.high,
            notes: [.pooledPosterior(tables: estimates.count)] + Self.worstNotes(estimates), draws: mixed,
            secondDraws: second)
    }

    /// Evenly spaced places of each set's sorted draws, as good as all of them; sorted.
    private static func mixture(_ sets: [[Double]]) -> [Double] {
        let size = sets.map(\.count).min() ?? 0
        return sets.flatMap { draws in
            let sorted = draws.sorted()
            return (0..<size).map { quantile((Double($0) + 0.5) / Double(size), ofSorted: sorted) }
        }.sorted()
    }

    /// Rubin's rules on log N (Rubin 1987, chapter 3). The variance within is read off each interval.
    private init(byRubin estimates: [PopulationEstimate]) {
        let count = Double(estimates.count)
        let level = estimates[0].level
        let z = normalQuantile((1 + level) / 2)
        let logs = estimates.map { logarithm($0.estimate) }
        let mean = logs.reduce(0, +) / count
        let between = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(count - 1, 1)
        let within =
            estimates.reduce(0) { sum, one in
                let halfWidth = logarithm((one.high ?? one.estimate) / one.low) / (2 * z)
                return sum + halfWidth * halfWidth
            } / count
        let added = (1 + 1 / count) * between
        let total = within + added
        let freedom = added > 0 ? (count - 1) * (total / added) * (total / added) : .infinity
        let reach = studentQuantile((1 + level) / 2, degreesOfFreedom: freedom) * total.squareRoot()
        let isBounded = estimates.allSatisfy { $0.high != nil }
        let least = estimates.map { Double($0.observed) }.min() ?? 0
        self.init(
            method: estimates[0].method, observed: Self.mean(estimates.map(\.observed)), level: level,
            estimate: exponential(mean), low: max(least, exponential(mean - reach)),
            high: isBounded ? exponential(mean + reach) : nil,
            notes: [.pooledByRubin(tables: estimates.count, betweenShare: total > 0 ? added / total : 0)]
                + (isBounded ? [] : [.noUpperEnd]) + Self.worstNotes(estimates),
            draws: nil)
    }

    static func mean(_ numbers: [Int]) -> Int {
        Int((Double(numbers.reduce(0, +)) / Double(max(numbers.count, 1))).rounded())
    }

    /// What makes any of the parts doubtful makes the whole doubtful.
    static func worstNotes(_ estimates: [PopulationEstimate]) -> [EstimateNote] {
        var kept: [EstimateNote] = []
        for note in estimates.flatMap(\.notes) {
            switch note {
            case .notMixed, .extendedLikelihood, .lowerBound, .assumedHeterogeneity, .twoPriors:
                if !kept.contains(note) { kept.append(note) }
            case .heldByLimit:
                if !kept.contains(where: { if case .heldByLimit = $0 { true } else { false } }) { kept.append(note) }
            default: continue
            }
        }
        return kept
    }
}

extension TableWarning {
    /// Whether two warnings say the same of the same lists, in other numbers.
    fileprivate func isAlike(_ other: TableWarning) -> Bool {
        switch (self, other) {
        case (.nearCopies(let a, let b, _, _), .nearCopies(let c, let d, _, _)): a == c && b == d
        case (.fewOverlaps, .fewOverlaps), (.sparse, .sparse): true
        default: self == other
        }
    }
}
