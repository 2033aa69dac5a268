/// Estimates by all methods asked for, side by side.
///
/// The three answer one question under three different assumptions, and may differ by a factor of two. None is
/// preferred here: what to believe depends on how the lists came about.
public struct Estimator: Sendable {
    /// The methods, in the order their answers stand.
    public var methods = EstimationMethod.allCases
    public var logLinear = LogLinearEstimator()
    public var decomposable = DecomposableEstimator()
    public var latentClass = LatentClassEstimator()

    /// All methods with the settings of the product.
    public init(level: Double = 0.95, seed: UInt64 = 1) {
        logLinear.level = level
        decomposable.level = level
        latentClass.level = level
        logLinear.seed = seed
        decomposable.seed = seed
        latentClass.seed = seed
    }

    /// What one method gave for a table: an estimate, or the reason why there is none.
    public struct Answer: Sendable {
        public let method: EstimationMethod
        public let result: Result<PopulationEstimate, EstimationError>

        /// The estimate, if there is one.
        public var estimate: PopulationEstimate? { try? result.get() }

        /// Why there is none.
        public var refusal: EstimationError? {
            if case .failure(let error) = result { return error }
            return nil
        }
    }

    /// What all methods gave for one table.
    public struct Report: Sendable {
        /// People recorded on at least one list.
        public let observed: Int
        public let lists: [String]
        public let answers: [Answer]
        public let warnings: [TableWarning]
    }

    /// The answers for one table. Exact copies of a list count once, empty lists not at all.
    ///
    /// - Throws: `cancelled`, or what is wrong with the settings. What a table cannot carry is an answer's refusal.
    public func report(
        on table: ListTable, shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> Report {
        var answers: [Answer] = []
        for method in methods {
            answers.append(
                try answer(method) { () throws(EstimationError) in
                    try estimate(table, by: method, shouldStop: shouldStop)
                })
        }
        return Report(observed: table.observed, lists: table.lists, answers: answers, warnings: table.warnings)
    }

    /// The estimate of one method for one table.
    public func estimate(
        _ table: ListTable, by method: EstimationMethod, shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> PopulationEstimate {
        // A named model counts the lists of the table as it is given.
        let isNamed = method == .logLinear && logLinear.model != nil
        let table = isNamed ? table : table.withoutCopies()
        return switch method {
        case .logLinear: try logLinear.estimate(table, shouldStop: shouldStop)
        case .decomposable: try decomposable.estimate(table, shouldStop: shouldStop)
        case .latentClass: try latentClass.estimate(table, shouldStop: shouldStop)
        }
    }

    /// Runs one method; refusals that belong to the table become answers, others are thrown on.
    func answer(
        _ method: EstimationMethod, _ body: () throws(EstimationError) -> PopulationEstimate
    ) throws(EstimationError) -> Answer {
        do {
            return Answer(method: method, result: .success(try body()))
        } catch {
            switch error {
            case .oneList, .tooFewLists, .tooManyListsForMethod, .noOverlap, .notDetermined, .noConvergence:
                return Answer(method: method, result: .failure(error))
            default: throw error
            }
        }
    }
}
