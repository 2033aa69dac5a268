import Estimation
import Testing

@Suite("Log-linear estimates")
struct LogLinearTests {
    private func named(_ model: String, _ table: ListTable) throws -> PopulationEstimate {
        try LogLinearEstimator(model: LogLinearModel(model, lists: table.lists)).estimate(table)
    }

    @Test("Two independent lists give Lincoln and Petersen's n₁ n₂ / n₁₂")
    func lincolnPetersen() throws {
        let estimate = try named("[1,2]", try table("AB", ["A": 90, "B": 190, "AB": 10]))
        #expect(abs(estimate.estimate - 100.0 * 200 / 10) < 1e-6)
    }

    @Test("Three lists with two interactions give the closed form of a product of margins")
    func decomposableClosedForm() throws {
        let counts = ["A": 120, "B": 90, "C": 75, "AB": 30, "AC": 25, "BC": 12, "ABC": 9]
        // In [12,13] lists B and C are independent given A; among those not on A that is Lincoln and Petersen.
        let estimate = try named("[12,13]", try table("ABC", counts))
        #expect(abs(estimate.estimate - Double(counts.values.reduce(0, +)) - 90.0 * 75 / 12) < 1e-6)
    }

    @Test("The published model for Kosovo gives the published 10,356")
    func kosovoPublished() throws {
        let estimate = try LogLinearEstimator().estimate(try kosovo())
        #expect(abs(estimate.estimate - 10_356) < 2)
        #expect(estimate.notes.contains(.chosenModel("[123,14,34]", criterion: .bic, tried: 113)))
        #expect(estimate.low < 10_000 && estimate.high ?? 0 > 12_000)
    }

    @Test(
        "With the same model the answer is within 0.5 % of Rcapture's",
        arguments: [
            ("[12;13;14;23;34]", 14341.66), ("[12,13,23,34]", 11322.22), ("M0", 7608.37), ("Mt", 7394.59),
            ("Mh Chao (LB)", 8787.24), ("Mth Chao (LB)", 8591.18), ("Mth Poisson2", 9327.76), ("Mth Darroch", 12797.34),
        ])
    func rcapture(model: String, answer: Double) throws {
        let estimate = try named(model, try kosovo())
        #expect(abs(estimate.estimate / answer - 1) < 0.005)
    }

    @Test("The profile interval is that of Rcapture, 12,525 to 16,543")
    func profile() throws {
        let estimate = try named("[12,13,14,23,34]", try kosovo())
        #expect(abs(estimate.low / 12525.19 - 1) < 0.001)
        #expect(abs((estimate.high ?? 0) / 16542.84 - 1) < 0.001)
    }

    @Test("A chosen model has a wider interval than the same model named")
    func averagedIsWider() throws {
        let chosen = try LogLinearEstimator().estimate(try kosovo())
        let same = try named("[123,14,34]", try kosovo())
        #expect(chosen.estimate == same.estimate)
        #expect(chosen.high ?? 0 > same.high ?? .infinity)
    }

    @Test("Where nobody stands on two lists an estimate is refused")
    func noOverlap() throws {
        let apart = try table("ABC", ["A": 40, "B": 30, "C": 20])
        #expect(throws: EstimationError.noOverlap) { try LogLinearEstimator().estimate(apart) }
    }

    @Test("A model the counts do not determine is refused, one they do is estimated")
    func existence() throws {
        let sparse = try table("ABC", ["A": 40, "B": 30, "C": 20, "AB": 6])
        // C meets nobody: given C's own interactions nothing ties the unseen to the seen.
        #expect(throws: EstimationError.notDetermined(model: "[12,13,23]")) { try named("[12,13,23]", sparse) }
        let fitted = try named("[1,2,3]", sparse)
        #expect(!fitted.notes.contains(.extendedLikelihood))
        // With A–C in the model its empty cells are fitted as 0 and B–C still informs: nobody meets there, so it cannot.
        #expect(throws: EstimationError.notDetermined(model: "[12,13]")) { try named("[12,13]", sparse) }
    }

    @Test("The extended estimate takes empty combinations as 0 and rests on the others")
    func extended() throws {
        let disjoint = try table("ABC", ["A": 200, "B": 150, "C": 120, "BC": 30, "AC": 40])
        let estimate = try named("[12,3]", disjoint)
        #expect(estimate.notes.contains(.extendedLikelihood))
        // A and B exclude each other; C is independent of both, so that C meets 70 of the 420 on A or B.
        #expect(abs(estimate.estimate - 540 - 120.0 * 350 / 70) < 1e-6)
    }

    @Test("A model is read by numbers, by names and by the classical words, and written back")
    func notation() throws {
        let lists = ["police", "press", "1.b", "church"]
        #expect(try LogLinearModel("[12,13;4]", lists: lists).notation == "[12,13,4]")
        #expect(try LogLinearModel("[police*press, church]", lists: lists).notation == "[12,3,4]")
        #expect(try LogLinearModel("mth darroch", lists: lists).notation == "Mth Darroch")
        let many = (1...12).map { "L\($0)" }
        let long = try LogLinearModel("[12,1.12,11.]", lists: many)
        #expect(long.notation == "[12,1.12,3,4,5,6,7,8,9,10.,11.]")
        #expect(try LogLinearModel(long.notation, lists: many) == long)
        #expect(throws: EstimationError.unknownTerm("17", lists: 4)) { try LogLinearModel("[17]", lists: lists) }
        #expect(throws: EstimationError.saturated) { try LogLinearModel("[1234]", lists: lists) }
        #expect(throws: EstimationError.unknownModel("")) { try LogLinearModel("", lists: lists) }
        #expect(throws: EstimationError.self) { try LogLinearModel("no such", lists: lists) }
    }

    @Test("A bootstrap is the same for the same seed and near the profile interval")
    func bootstrap() throws {
        let table = try table("ABC", ["A": 400, "B": 350, "C": 300, "AB": 60, "AC": 50, "BC": 45, "ABC": 8])
        var estimator = LogLinearEstimator(model: try LogLinearModel("Mt", lists: table.lists))
        let profile = try estimator.estimate(table)
        estimator.interval = .bootstrap(replicates: 200)
        let first = try estimator.estimate(table)
        #expect(try estimator.estimate(table) == first)
        #expect(abs(first.low / profile.low - 1) < 0.05)
        #expect(abs((first.high ?? 0) / (profile.high ?? 1) - 1) < 0.05)
    }

    @Test("An estimate beyond all whole numbers has no upper end, and ends no program")
    func beyond() throws {
        let few = ["AB": 1, "AC": 1, "BC": 1, "ABC": 1]
        let table = try table("ABC", few.merging(["A": 300_000_000, "B": 300_000_000, "C": 300_000_000]) { $1 })
        var estimator = LogLinearEstimator(model: try LogLinearModel("[12,13,23]", lists: table.lists))
        estimator.interval = .bootstrap(replicates: 100)
        let estimate = try estimator.estimate(table)
        #expect(estimate.estimate > 1e20 && estimate.high == nil)
    }

    @Test("A search stops when asked, and a level that is no probability is refused")
    func stopping() throws {
        let kosovo = try kosovo()
        #expect(throws: EstimationError.cancelled) { try LogLinearEstimator().estimate(kosovo) { true } }
        var estimator = LogLinearEstimator()
        estimator.level = 1.5
        #expect(throws: EstimationError.level(1.5)) { try estimator.estimate(kosovo) }
    }
}
