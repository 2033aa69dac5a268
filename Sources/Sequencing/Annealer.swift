internal import Foundation

/// Simulated annealing over closing weeks and handover orders (Kirkpatrick, Gelatt and Vecchi, 1983).
///
/// A move is refused on a lower bound of its objective wherever that suffices; freight is solved exactly whenever a
/// schedule could be the best, and each solve sharpens the bound (see `FreightCuts`). Work is counted in iterations, so
/// that a run of given length is reproducible bit for bit.
struct Annealer {
    let problem: Problem
    var state: SearchState
    var random: SeededGenerator
    private let freight: FreightModel
    /// Containers out for closings already solved.
    private var solved: [[Int]: Double] = [:]
    /// The best schedule met since the last start.
    var best: Best?
    /// The best schedules of earlier starts, best first, no two with the same closings.
    var elite: [Best] = []
    private(set) var iterations = 0
    private var sinceRefresh = 0
    /// Iterations that freight solves may still cost.
    private var credit = 0.0
    /// What temperatures are counted in: the scale of the objective, per base (`SearchState.scale`).
    private let unit: Double

    /// The best feasible schedule met, with its exact objective.
    struct Best: Sendable {
        let objective: Double
        let schedule: Schedule
        let order: [Int]
    }

    init(_ problem: Problem, windows: (earliest: [Int], latest: [Int]), freight: FreightModel, seed: UInt64) {
        self.problem = problem
        self.freight = freight
        random = SeededGenerator(seed: seed)
        state = SearchState(
            problem, windows: windows, closings: Self.randomClosings(problem, windows: windows, &random))
        unit = state.scale
        solveFreight()
    }

    /// Cools from `hot` to `cold`, counted in hundredths of the objective per base.
    /// - Parameter spent: share of the cycle spent, asked every few hundred iterations with the count of iterations so
    ///   far and the best objective; 1 or more ends it.
    mutating func cool(from hot: Double, to cold: Double, spent: (Int, Double?) -> Double) {
        var share = spent(iterations, leastObjective)
        let (hot, cold) = (hot * unit, cold * unit)
        while share < 1 {
            let temperature = hot * pow(cold / hot, share)
            for _ in 0..<Self.batch { step(at: temperature) }
            iterations += Self.batch
            state.penalty.adapt(
                escort: state.escortExcess > 1e-6, cover: state.coverExcess > 0, person: state.crowding > 0,
                veto: state.vetoes > 0)
            credit = min(credit + Self.freightShare * Double(Self.batch), Self.largestCredit)
            if iterations % (Self.batch * 200) == 0 {
                state.rebuild()
                if temperature > unit { solveFreight() }
            }
            share = spent(iterations, leastObjective)
        }
        considerBest(paid: false)
    }

    static let batch = 250
    /// Work allowed to freight, per iteration of the search.
    private static let freightShare = 0.5
    private static let largestCredit = 200_000.0
    /// Iterations that a freight solve costs at least, and per simplex iteration.
    private static let solveCost = (fixed: 300.0, each: 8.0)

    private mutating func step(at temperature: Double) {
        let limit = state.objective - temperature * log(1 - random.unit())
        state.open()
        guard state.propose(&random) else { return state.revert() }
        guard state.settle() <= limit else { return state.revert() }
        let harm = state.trialHarm()
        guard harm + state.otherCost <= limit else { return state.revert() }
        state.keep(harm: harm)
        sinceRefresh += 1
        if sinceRefresh > 60, state.exactHarm - state.weightedHarm > 0.1 * temperature + 0.01 * unit {
            state.refreshWeights()
            sinceRefresh = 0
        }
        if state.isFeasible, state.objective < (best?.objective ?? .infinity) - 1e-7 { considerBest(paid: true) }
    }

    /// Solves freight for the present schedule if it could be the best, and keeps it if it is.
    private mutating func considerBest(paid: Bool) {
        guard state.isFeasible, state.objective < (best?.objective ?? .infinity) - 1e-7 else { return }
        if solved[state.closings] == nil {
            if paid, credit < 0, best != nil { return }
            solveFreight()
        }
        guard let exported = solved[state.closings] else { return }
        let other = state.closingCost + state.waiverCost
        let writeoff = problem.instance.weights.writeoff * (problem.totalContainers - exported)
        let objective = state.exactHarm + other + writeoff
        if objective < (best?.objective ?? .infinity) - 1e-9 {
            best = Best(objective: objective, schedule: state.schedule, order: state.order)
        }
    }

    /// Solves freight for the present closings and adds the cut its prices give.
    private mutating func solveFreight() {
        let before = freight.work
        guard let solution = freight.solve(closings: state.closings) else { return }
        credit -= Self.solveCost.fixed + Self.solveCost.each * Double(freight.work - before)
        solved[state.closings] = solution.exported
        state.cuts.add(solution, closings: state.closings)
        state.rebuildFreight()
    }

    /// Takes over what the mixed-integer model says when the search found no feasible schedule.
    mutating func settle(_ verdict: ConflictFinder.Verdict) throws(SequencingError) {
        switch verdict {
        case .infeasible(let conflicts): throw SequencingError.infeasible(conflicts)
        case .undecided: break
        case .feasible(let schedule):
            state.adopt(schedule.closings, order: problem.order(of: schedule))
            considerBest(paid: false)
        }
    }

    /// Hard limits that the present schedule breaks.
    var violations: [Violation] {
        let schedule = state.schedule
        let waived = Set(problem.instance.benchmarks.filter(\.waivable).map(\.id))
        return problem.evaluate(schedule, waived: waived, exported: 0).violations
    }
}
