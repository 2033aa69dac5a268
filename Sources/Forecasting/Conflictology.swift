public import Protection

/// The simplest honest forecast: what comes will look like one of the last months (conflictology; Hegre et al. 2024,
/// a benchmark of the VIEWS prediction challenge, arXiv:2407.11045).
///
/// Each sample of a coming month is one whole past month, the same for every area, so that areas rise and fall
/// together as they did. Over the samples each past month of the window comes up as often as any other. With several
/// windows each gets an equal share: the last 12 months follow a change quickly, the last 36 remember what was worse.
///
/// It knows no trend, no season and nothing of a withdrawal; after a change without precedent it is wrong, and it
/// never shows a month worse than the worst of its window.
public struct Conflictology: Hashable, Sendable {
    /// Lengths of the windows, in months; each has an equal weight.
    public let windows: [Int]

    /// A forecaster over one or more windows; lengths under 1 are taken as 1.
    public init(windows: [Int] = [12, 36]) {
        self.windows = windows.isEmpty ? [12] : windows.map { max(1, $0) }
    }

    /// Samples for the months after the origin. Nothing later than the origin is read; where records do not reach
    /// back over a whole window, what there is of it is used. nil where the history does not hold the origin, or
    /// steps or samples are not positive.
    public func forecast(
        _ history: MonthlyHistory, origin: Month, steps: Int, samples: Int, seed: UInt64
    ) -> MonthlyForecast? {
        guard origin >= history.first, origin <= history.last, steps > 0, samples > 0 else { return nil }
        let known = history.first.distance(to: origin) + 1
        var random = SplitMix64(seed: seed)
        let draws = (0..<steps).map { _ in pastMonths(known: known, count: samples, using: &random) }
        let values = history.values.map { row in draws.map { draw in draw.map { row[$0] } } }
        return MonthlyForecast(areas: history.areas, origin: origin, values: values)
    }

    /// Positions in the history, one for each sample.
    private func pastMonths(known: Int, count: Int, using random: inout SplitMix64) -> [Int] {
        var drawn: [Int] = []
        for (index, window) in windows.enumerated() {
            let length = min(window, known)
            let until = count * (index + 1) / windows.count
            drawn += Draw.balanced(from: length, count: until - drawn.count, using: &random)
                .map { known - length + $0 }
        }
        return windows.count == 1 ? drawn : drawn.shuffled(using: &random)
    }
}
