/// An interval from tables drawn from a fitted model: each is estimated anew, and the middle share of the estimates
/// kept (percentile interval; Buckland and Garthwaite 1991).
struct ParametricBootstrap {
    let replicates: Int
    let level: Double
    let seed: UInt64

    /// - Parameter unrecorded: the whole estimate of a drawn table, the search for a model included.
    /// - Returns: the ends, nil above where too many draws gave none, and how many gave none.
    func ends(
        _ fitted: FittedModel, _ cells: Cells, shouldStop: () -> Bool,
        unrecorded: (ListTable) throws(EstimationError) -> Double
    ) throws(EstimationError) -> (low: Double, high: Double?, failed: Int) {
        var random = SplitMix(seed: seed)
        let names = (0..<cells.listCount).map { String($0 + 1) }
        let people = (cells.observed + fitted.fit.unrecorded).rounded()
        // No table is drawn of more people than there are whole numbers for: every draw is without an estimate.
        guard people < 1e15 else { return (0, nil, max(replicates, 1)) }
        let total = Int(people)
        var estimates: [Double] = []
        var failed = 0
        for _ in 0..<max(replicates, 1) {
            if shouldStop() { throw .cancelled }
            var left = total
            var mass = fitted.fit.unrecorded
            for cell in 1..<cells.counts.count where fitted.existence.included[cell] != 0 {
                mass += fitted.fit.means[cell]
            }
            var rows: [(pattern: Int, count: Int)] = []
            for cell in 1..<cells.counts.count where fitted.existence.included[cell] != 0 {
                let mean = fitted.fit.means[cell]
                let count = random.binomial(left, min(1, mean / mass))
                rows.append((cell, count))
                left -= count
                mass -= mean
            }
            do {
                // Its own people are fewer or more than those seen; what is kept is the total, set against those seen.
                let table = try ListTable(lists: names, rows: rows)
                estimates.append(max(0, Double(table.observed) + (try unrecorded(table)) - cells.observed))
            } catch EstimationError.cancelled {
                throw .cancelled
            } catch {
                failed += 1
            }
        }
        estimates.sort()
        let outside = (1 - level) / 2
        let count = Double(replicates)
        // A draw without an estimate stands above all others: it could be any number.
        func value(_ share: Double) -> Double? {
            let place = Int((share * (count - 1)).rounded())
            return place < estimates.count ? estimates[place] : nil
        }
        return (value(outside) ?? 0, value(1 - outside), failed)
    }
}
