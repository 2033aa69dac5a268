/// A log-linear model fitted to a table: how many are expected on no list, and how well it describes the others.
struct FittedModel: Sendable {
    let model: LogLinearModel
    let design: any CellDesign
    let existence: Existence
    let fit: PoissonFit
    /// Parameters of the model, also those the extended estimate does not need.
    let parameterCount: Int
    /// Twice the distance of the log-likelihood from that of the table itself.
    let deviance: Double

    /// Nil where the number on no list is not determined.
    init?(_ model: ListModel, _ cells: Cells) {
        self.init(.hierarchical(model), HierarchicalDesign(model), cells)
    }

    /// Nil where the number on no list is not determined. Chao's bounds drop columns whose coefficient is negative, as
    /// their derivation demands.
    init?(_ model: CaptureModel, _ cells: Cells) {
        let columns = model.heterogeneity(listCount: cells.listCount)
        var kept = Array(columns.indices)
        while true {
            let design = RowDesign(model, listCount: cells.listCount, columns: kept)
            guard let fitted = FittedModel(.capture(model), design, cells) else { return nil }
            // A coefficient the extended estimate does without has gone to minus infinity.
            let first = design.parameterCount - kept.count
            let coefficients = Dictionary(
                uniqueKeysWithValues: zip(fitted.existence.columns, fitted.fit.coefficients))
            let positive = kept.indices.filter { coefficients[first + $0] ?? -1 >= 0 }
            guard model.isLowerBound, positive.count < kept.count else {
                self = fitted
                return
            }
            kept = positive.map { kept[$0] }
        }
    }

    private init?(_ model: LogLinearModel, _ design: some CellDesign, _ cells: Cells) {
        guard let existence = Existence(design, counts: cells.counts) else { return nil }
        let used = design.keeping(existence.columns)
        guard let fit = PoissonFit(used, counts: cells.counts, included: existence.included), fit.unrecorded.isFinite
        else { return nil }
        self.model = model
        self.design = used
        self.existence = existence
        self.fit = fit
        parameterCount = design.parameterCount
        deviance = max(0, 2 * (cells.saturatedLogLikelihood - fit.logLikelihood))
    }

    /// The expected number of all people.
    func total(_ cells: Cells) -> Double { cells.observed + fit.unrecorded }
}

/// A table as the log-linear engine reads it.
struct Cells: Sendable {
    let listCount: Int
    /// People in each of the 2^lists cells; the first is 0.
    let counts: [Double]
    let observed: Double
    /// Σ n log n − n.
    let saturatedLogLikelihood: Double

    init(_ table: ListTable) { self.init(listCount: table.lists.count, counts: table.dense) }

    init(listCount: Int, counts: [Double]) {
        self.listCount = listCount
        self.counts = counts
        observed = counts.reduce(0, +)
        saturatedLogLikelihood = counts.reduce(0) { $1 > 0 ? $0 + $1 * logarithm($1) - $1 : $0 }
    }
}
