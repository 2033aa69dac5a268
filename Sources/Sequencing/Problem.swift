/// An instance compiled to indices and flat arrays, as the search and the evaluator read it.
///
/// Cells are `area * weeks + week`. Lists of lists are stored as one array with offsets (`Ragged`).
final class Problem: Sendable {
    let instance: Instance
    let weeks: Int
    let deadline: Int
    let scenarios: Int

    // Bases.
    let earliest: [Int]
    let latest: [Int]
    let drawdown: [Int]
    let rearGuard: [Double]
    let troops: [Double]
    let parent: [Int]
    let transit: [Int]
    let children: Ragged<Int>
    /// Each base followed by all that leave through it, hubs before their outposts.
    let family: Ragged<Int>
    let medevac: Ragged<Int>
    let medevacUsers: Ragged<Int>
    let escortGroup: [Int]
    let escortNeed: [Double]
    /// `group * weeks + week`.
    let escortCapacity: [Double]
    let pool: [Int]
    /// Weighted risk and running cost of closing base `b` in week `c`, at `b * weeks + c`.
    let closingCost: [Double]

    // Areas.
    let coverage: Ragged<Share>
    /// Mean forecast harm per cell, in civilians.
    let mean: [Double]
    /// Harm per cell and scenario, in civilians, at `cell * scenarios + s`.
    let harm: [Double]

    // Tasks.
    let taskBase: [Int]
    let taskArea: [Int]
    let taskActor: [Int]
    let ready: [Int]
    let duration: [Int]
    let ramp: [Int]
    let protection: [Double]
    let actorCapacity: [Int]
    let actorTasks: Ragged<Int>
    let baseTasks: Ragged<Int>

    // Benchmarks.
    let benchmarkBase: [Int]
    let benchmarkArea: [Int]
    let benchmarkTasks: Ragged<Int>
    let baseBenchmarks: Ragged<Int>
    let areaBenchmarks: Ragged<Int>
    let taskBenchmarks: Ragged<Int>
    let benchmarkKind: [Benchmark.Kind]
    let benchmarkLevel: [Double]
    let benchmarkLead: [Int]
    /// Waiver cost of a benchmark; -1 marks a veto, which no cost buys off.
    let unmetPrice: [Double]

    // Sums.
    let totalContainers: Double
    let totalTroops: Double
    /// Seats home per week, places in the transit camp, and people who must be home by the deadline.
    let airlift: [Double]
    let camp: Double
    let homeNeeded: Double
    /// Bases whose hospital cover a base's closing may change: itself and those that name it.
    let coverDependents: Ragged<Int>

    /// Tolerance of the judge on capacities and benchmark levels.
    static let tolerance = 1e-4

    /// A base's share of protection in an area.
    struct Share: Sendable {
        let area: Int
        let share: Double
    }

