import Estimation
import Testing

/// Answers of R packages on the same tables. Settings: dga with 2^−lists in each cell; LCMCR with ten classes.
@Suite("Against the answers of dga, LCMCR and Rcapture", .enabled(if: areReferencesAtHand))
struct ReferenceTests {
    @Test(
        "The decomposable median is within 2 % of dga's",
        arguments: [
            ("rome_hiv_4lists", 11219.0), ("western_us_5lists", 2132), ("australia_trafficking_4lists", 2238),
            ("new_orleans_5lists", 869), ("uk_modern_slavery_2013_5lists", 22746), ("sim_latent2_5", 3049),
        ])
    func dga(name: String, median: Double) throws {
        let estimate = try DecomposableEstimator().estimate(try sharedTable(name))
        #expect(abs(estimate.estimate / median - 1) < 0.02)
    }

    @Test(
        "The latent-class median is within 10 % of LCMCR's, and the intervals overlap",
        arguments: [
            ("rome_hiv_4lists", 10901.0, 9398.0, 13018.0), ("western_us_5lists", 1819, 1308, 3023),
            ("new_orleans_5lists", 832, 572, 1424), ("sim_indep3", 3790, 3591, 3992),
            ("ph_manila_unidentified", 396, 314, 695),
        ])
    func lcmcr(name: String, median: Double, low: Double, high: Double) throws {
        let estimate = try LatentClassEstimator().estimate(try sharedTable(name))
        #expect(abs(estimate.estimate / median - 1) < 0.1)
        #expect(estimate.low < high && estimate.high ?? .infinity > low)
    }

    @Test(
        "With Rcapture's model the answer is within 0.5 %",
        arguments: [
            ("rome_hiv_4lists", "[12;3;4]", 12318.47), ("rome_hiv_4lists", "Mth Chao (LB)", 11700.99),
            ("australia_trafficking_4lists", "[12;23;24]", 6496.01), ("western_us_5lists", "Mt", 2007.14),
            ("new_orleans_5lists", "Mth Darroch", 3706.4), ("new_orleans_5lists", "Mh Chao (LB)", 1364.23),
        ])
    func rcapture(name: String, model: String, answer: Double) throws {
        let table = try sharedTable(name)
        let estimate = try LogLinearEstimator(model: LogLinearModel(model, lists: table.lists)).estimate(table)
        #expect(abs(estimate.estimate / answer - 1) < 0.005)
    }
}
