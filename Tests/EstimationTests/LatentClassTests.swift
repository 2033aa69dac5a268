import Estimation
import Testing

@Suite("Latent classes")
struct LatentClassTests {
    /// Short chains, for tests.
    private func short(seed: UInt64 = 1) -> LatentClassEstimator {
        var estimator = LatentClassEstimator()
        estimator.seed = seed
        estimator.burnIn = 600
        estimator.steps = 800
        estimator.rounds = 1
        return estimator
    }

    @Test("The same seed gives the same draws, another seed others")
    func reproducible() throws {
        let table = try table("ABC", ["A": 400, "B": 350, "C": 300, "AB": 60, "AC": 50, "BC": 45, "ABC": 8])
        let first = try short().estimate(table)
        #expect(try short().estimate(table).draws == first.draws)
        #expect(try short(seed: 2).estimate(table).draws != first.draws)
    }

    @Test("With one class the draws under either prior follow the posterior that can be computed exactly")
    func oneClassExactly() throws {
        // One class with chances of prior Beta(s, 1): N given the data has the mass (N−1)!/(N−n)! ∏ Γ(N−n_j+1)/Γ(N+1+s).
        let counts = [1: 30, 2: 25, 4: 20, 3: 6, 5: 5, 6: 4, 7: 2]
        let table = try ListTable(lists: ["A", "B", "C"], rows: counts.map { (pattern: $0.key, count: $0.value) })
        let sizes = (0..<3).map { table.count(onAll: 1 << $0) }
        let observed = table.observed
        func exact(_ share: Double, shape: Double) -> Double {
            let masses = (0...4000).map { missing -> Double in
                let total = Double(observed + missing)
                let sum = sizes.reduce(logFactorial(total) - logFactorial(Double(missing) + 1)) {
                    $0 + logFactorial(total - Double($1) + 1) - logFactorial(total + 1 + shape)
                }
                return exponential(sum + 300)
            }
            var below = 0.0
            let target = share * masses.reduce(0, +)
            let place = masses.firstIndex { mass in
                below += mass
                return below >= target
            }
            return Double(observed + (place ?? 0))
        }
        var estimator = LatentClassEstimator()
        estimator.classes = 1
        let estimate = try estimator.estimate(table)
        #expect(abs(estimate.estimate / exact(0.5, shape: 1) - 1) < 0.03)
        for (draws, shape) in [(estimate.draws, 1.0), (estimate.secondDraws, 0.5)] {
            let draws = try #require(draws).sorted()
            #expect(abs(draws[draws.count / 40] / exact(0.025, shape: shape) - 1) < 0.05)
            #expect(abs(draws[draws.count / 2] / exact(0.5, shape: shape) - 1) < 0.03)
            #expect(abs(draws[draws.count - draws.count / 40] / exact(0.975, shape: shape) - 1) < 0.08)
        }
    }

    @Test("Diagnostics stand beside the estimate, and chains that disagree are called so")
    func diagnostics() throws {
        let estimate = try short().estimate(try kosovo())
        let chains = estimate.notes.compactMap { note -> Int? in
            if case .chains(let count, _, _, _) = note { return count }
            return nil
        }
        #expect(chains == [4])
        let agreeing = ChainDiagnostics(
            (0..<4).map { chain in (0..<400).map { Double(($0 * 7919 + chain * 31) % 997) } })
        #expect(agreeing.rHat < 1.02)
        let apart = ChainDiagnostics((0..<4).map { chain in (0..<400).map { Double($0 % 10 + 5 * chain) } })
        #expect(apart.rHat > 1.5)
        #expect(apart.effectiveSize < 20)
    }

    @Test("A chain stops when asked")
    func stopping() throws {
        let kosovo = try kosovo()
        #expect(throws: EstimationError.cancelled) { try LatentClassEstimator().estimate(kosovo) { true } }
    }
}
