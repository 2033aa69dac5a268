internal import CHiGHS

/// One linear or mixed-integer model handed to HiGHS, solved silently on one thread.
///
/// Huangfu, Q., and Hall, J. A. J. (2018). Parallelizing the dual revised simplex method. Mathematical Programming
/// Computation 10, 119–142. An object belongs to one solve at a time; separate objects may run on separate threads.
final class HighsModel {
    /// How a solve ended.
    enum Outcome: Sendable, Equatable {
        case optimal
        case infeasible
        /// The time or iteration limit came first.
        case stopped
        case failed
    }

    /// A model under construction, row by row. The aim is to minimise.
    struct Rows: Sendable {
        var cost: [Double] = []
        var lower: [Double] = []
        var upper: [Double] = []
        var integer: [Bool] = []
        var rowLower: [Double] = []
        var rowUpper: [Double] = []
        var start: [HighsInt] = []
        var index: [HighsInt] = []
        var value: [Double] = []

        /// Adds a variable and returns its number.
        mutating func column(cost: Double = 0, from lower: Double = 0, to upper: Double, integer: Bool = false) -> Int {
            self.cost.append(cost)
            self.lower.append(lower)
            self.upper.append(upper)
            self.integer.append(integer)
            return self.cost.count - 1
        }

        /// Adds `lower <= sum of terms <= upper` and returns the row's number.
        @discardableResult
        mutating func row(from lower: Double = -.infinity, to upper: Double = .infinity, _ terms: [(Int, Double)])
            -> Int
        {
            start.append(HighsInt(index.count))
            rowLower.append(lower)
            rowUpper.append(upper)
            // HiGHS refuses a column named twice in a row.
            let sorted = terms.sorted { $0.0 < $1.0 }
            for (position, term) in sorted.enumerated() {
                if position > 0, sorted[position - 1].0 == term.0 {
                    value[value.count - 1] += term.1
                } else {
                    index.append(HighsInt(term.0))
                    value.append(term.1)
                }
            }
            return rowLower.count - 1
        }
    }

    private let handle: UnsafeMutableRawPointer
    private let columns: Int
    private let rows: Int
    /// Values of the last solve, per column and per row.
    private(set) var columnValues: [Double]
    private(set) var columnDuals: [Double]
    private(set) var rowDuals: [Double]

    /// Hands the model over.
    /// - Returns: `nil` if HiGHS refuses it.
    init?(_ model: Rows, relaxed: Bool = false) {
        guard let handle = Highs_create() else { return nil }
        self.handle = handle
        columns = model.cost.count
        rows = model.rowLower.count
        columnValues = Array(repeating: 0, count: columns)
        columnDuals = columnValues
        rowDuals = Array(repeating: 0, count: rows)
        Highs_setBoolOptionValue(handle, "output_flag", 0)
        Highs_setBoolOptionValue(handle, "log_to_console", 0)
        Highs_setIntOptionValue(handle, "threads", 1)
        Highs_setIntOptionValue(handle, "random_seed", 0)
        Highs_setStringOptionValue(handle, "parallel", "off")
        let kinds = model.integer.map { $0 && !relaxed ? kHighsVarTypeInteger : kHighsVarTypeContinuous }
        let hasIntegers = !relaxed && model.integer.contains(true)
        let sizes = (HighsInt(columns), HighsInt(rows), HighsInt(model.index.count))
        let status: HighsInt
        if hasIntegers {
            status = Highs_passMip(
                handle, sizes.0, sizes.1, sizes.2, kHighsMatrixFormatRowwise, kHighsObjSenseMinimize, 0, model.cost,
                model.lower, model.upper, model.rowLower, model.rowUpper, model.start, model.index, model.value, kinds)
        } else {
            status = Highs_passLp(
                handle, sizes.0, sizes.1, sizes.2, kHighsMatrixFormatRowwise, kHighsObjSenseMinimize, 0, model.cost,
                model.lower, model.upper, model.rowLower, model.rowUpper, model.start, model.index, model.value)
        }
        if status == kHighsStatusError {
            Highs_destroy(handle)
            return nil
        }
    }

    deinit {
        Highs_destroy(handle)
    }

    /// Sets an option by its HiGHS name.
    func set(_ option: String, _ value: String) { Highs_setStringOptionValue(handle, option, value) }
    /// Sets an option by its HiGHS name.
    func set(_ option: String, _ value: Int) { Highs_setIntOptionValue(handle, option, HighsInt(value)) }
    /// Sets an option by its HiGHS name.
    func set(_ option: String, _ value: Double) { Highs_setDoubleOptionValue(handle, option, value) }

    /// Changes the upper bounds of the columns `0 ..< upper.count`; their lower bounds are 0.
    func setUpperBounds(_ upper: [Double]) {
        let lower = [Double](repeating: 0, count: upper.count)
        Highs_changeColsBoundsByRange(handle, 0, HighsInt(upper.count - 1), lower, upper)
    }

    /// Solves from where the last solve ended.
    /// - Parameter seconds: wall time HiGHS may take; `.infinity` for no limit.
    func solve(seconds: Double = .infinity) -> Outcome {
        // HiGHS counts the limit over the object's whole life.
        set("time_limit", seconds.isFinite ? Highs_getRunTime(handle) + max(0.001, seconds) : .infinity)
        guard Highs_run(handle) != kHighsStatusError else { return .failed }
        Highs_getSolution(handle, &columnValues, &columnDuals, nil, &rowDuals)
        switch Highs_getModelStatus(handle) {
        case kHighsModelStatusOptimal: return .optimal
        case kHighsModelStatusInfeasible: return .infeasible
        case kHighsModelStatusTimeLimit, kHighsModelStatusIterationLimit, kHighsModelStatusInterrupt,
            kHighsModelStatusSolutionLimit:
            return .stopped
        default: return .failed
        }
    }

    /// Objective of the last solution.
    var objective: Double { Highs_getObjectiveValue(handle) }

    /// Lower bound of a mixed-integer model, where one is known.
    var bound: Double? {
        var value = -Double.infinity
        guard Highs_getDoubleInfoValue(handle, "mip_dual_bound", &value) == kHighsStatusOk, value.isFinite else {
            return nil
        }
        return value
    }

    /// Simplex iterations of the last solve: a measure of its work that does not depend on the machine.
    var iterations: Int {
        var value: HighsInt = 0
        return Highs_getIntInfoValue(handle, "simplex_iteration_count", &value) == kHighsStatusOk ? Int(value) : 0
    }
}
