public import Protection

/// Possible figures for coming months, as equally likely samples. A sample number runs through all areas and steps:
/// together they are one possible course of events.
public struct MonthlyForecast: Hashable, Sendable {
    public let areas: [String]
    /// The last month the forecast knows.
    public let origin: Month
    public let steps: Int
    public let samples: Int
    /// By area, then step (the first is the month after the origin), then sample.
    public let values: [[[Int]]]

    init(areas: [String], origin: Month, values: [[[Int]]]) {
        self.areas = areas
        self.origin = origin
        self.values = values
        steps = values.first?.count ?? 0
        samples = values.first?.first?.count ?? 0
    }

    /// The month of a step, 1 being the first after the origin.
    public func month(ofStep step: Int) -> Month { origin.advanced(by: step) }

    /// The value below which a share of the samples lies (the lower of two where it falls between).
    public func quantile(_ share: Double, area: Int, step: Int) -> Int {
        let sorted = values[area][step - 1].sorted()
        guard !sorted.isEmpty else { return 0 }
        let position = Int((Double(sorted.count - 1) * min(max(share, 0), 1)).rounded(.down))
        return sorted[position]
    }

    /// Several forecasts of the same areas and months as one, each by its weight: the place where another forecaster
    /// joins. nil where they are not of the same areas, origin and steps, or no weight is positive.
    ///
    /// Whole sample numbers are taken, so that one possible course of events stays one.
    public static func pooled(
        _ parts: [(forecast: MonthlyForecast, weight: Double)], samples: Int, seed: UInt64
    ) -> MonthlyForecast? {
        let parts = parts.filter { $0.weight > 0 && $0.forecast.samples > 0 }
        guard let first = parts.first?.forecast, samples > 0,
            parts.allSatisfy({
                $0.forecast.areas == first.areas && $0.forecast.origin == first.origin
                    && $0.forecast.steps == first.steps
            })
        else { return nil }
        let whole = parts.reduce(0) { $0 + $1.weight }
        var random = SplitMix64(seed: seed)
        var picks: [(part: Int, sample: Int)] = []
        var cumulative = 0.0
        for (index, part) in parts.enumerated() {
            cumulative += part.weight / whole
            let until = index == parts.count - 1 ? samples : Int((cumulative * Double(samples)).rounded())
            let share = Draw.balanced(from: part.forecast.samples, count: until - picks.count, using: &random)
            picks += share.map { (index, $0) }
        }
        let values = first.areas.indices.map { area in
            (0..<first.steps).map { step in picks.map { parts[$0.part].forecast.values[area][step][$0.sample] } }
        }
        return MonthlyForecast(areas: first.areas, origin: first.origin, values: values)
    }
}

/// Draws that treat every candidate alike.
enum Draw {
    /// `count` numbers out of `0..<candidates`, each as often as any other to within one, in random order.
    static func balanced(from candidates: Int, count: Int, using random: inout SplitMix64) -> [Int] {
        guard candidates > 0, count > 0 else { return [] }
        let rounds = count / candidates
        var drawn = (0..<rounds * candidates).map { $0 % candidates }
        drawn += Array(0..<candidates).shuffled(using: &random).prefix(count - drawn.count)
        return drawn.shuffled(using: &random)
    }
}
