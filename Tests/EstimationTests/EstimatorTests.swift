import Estimation
import Testing

@Suite("Methods side by side")
struct EstimatorTests {
    private func quick() -> Estimator {
        var estimator = Estimator()
        estimator.latentClass.burnIn = 300
        estimator.latentClass.steps = 400
        estimator.latentClass.rounds = 1
        return estimator
    }

    @Test("Each method answers or says why not, and no estimate is below those recorded")
    func sideBySide() throws {
        let report = try quick().report(on: try kosovo())
        #expect(report.answers.map(\.method) == EstimationMethod.allCases)
        for answer in report.answers {
            let estimate = try #require(answer.estimate)
            #expect(estimate.low >= 4400 && estimate.low <= estimate.estimate)
            #expect(estimate.estimate <= estimate.high ?? .infinity)
        }
        let two = try quick().report(on: try table("AB", ["A": 90, "B": 190, "AB": 10]))
        #expect(two.answers[0].estimate != nil)
        #expect(two.answers[1].refusal == .tooFewLists(.decomposable, found: 2, least: 3))
        #expect(two.answers[2].refusal == .tooFewLists(.latentClass, found: 2, least: 3))
        #expect(two.warnings.contains(.twoLists))
    }

    @Test("Every sentence of a refusal stands in both languages")
    func sentences() {
        for error in [EstimationError.oneList, .noOverlap, .saturated, .notDetermined(model: "[12,3]"), .level(2)] {
            #expect(error.english.hasSuffix(".") && error.french.hasSuffix("."))
            #expect(error.english != error.french)
        }
    }

    @Test("Draws of the linkage widen the interval, and a pool of the same table does not")
    func draws() throws {
        let one = try table("ABC", ["A": 400, "B": 350, "C": 300, "AB": 60, "AC": 50, "BC": 45, "ABC": 8])
        let fewer = try table("ABC", ["A": 440, "B": 390, "C": 320, "AB": 30, "AC": 40, "BC": 35, "ABC": 5])
        let same = try quick().report(onDraws: [one, one, one])
        let apart = try quick().report(onDraws: [one, fewer, one])
        let single = try quick().report(on: one)
        for index in 0..<2 {
            let width = { (report: Estimator.Report) -> Double in
                guard let estimate = report.answers[index].estimate, let high = estimate.high else { return .nan }
                return high - estimate.low
            }
            #expect(abs(width(same) / width(single) - 1) < 0.1)
            #expect(width(apart) > 1.3 * width(single))
        }
        #expect(throws: EstimationError.differentLists) {
            try quick().report(onDraws: [one, try table("ABD", ["A": 4, "AB": 1])])
        }
    }

    @Test("Strata add up, and a stratum that cannot be estimated leaves the total unknown")
    func strata() throws {
        let north = try table("ABC", ["A": 400, "B": 350, "C": 300, "AB": 60, "AC": 50, "BC": 45, "ABC": 8])
        let apart = try table("ABC", ["A": 40, "B": 30, "C": 20])
        let both = try quick().report(onStrata: [("north", north), ("south", north)])
        let single = try quick().report(on: north)
        for (sum, part) in zip(both.total.answers, single.answers) {
            let (total, one) = (try #require(sum.estimate), try #require(part.estimate))
            #expect(abs(total.estimate / (2 * one.estimate) - 1) < 0.02)
            // Independent parts: relative spread falls by about the root of two.
            let ratio = ((total.high ?? 0) - total.low) / ((one.high ?? 0) - one.low)
            #expect(ratio > 1.2 && ratio < 1.7)
        }
        let unknown = try quick().report(onStrata: [("north", north), ("south", apart)])
        #expect(unknown.total.answers.allSatisfy { $0.refusal == .noOverlap })
        #expect(unknown.strata[0].report.answers.allSatisfy { $0.estimate != nil })
    }

    @Test("In what order lists stand changes no exact method, and a list that names nobody changes nothing")
    func orderOfLists() throws {
        let counts = [
            0b0001: 300, 0b0010: 260, 0b0100: 220, 0b1000: 90, 0b0011: 80, 0b0110: 40, 0b1001: 25, 0b0111: 12,
        ]
        func estimate(_ lists: [String], _ pattern: (Int) -> Int) throws -> [PopulationEstimate] {
            let table = try ListTable(
                lists: lists, rows: counts.map { (pattern: pattern($0.key), count: $0.value) })
            return try [EstimationMethod.logLinear, .decomposable].map { try Estimator().estimate(table, by: $0) }
        }
        let plain = try estimate(["a", "b", "c", "d"]) { $0 }
        let reversed = try estimate(["d", "c", "b", "a"]) { pattern in
            (0..<4).reduce(0) { $0 | (pattern >> $1 & 1) << (3 - $1) }
        }
        let wider = try estimate(["a", "b", "c", "d", "none"]) { $0 }
        for other in [reversed, wider] {
            for (one, same) in zip(plain, other) {
                #expect(abs(one.estimate / same.estimate - 1) < 1e-6)
                #expect(abs(one.low / same.low - 1) < 1e-6)
                #expect(abs((one.high ?? 0) / (same.high ?? 1) - 1) < 1e-6)
            }
        }
    }
}