    /// Compiles an instance that `validated()` has accepted.
    init(_ instance: Instance) {
        let weeks = instance.weeks
        self.instance = instance
        self.weeks = weeks
        deadline = instance.deadline
        scenarios = instance.harm.scenarios
        let bases = instance.bases
        let baseIndex = Self.index(bases.map(\.id))
        let areaIndex = Self.index(instance.areas.map(\.id))
        let taskIndex = Self.index(instance.tasks.map(\.id))
        let actorIndex = Self.index(instance.actors.map(\.id))
        let groupIndex = Self.index(instance.escortGroups.map(\.id))
        let poolIndex = Self.index(instance.pools.map(\.id))

        earliest = bases.map(\.earliest)
        latest = bases.map { min($0.latest, instance.deadline) }
        drawdown = bases.map(\.drawdownWeeks)
        rearGuard = bases.map(\.rearGuard)
        troops = bases.map(\.troops)
        parent = bases.map { $0.parent.flatMap { baseIndex[$0] } ?? -1 }
        transit = bases.map(\.transitWeeks)
        let up = parent
        let down = bases.indices.map { base in bases.indices.filter { up[$0] == base } }
        children = Ragged(down)
        family = Ragged(
            bases.indices.map { base in
                var (members, next) = ([base], 0)
                while next < members.count {
                    members += down[members[next]]
                    next += 1
                }
                return members
            })
        let sites = bases.map { $0.medevac.compactMap { baseIndex[$0] } }
        medevac = Ragged(sites)
        medevacUsers = Ragged(inverting: sites, count: bases.count)
        escortGroup = bases.map { groupIndex[$0.escortGroup] ?? 0 }
        escortNeed = bases.map(\.escortNeed)
        escortCapacity = instance.escortGroups.flatMap(\.capacity)
        pool = bases.map { poolIndex[$0.pool] ?? 0 }
        closingCost = bases.flatMap { base in
            var open = 0.0
            return (0..<weeks).map { week in
                let risk = open + base.riskClose[week]
                open += base.riskOpen[week]
                return instance.weights.risk * risk + instance.weights.cost * base.runningCost * Double(week)
            }
        }

        var shares: [[Share]] = Array(repeating: [], count: bases.count)
        for (area, value) in instance.areas.enumerated() {
            for (base, share) in value.coverage.sorted(by: { $0.key < $1.key }) where share != 0 {
                if let index = baseIndex[base] { shares[index].append(Share(area: area, share: share)) }
            }
        }
        coverage = Ragged(shares)
        let cells = instance.areas.count * weeks
        let count = scenarios
        var flat = [Double](repeating: 0, count: cells * count)
        var average = [Double](repeating: 0, count: cells)
        for scenario in 0..<count {
            let probability = instance.probabilities[scenario] / instance.harmScale
            for cell in 0..<cells {
                let value = instance.harm.values[scenario * cells + cell]
                flat[cell * count + scenario] = value / instance.harmScale
                average[cell] += probability * value
            }
        }
        harm = flat
        mean = average

        let tasks = instance.tasks
        taskBase = tasks.map { baseIndex[$0.base] ?? 0 }
        taskArea = tasks.map { areaIndex[$0.area] ?? 0 }
        taskActor = tasks.map { actorIndex[$0.actor] ?? 0 }
        ready = tasks.map(\.ready)
        duration = tasks.map(\.duration)
        ramp = tasks.map(\.ramp)
        protection = tasks.map(\.protection)
        actorCapacity = instance.actors.map(\.capacity)
        actorTasks = Ragged(inverting: taskActor.map { [$0] }, count: instance.actors.count)
        baseTasks = Ragged(inverting: taskBase.map { [$0] }, count: bases.count)

        let benchmarks = instance.benchmarks
        benchmarkBase = benchmarks.map { baseIndex[$0.base] ?? 0 }
        benchmarkArea = benchmarks.map { areaIndex[$0.area] ?? 0 }
        let needed = benchmarks.map { $0.kind == .tasks ? $0.tasks.compactMap { taskIndex[$0] } : [] }
        benchmarkTasks = Ragged(needed)
        baseBenchmarks = Ragged(inverting: benchmarkBase.map { [$0] }, count: bases.count)
        // Only these two kinds read the protection of their area.
        let read = zip(benchmarks, benchmarkArea).map { benchmark, area in
            benchmark.kind == .residual || benchmark.kind == .ceiling ? [area] : []
        }
        areaBenchmarks = Ragged(inverting: read, count: instance.areas.count)
        taskBenchmarks = Ragged(inverting: needed, count: tasks.count)
        benchmarkKind = benchmarks.map(\.kind)
        benchmarkLevel = benchmarks.map(\.level)
        benchmarkLead = benchmarks.map(\.lead)
        unmetPrice = benchmarks.map { $0.waivable ? $0.waiverCost : -1 }
        totalContainers = bases.reduce(0) { $0 + $1.containers }
        totalTroops = bases.reduce(0) { $0 + $1.troops }
        airlift = instance.airlift
        camp = instance.transitCamp
        homeNeeded = totalTroops - instance.guardForce
        let users = medevacUsers
        coverDependents = Ragged(bases.indices.map { base in [base] + users[base].filter { $0 != base } })
    }

    var baseCount: Int { earliest.count }
    var areaCount: Int { instance.areas.count }
    var taskCount: Int { taskBase.count }

    private static func index(_ ids: [String]) -> [String: Int] {
        Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
