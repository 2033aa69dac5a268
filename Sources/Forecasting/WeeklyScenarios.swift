public import Protection

/// Possible courses of harm week by week, for the planner; all equally likely.
public struct WeeklyScenarios: Hashable, Sendable {
    public let areas: [String]
    /// The first day of week 0.
    public let start: Day
    public let weeks: Int
    /// Harm is in units of one civilian over `scale`.
    public let scale: Int
    /// By scenario, then area, then week: harm if nobody protects.
    public let harm: [[[Int]]]
    /// One probability per scenario, adding to 1.
    public let probabilities: [Double]

    /// Scenarios from the samples of a forecast that begins no later than `start` and reaches the last week; nil
    /// where it does not.
    ///
    /// Months become weeks by an assumption: a month's harm falls evenly on its days. Weeks are whole units; rounding
    /// is carried on from week to week, so no harm is lost or made.
    public init?(_ forecast: MonthlyForecast, start: Day, weeks: Int, scale: Int) {
        guard weeks > 0, scale > 0, forecast.samples > 0, start.month > forecast.origin,
            start.advanced(by: weeks * 7 - 1).month <= forecast.month(ofStep: forecast.steps)
        else { return nil }
        areas = forecast.areas
        self.start = start
        self.weeks = weeks
        self.scale = scale
        let days = (0..<weeks * 7).map { day in
            let month = start.advanced(by: day).month
            let length = month.firstDay.daysSinceEpoch.distance(to: month.lastDay.daysSinceEpoch) + 1
            return (step: forecast.origin.distance(to: month) - 1, share: Double(scale) / Double(length))
        }
        harm = (0..<forecast.samples).map { sample in
            forecast.values.map { steps in
                var run = 0.0
                var given = 0
                return (0..<weeks).map { week in
                    for day in days[week * 7..<week * 7 + 7] { run += Double(steps[day.step][sample]) * day.share }
                    let whole = Int((run + 1e-9).rounded(.down))
                    defer { given = whole }
                    return whole - given
                }
            }
        }
        probabilities = Array(repeating: 1 / Double(forecast.samples), count: forecast.samples)
    }
}
