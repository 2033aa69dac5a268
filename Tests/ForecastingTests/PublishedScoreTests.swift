import Forecasting
import Foundation
import Protection
import Testing

/// Where the reference data lie: `RELEVE_SHARED`, else beside the package.
private let shared: URL = {
    if let path = ProcessInfo.processInfo.environment["RELEVE_SHARED"] { return URL(filePath: path) }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared")
}()
private let actuals = shared.appending(path: "eval/mali_adm1_civilian_deaths_2012_2023H1.csv")

@Suite("Against the published scores for Mali")
struct PublishedScoreTests {
    private static let isAtHand = FileManager.default.fileExists(atPath: actuals.path)

    /// Mean continuous ranked probability score over all targets, sample form.
    private func score(_ model: Conflictology) throws -> Double {
        let lines = try String(contentsOf: actuals, encoding: .utf8).split(separator: "\n").dropFirst()
        var rows: [String: [Int: Int]] = [:]
        for line in lines {
            let cells = line.split(separator: ",")
            let month = try #require(Month(cells[1]))
            rows[String(cells[0]), default: [:]][month.index] = Int(cells[2])
        }
        let first = try #require(Month("2012-01"))
        let last = try #require(Month("2023-06"))
        let areas = rows.keys.sorted()
        let values = areas.map { area in (first.index...last.index).map { rows[area]?[$0] ?? 0 } }
        let history = try #require(MonthlyHistory(areas: areas, first: first, values: values))
        var sum = 0.0
        var count = 0
        let firstTarget = try #require(Month("2020-01"))
        for index in firstTarget.index - 1..<last.index {
            let origin = Month(index: index)
            let steps = min(6, origin.distance(to: last))
            let forecast = try #require(model.forecast(history, origin: origin, steps: steps, samples: 300, seed: 1))
            for area in areas.indices {
                for step in 0..<steps {
                    let actual = values[area][first.distance(to: origin) + step + 1]
                    sum += crps(forecast.values[area][step], actual)
                    count += 1
                }
            }
        }
        #expect(count == 2_370)
        return sum / Double(count)
    }

    private func crps(_ samples: [Int], _ actual: Int) -> Double {
        let sorted = samples.sorted()
        let n = Double(sorted.count)
        let miss = sorted.reduce(0.0) { $0 + Double(abs($1 - actual)) } / n
        let spread = sorted.enumerated().reduce(0.0) { $0 + (2 * Double($1.offset + 1) - n - 1) * Double($1.element) }
        return miss - spread / (n * n)
    }

    @Test("The last 12 months score 5.131", .enabled(if: isAtHand, "the reference data are not at hand"))
    func twelve() throws { #expect(abs(try score(Conflictology(windows: [12])) - 5.131) < 0.001) }

    @Test("The last 36 months score 4.883", .enabled(if: isAtHand, "the reference data are not at hand"))
    func thirtySix() throws { #expect(abs(try score(Conflictology(windows: [36])) - 4.883) < 0.02) }
}
