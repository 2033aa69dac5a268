import Forecasting
import Protection
import Testing

@Suite("Conflictology")
struct ConflictologyTests {
    private func history(_ rows: [[Int]]) throws -> MonthlyHistory {
        try #require(
            MonthlyHistory(areas: rows.indices.map { "A\($0)" }, first: Month(index: 24_000), values: rows))
    }

    @Test("Each of the last twelve months comes up equally often, and nothing older or newer does")
    func balanced() throws {
        let history = try history([Array(0..<40)])
        let origin = Month(index: 24_000 + 29)
        let forecast = try #require(
            Conflictology(windows: [12]).forecast(history, origin: origin, steps: 3, samples: 300, seed: 1))
        for step in 0..<3 {
            let counts = Dictionary(grouping: forecast.values[0][step], by: { $0 }).mapValues(\.count)
            #expect(counts == Dictionary(uniqueKeysWithValues: (18...29).map { ($0, 25) }))
        }
        #expect(forecast.month(ofStep: 1) == origin.advanced(by: 1))
    }

    @Test("Areas rise and fall together: one sample is one past month everywhere")
    func joint() throws {
        let history = try history([Array(0..<36), (0..<36).map { 1_000 - $0 }])
        let forecast = try #require(
            Conflictology().forecast(history, origin: history.last, steps: 6, samples: 500, seed: 4))
        for step in 0..<6 {
            for sample in 0..<500 {
                #expect(forecast.values[0][step][sample] + forecast.values[1][step][sample] == 1_000)
            }
        }
    }

    @Test("The two windows have an equal share: half the samples are of the last twelve months alone")
    func mixture() throws {
        let history = try history([Array(0..<36)])
        let forecast = try #require(
            Conflictology(windows: [12, 36]).forecast(history, origin: history.last, steps: 1, samples: 720, seed: 9))
        #expect(forecast.values[0][0].count { $0 >= 24 } == 360 + 120)
    }

    @Test("The same seed gives the same samples, another seed other ones")
    func deterministic() throws {
        let history = try history([Array(0..<36)])
        func run(_ seed: UInt64) -> MonthlyForecast? {
            Conflictology().forecast(history, origin: history.last, steps: 2, samples: 50, seed: seed)
        }
        #expect(run(5) == run(5))
        #expect(run(5) != run(6))
    }

    @Test("An origin outside the history, or no steps, has no forecast")
    func refused() throws {
        let history = try history([[1, 2, 3]])
        let model = Conflictology()
        #expect(model.forecast(history, origin: history.last.advanced(by: 1), steps: 1, samples: 5, seed: 0) == nil)
        #expect(model.forecast(history, origin: history.last, steps: 0, samples: 5, seed: 0) == nil)
        #expect(MonthlyHistory(areas: ["A"], first: history.first, values: [[]]) == nil)
        #expect(MonthlyHistory(areas: ["A", "B"], first: history.first, values: [[1]]) == nil)
    }

    @Test("Pooled with another forecast, each has the share of its weight")
    func pooled() throws {
        let low = try history([[0, 0, 0]])
        let high = try history([[9, 9, 9]])
        func forecast(_ history: MonthlyHistory) throws -> MonthlyForecast {
            try #require(
                Conflictology(windows: [3]).forecast(history, origin: history.last, steps: 1, samples: 30, seed: 2))
        }
        let pool = try #require(
            MonthlyForecast.pooled([(forecast(low), 3), (forecast(high), 1)], samples: 400, seed: 3))
        #expect(pool.values[0][0].count { $0 == 9 } == 100)
        #expect(pool.quantile(0.5, area: 0, step: 1) == 0)
    }

    @Test("Weeks hold exactly the harm of their months: none is lost or made by rounding")
    func weeks() throws {
        let origin = try #require(Month(year: 2023, month: 6))
        let monthly = try #require(MonthlyHistory(areas: ["A"], first: origin, values: [[62]]))
        let forecast = try #require(
            Conflictology(windows: [1]).forecast(monthly, origin: origin, steps: 3, samples: 2, seed: 1))
        let start = try #require(Day(year: 2023, month: 7, day: 1))
        let weekly = try #require(WeeklyScenarios(forecast, start: start, weeks: 8, scale: 10))
        // July and the first 25 days of August, at two a day, in tenths.
        #expect(weekly.harm[0][0].reduce(0, +) == 56 * 2 * 10)
        #expect(weekly.harm[0][0].allSatisfy { $0 == 140 })
        #expect(weekly.probabilities == [0.5, 0.5])
        #expect(WeeklyScenarios(forecast, start: start, weeks: 20, scale: 1) == nil)
    }
}
