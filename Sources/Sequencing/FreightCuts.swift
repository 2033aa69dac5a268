/// Upper bounds on the freight that closings allow, each a sum of one number per base and closing week.
///
/// Any prices of containers and trucks give such a bound by linear duality; the prices of a solved linear program make
/// it exact at the closings solved for (Benders, J. F. (1962). Partitioning procedures for solving mixed-variables
/// programming problems. Numerische Mathematik 4, 238–252). The least of a few bounds stands for freight in the search.
struct FreightCuts: Sendable {
    /// Cuts kept at once.
    static let capacity = 24

    private let problem: Problem
    /// `(base * weeks + closing) * capacity + cut`, in containers.
    private(set) var table: [Double]
    private(set) var constants: [Double]
    private(set) var used: [Int]
    private(set) var count = 0
    private var clock = 0

    init(_ problem: Problem) {
        self.problem = problem
        table = Array(repeating: 0, count: problem.baseCount * problem.weeks * Self.capacity)
        constants = Array(repeating: .infinity, count: Self.capacity)
        used = Array(repeating: 0, count: Self.capacity)
    }

    /// Notes that a cut was the least, so that it is kept.
    mutating func touch(_ cut: Int) {
        clock += 1
        used[cut] = clock
    }

    /// Adds the bound that a solution's prices give, in place of the one longest unused.
    mutating func add(_ solution: FreightModel.Solution, closings: [Int]) {
        let cut: Int
        if count < Self.capacity {
            cut = count
            count += 1
        } else {
            cut = used.indices.min { used[$0] < used[$1] } ?? 0
        }
        touch(cut)
        let (weeks, bases) = (problem.weeks, problem.instance.bases)
        let values = tightened(solution.containerValue, closings: closings)
        var constant = 0.0
        for (fleet, pool) in problem.instance.pools.enumerated() {
            for week in 0..<weeks { constant += solution.truckValue[fleet * weeks + week] * pool.capacity[week] }
        }
        for (index, base) in bases.enumerated() {
            constant += base.containers * values[index * weeks]
            var gained = [0.0]
            for week in 0..<weeks {
                let arrival = week + problem.transit[index]
                let there =
                    problem.parent[index] < 0
                    ? 1 : arrival < weeks ? values[problem.parent[index] * weeks + arrival] : 0
                let truck = base.truckCycle * solution.truckValue[problem.pool[index] * weeks + week]
                let profit = max(0, there - values[index * weeks + week] - truck)
                gained.append(gained[week] + base.outCap[week] * profit)
            }
            for closing in 0..<weeks {
                let stop = min(weeks, closing + base.liquidationWeeks)
                table[(index * weeks + closing) * Self.capacity + cut] = gained[stop]
            }
        }
        constants[cut] = constant
    }

    /// Makes values never rise with time, as a bound needs, and keeps a base's last value once no freight can reach it:
    /// the bound is unchanged at these closings and tighter around them.
    private func tightened(_ raw: [Double], closings: [Int]) -> [Double] {
        let (weeks, bases) = (problem.weeks, problem.instance.bases)
        var values = raw
        for (index, base) in bases.enumerated() {
            let row = index * weeks
            for week in (0..<weeks - 1).reversed() {
                values[row + week] = max(values[row + week], values[row + week + 1])
            }
            var idle = closings[index] + base.liquidationWeeks
            for child in problem.children[index] {
                idle = max(idle, closings[child] + bases[child].liquidationWeeks + problem.transit[child])
            }
            if idle > 0, idle < weeks {
                for week in idle..<weeks { values[row + week] = values[row + idle - 1] }
            }
        }
        return values
    }
}
