/// The freight of chosen closings, solved exactly as a linear program by HiGHS.
///
/// Variables are containers leaving each base each week and stocks left at week's end; rows are stock balances and
/// fleets of trucks. Only the weeks in which freight may leave depend on the closings, so one model serves a whole
/// search, each solve starting from the last basis. Belongs to one solve at a time.
final class FreightModel {
    private let problem: Problem
    private let model: HighsModel?
    private let total: Double

    /// Work done so far, in simplex iterations: a measure that does not depend on the machine.
    private(set) var work = 0

    init(_ problem: Problem) {
        self.problem = problem
        total = problem.instance.bases.reduce(0) { $0 + $1.containers }
        model = HighsModel(Self.rows(of: problem))
        // Presolve would forget the basis, and with it the warm start.
        model?.set("presolve", "off")
        model?.set("solver", "simplex")
    }

    /// Freight that brings the most containers out, and prices that prove it.
    struct Solution {
        /// Containers leaving, per base and week.
        let shipments: [[Double]]
        /// Containers that leave the country.
        let exported: Double
        /// Value of a container standing at a base in a week, and of a truck-week of a fleet, both 0 or more.
        let containerValue: [Double]
        let truckValue: [Double]
    }

    /// Solves for these closings.
    /// - Returns: `nil` if HiGHS did not finish in time.
    func solve(closings: [Int], seconds: Double = .infinity) -> Solution? {
        guard let model else { return nil }
        let (weeks, bases) = (problem.weeks, problem.instance.bases)
        var upper = [Double](repeating: 0, count: bases.count * weeks)
        for (index, base) in bases.enumerated() {
            for week in 0..<min(weeks, closings[index] + base.liquidationWeeks) {
                upper[index * weeks + week] = base.outCap[week]
            }
        }
        model.setUpperBounds(upper)
        guard model.solve(seconds: seconds) == .optimal else { return nil }
        work += model.iterations + 1
        let cells = bases.count * weeks
        // A solver's tolerance must not become freight that is not there.
        let shipments = bases.indices.map { base in
            (0..<weeks).map { week in
                let value = model.columnValues[base * weeks + week]
                return value < 1e-7 ? 0 : min(value, upper[base * weeks + week])
            }
        }
        let exported = bases.indices.filter { problem.parent[$0] < 0 }.reduce(0) { $0 + shipments[$1].reduce(0, +) }
        return Solution(
            shipments: shipments, exported: min(exported, total),
            containerValue: (0..<cells).map { max(0, -model.rowDuals[$0]) },
            truckValue: (cells..<model.rowDuals.count).map { max(0, -model.rowDuals[$0]) })
    }

    /// Best freight for these closings, or the greedy one where HiGHS fails.
    func shipments(closings: [Int]) -> [[Double]] {
        solve(closings: closings)?.shipments ?? problem.greedyFreight(closings: closings)
    }

    private static func rows(of problem: Problem) -> HighsModel.Rows {
        let (weeks, bases) = (problem.weeks, problem.instance.bases)
        var rows = HighsModel.Rows()
        for (index, base) in bases.enumerated() {
            for week in 0..<weeks {
                _ = rows.column(cost: problem.parent[index] < 0 ? -1 : 0, to: base.outCap[week])
            }
        }
        let stock = bases.count * weeks
        for _ in 0..<stock { _ = rows.column(to: .infinity) }
        for (index, base) in bases.enumerated() {
            for week in 0..<weeks {
                let cell = index * weeks + week
                var terms = [(cell, 1.0), (stock + cell, 1.0)]
                if week > 0 { terms.append((stock + cell - 1, -1)) }
                for child in problem.children[index] where week >= problem.transit[child] {
                    terms.append((child * weeks + week - problem.transit[child], -1))
                }
                let first = week == 0 ? base.containers : 0
                rows.row(from: first, to: first, terms)
            }
        }
        for (fleet, pool) in problem.instance.pools.enumerated() {
            let users = bases.indices.filter { problem.pool[$0] == fleet }
            for week in 0..<weeks {
                rows.row(to: pool.capacity[week], users.map { ($0 * weeks + week, bases[$0].truckCycle) })
            }
        }
        return rows
    }
}
