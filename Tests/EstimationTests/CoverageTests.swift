import Estimation
import SeededSupport
import Testing

/// A small version of `Benchmarks/estimation`: how often 95 % intervals hold a truth that is known.
@Suite("Intervals hold the truth where the model holds")
struct CoverageTests {
    /// A population whose second list partly copies the first.
    private func simulated(_ random: inout SeededGenerator, lists: Int) throws -> (truth: Int, table: ListTable) {
        let truth = 3_000 + Int(random.uniform() * 4_000)
        let chances = (0..<lists).map { _ in 0.08 + 0.25 * random.uniform() }
        var counts: [Int: Int] = [:]
        for _ in 0..<truth {
            var pattern = 0
            for (list, chance) in chances.enumerated() where random.uniform() < chance { pattern |= 1 << list }
            if pattern & 1 == 1, random.uniform() < 0.4 { pattern |= 2 }
            if pattern != 0 { counts[pattern, default: 0] += 1 }
        }
        let rows = counts.map { (pattern: $0.key, count: $0.value) }
        return (truth, try ListTable(lists: (0..<lists).map { "L\($0)" }, rows: rows))
    }

    @Test(
        "Of 60 tables, a 95 % interval holds the truth in at least 52",
        arguments: [EstimationMethod.logLinear, .decomposable])
    func coverage(method: EstimationMethod) throws {
        var random = SeededGenerator(seed: 11)
        var held = 0
        for _ in 0..<60 {
            let (truth, table) = try simulated(&random, lists: 4)
            let estimate = try Estimator().estimate(table, by: method)
            if Double(truth) >= estimate.low, Double(truth) <= estimate.high ?? .infinity { held += 1 }
            // An interval wide enough to hold anything would say nothing.
            #expect((estimate.high ?? .infinity) / estimate.low < 2)
        }
        // At 95 % chance alone leaves fewer than 52 about three times in a thousand.
        #expect(held >= 52)
    }

    @Test("Two kinds of people escape graphs of lists, and latent classes find them")
    func outside() throws {
        var random = SeededGenerator(seed: 5)
        var counts: [Int: Int] = [:]
        for _ in 0..<8_000 {
            let isEasy = random.uniform() < 0.3
            var pattern = 0
            for list in 0..<5 where random.uniform() < (isEasy ? 0.45 : 0.08) { pattern |= 1 << list }
            if pattern != 0 { counts[pattern, default: 0] += 1 }
        }
        let table = try ListTable(
            lists: ["A", "B", "C", "D", "E"], rows: counts.map { (pattern: $0.key, count: $0.value) })
        let graphs = try Estimator().estimate(table, by: .decomposable)
        #expect(graphs.high ?? .infinity < 8_000)
        let classes = try Estimator().estimate(table, by: .latentClass)
        #expect(classes.low < 8_000 && classes.high ?? 0 > 8_000)
    }
}
