import Estimation
import Foundation

/// How often 95 % intervals hold the truth, on simulated populations of several kinds. Each method is right for some and
/// wrong for others; both are shown.
struct Coverage {
    let tables: Int
    let seed: UInt64
    let methods: [EstimationMethod]

    private struct Tally {
        var held = 0
        var below = 0
        var above = 0
        var refused = 0
        var ratios: [Double] = []
        var time = 0.0
    }

    func run() {
        print("population · method · held % · truth above · truth below · refused · estimate/truth · CPU s a table")
        for population in SimulatedPopulation.Kind.allCases {
            var tallies: [EstimationMethod: Tally] = [:]
            for number in 0..<tables {
                let simulated = SimulatedPopulation(population, seed: seed &* 1_000_003 &+ UInt64(number))
                for method in methods {
                    let start = processorTime()
                    let estimate = try? Estimator(seed: UInt64(number)).estimate(simulated.table, by: method)
                    var tally = tallies[method] ?? Tally()
                    tally.time += processorTime() - start
                    if let estimate {
                        let truth = Double(simulated.truth)
                        if truth < estimate.low {
                            tally.below += 1
                        } else if let high = estimate.high, truth > high {
                            tally.above += 1
                        } else {
                            tally.held += 1
                        }
                        tally.ratios.append(estimate.estimate / truth)
                    } else {
                        tally.refused += 1
                    }
                    tallies[method] = tally
                }
            }
            for method in methods {
                guard let tally = tallies[method] else { continue }
                let tried = max(1, tables - tally.refused)
                let sorted = tally.ratios.sorted()
                print(
                    population.rawValue, "·", method.rawValue, population.isInside(method) ? "(inside)" : "", "·",
                    rounded(100 * Double(tally.held) / Double(tried), 1), "·", tally.above, "·", tally.below, "·",
                    tally.refused, "·", sorted.isEmpty ? "–" : rounded(sorted[sorted.count / 2], 3), "·",
                    rounded(tally.time / Double(tables), 3))
            }
        }
    }
}
