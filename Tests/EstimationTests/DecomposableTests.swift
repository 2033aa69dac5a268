import Estimation
import Testing

@Suite("Averaging over decomposable graphs")
struct DecomposableTests {
    @Test("Posterior median and interval are those of dga for Kosovo")
    func kosovoAsDga() throws {
        let estimate = try DecomposableEstimator().estimate(try kosovo())
        #expect(abs(estimate.estimate / 12_595 - 1) < 0.02)
        #expect(abs(estimate.low / 9_827 - 1) < 0.02)
        #expect(abs((estimate.high ?? 0) / 16_544 - 1) < 0.02)
    }

    @Test("All decomposable graphs but the complete one are averaged", arguments: [(3, 7), (4, 60), (5, 821)])
    func graphCounts(lists: Int, graphs: Int) throws {
        // 8, 61 and 822 labelled chordal graphs (sequence A058862), the complete one left out.
        let rows = (1..<1 << lists).map { (pattern: $0, count: 40 >> ($0.nonzeroBitCount - 1)) }
        let table = try ListTable(lists: (0..<lists).map { "L\($0)" }, rows: rows)
        let estimate = try DecomposableEstimator().estimate(table)
        let counted = estimate.notes.compactMap { note -> Int? in
            if case .likeliestGraph(_, _, let count) = note { return count }
            return nil
        }
        #expect(counted == [graphs])
    }

    @Test("The posterior on the coarse grid is the sum over whole numbers")
    func bruteForce() throws {
        // Three lists, one graph at a time by hand: independence, three with one edge, three with two.
        let counts = [1: 12, 2: 9, 4: 8, 3: 4, 5: 3, 6: 2, 7: 1]
        let table = try ListTable(lists: ["A", "B", "C"], rows: counts.map { (pattern: $0.key, count: $0.value) })
        let graphs: [[Int: Double]] = [
            [1: 1, 2: 1, 4: 1], [3: 1, 4: 1], [5: 1, 2: 1], [6: 1, 1: 1],
            [3: 1, 5: 1, 1: -1], [3: 1, 6: 1, 2: -1], [5: 1, 6: 1, 4: -1],
        ]
        func evidence(_ set: Int, _ missing: Int) -> Double {
            var cells: [Int: Int] = [0: missing]
            for (pattern, count) in counts { cells[pattern & set, default: 0] += count }
            let prior = 1.0 / Double(1 << set.nonzeroBitCount)
            var subset = set
            var sum = logFactorial(Double(cells[0] ?? 0) + prior) - logFactorial(prior)
            while subset != 0 {
                sum += logFactorial(Double(cells[subset] ?? 0) + prior) - logFactorial(prior)
                subset = (subset - 1) & set
            }
            return sum - logFactorial(Double(39 + missing) + 1)
        }
        let masses = (0...780).map { missing -> Double in
            let total = Double(39 + missing)
            let common = logFactorial(total + 1) - logFactorial(Double(missing) + 1)
            return graphs.reduce(0) { sum, graph in
                let score = graph.reduce(common) { $0 + $1.value * evidence($1.key, missing) }
                return sum + exponential(score) / total
            }
        }
        var below = 0.0
        let half = masses.reduce(0, +) / 2
        let median = masses.firstIndex { mass in
            below += mass
            return below >= half
        }
        let estimate = try DecomposableEstimator().estimate(table)
        #expect(abs(estimate.estimate - Double(39 + (median ?? 0))) <= 1)
    }

    @Test("Where the prior's limit holds the upper end, a note says so")
    func heldByLimit() throws {
        let table = try table("ABC", ["A": 40, "B": 30, "C": 20, "AB": 1])
        var estimator = DecomposableEstimator()
        estimator.largest = 500
        #expect(try estimator.estimate(table).notes.contains(.heldByLimit(largest: 500)))
    }

    @Test("Two lists, seven lists and lists that share nobody are refused")
    func refusals() throws {
        let estimator = DecomposableEstimator()
        let two = try table("AB", ["A": 40, "B": 30, "AB": 6])
        #expect(throws: EstimationError.tooFewLists(.decomposable, found: 2, least: 3)) { try estimator.estimate(two) }
        let seven = try table("ABCDEFG", ["A": 40, "AB": 5, "G": 4])
        #expect(throws: EstimationError.tooManyListsForMethod(.decomposable, found: 7, limit: 6)) {
            try estimator.estimate(seven)
        }
        let apart = try table("ABC", ["A": 40, "B": 30, "C": 6])
        #expect(throws: EstimationError.noOverlap) { try estimator.estimate(apart) }
    }
}
