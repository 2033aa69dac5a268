/// A value below which no plan's objective can lie, from HiGHS.
struct LowerBound {
    let problem: Problem

    /// Solves the relaxation of the whole problem, then branches as long as time allows.
    /// - Parameters:
    ///   - tailWeights: weights of the scenarios that stand for the tail (`Tail.weights`); any feasible plan's are
    ///     valid, those of a good plan give a good bound.
    ///   - seconds: wall time for HiGHS.
    /// - Returns: `nil` when no bound was had in time.
    func value(tailWeights: [Double], seconds: Double) -> Double? {
        guard seconds > 0 else { return nil }
        var program = WithdrawalProgram(problem)
        program.addObjective(tailWeights: tailWeights, limits: Set(ConflictFinder(problem: problem).allLimits))
        guard let model = HighsModel(program.rows) else { return nil }
        let outcome = model.solve(seconds: seconds)
        let constant = problem.instance.weights.writeoff * problem.totalContainers
        switch outcome {
        case .optimal, .stopped: break
        case .infeasible, .failed: return nil
        }
        // A hair below, since the solver proves its bound to a tolerance only. All terms are 0 or more.
        return model.bound.map { max(0, $0 + constant - 1e-6 * (abs($0) + 1)) }
    }
}
