/// Estimates the number of people by a log-linear model that is named, or chosen by a criterion.
///
/// Counts are taken as independent Poisson numbers whose logarithms are sums of effects of lists and of sets of lists
/// (Fienberg 1972; Bishop, Fienberg and Holland 1975). The interaction of all lists is taken as 0, which nothing in the
/// data can confirm. The number on no list is the exponential of the constant.
public struct LogLinearEstimator: Sendable {
    /// How the interval is made.
    public enum Interval: Sendable, Hashable {
        /// From the profile likelihood; averaged over models where one was searched.
        case profile
        /// From tables drawn from the fitted model, the search repeated on each (parametric bootstrap).
        case bootstrap(replicates: Int)
    }

    public var model: LogLinearModel?
    public var criterion = InformationCriterion.bic
    public var interval = Interval.profile
    public var level = 0.95
    public var seed: UInt64 = 1

    /// The estimator with a model, or with a search where there is none.
    public init(model: LogLinearModel? = nil) { self.model = model }

    /// The estimate for one table.
    public func estimate(
        _ table: ListTable, shouldStop: () -> Bool = { false }
    ) throws(EstimationError) -> PopulationEstimate {
        try checkLevel(level)
        let (cells, fitted, search) = try fit(table, shouldStop)
        var notes = [modelNote(fitted, search)]
        if !fitted.existence.isOrdinary { notes.append(.extendedLikelihood) }
        if case .capture(let model) = fitted.model, model.isLowerBound { notes.append(.lowerBound) }
        if case .capture(let model) = fitted.model, !model.isLowerBound, model != .m0 {
            notes.append(.assumedHeterogeneity)
        }
        let freedom = fitted.existence.included.reduce(0) { Int($1) + $0 } - fitted.design.parameterCount
        notes.append(.fit(deviance: fitted.deviance, degreesOfFreedom: freedom))
        let ends: (low: Double, high: Double?)
        switch interval {
        case .profile:
            var averaged = search.map { AveragedInterval($0, cells) } ?? AveragedInterval(fitted, cells)
            ends = try averaged.ends(level: level, shouldStop: shouldStop)
            notes.append(search == nil ? .profileInterval : .averagedInterval)
        case .bootstrap(let replicates):
            let bootstrap = ParametricBootstrap(replicates: replicates, level: level, seed: seed)
            let drawn = try bootstrap.ends(fitted, cells, shouldStop: shouldStop) { (table) throws(EstimationError) in
                try fit(table, shouldStop).fitted.fit.unrecorded
            }
            ends = (drawn.low, drawn.high)
            notes.append(.bootstrapInterval(replicates: replicates, failed: drawn.failed))
        }
        if ends.high == nil { notes.append(.noUpperEnd) }
        let unrecorded = fitted.fit.unrecorded
        return PopulationEstimate(
            method: .logLinear, observed: table.observed, level: level, unrecorded: unrecorded,
            low: min(ends.low, unrecorded), high: ends.high.map { max($0, unrecorded) }, notes: notes, draws: nil)
    }

    private func fit(
        _ table: ListTable, _ shouldStop: () -> Bool
    ) throws(EstimationError) -> (cells: Cells, fitted: FittedModel, search: ModelSearch?) {
        guard table.lists.count > 1 else { throw .oneList }
        guard table.hasOverlap else { throw .noOverlap }
        let cells = Cells(table)
        guard let model else {
            let search = try ModelSearch(cells, criterion: criterion, shouldStop: shouldStop)
            guard let best = search.models.first else { throw .notDetermined(model: "") }
            return (cells, best.fitted, search)
        }
        let fitted: FittedModel?
        switch model {
        case .hierarchical(let model):
            guard model.listCount == table.lists.count else { throw .differentLists }
            fitted = FittedModel(model, cells)
        case .capture(let model): fitted = FittedModel(model, cells)
        }
        guard let fitted else { throw .notDetermined(model: model.notation) }
        return (cells, fitted, nil)
    }

    private func modelNote(_ fitted: FittedModel, _ search: ModelSearch?) -> EstimateNote {
        guard let search else { return .namedModel(fitted.model.notation) }
        return .chosenModel(fitted.model.notation, criterion: criterion, tried: search.models.count)
    }
}

/// Refuses a level that is no probability worth stating.
func checkLevel(_ level: Double) throws(EstimationError) {
    guard level >= 0.5, level <= 0.999 else { throw .level(level) }
}
