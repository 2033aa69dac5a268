/// The schedule under search with everything its objective needs, kept up to date move by move.
///
/// A move is applied, judged, and either kept or taken back from a journal. Freight stands as the least of the cuts, and
/// the tail of the harm as a linear lower bound until a move looks worth judging exactly, so a refused move costs
/// neither a linear program nor a pass over the scenarios.
struct SearchState: Sendable {
    let problem: Problem
    let tail: Tail
    /// Windows narrowed along the road, so that pushing bases along it never leaves a window.
    let earliest: [Int]
    let latest: [Int]

    // Decisions.
    var closings: [Int]
    /// Completion week per task, -1 where never handed over.
    var completions: [Int]
    /// Completion weeks an order gives, before they are compared.
    var slots: [Int]
    /// Tasks of each actor in the order in which they are given their earliest slot (`problem.actorTasks` offsets).
    var order: [Int]
    var place: [Int]

    // Protection, per cell.
    var covered: [Double]
    var residual: [Double]
    var unprotected: [Double]

    // Harm.
    var losses: [Double]
    var trialLosses: [Double]
    /// Harm per cell weighted by probability and by the tail's weights at some earlier state.
    var weighted: [Double]
    var weightedHarm = 0.0
    var exactHarm = 0.0

    // Other terms.
    var closingCost = 0.0
    var benchmarkCost: [Double]
    var waiverCost = 0.0
    var cuts: FreightCuts
    var cutSums: [Double]

    // Hard constraints, as amounts broken.
    var released: [Double]
    var escorts: [Double]
    var escortExcess = 0.0
    var coverGap: [Double]
    var coverExcess = 0.0
    var crowding = 0.0
    var vetoes = 0
    var penalty = Penalty(scale: 1)
    /// A hundredth of the objective per base, as it was at the first schedule: what prices and temperatures are counted
    /// in, so that an instance in other units is searched alike.
    private(set) var scale = 1.0

    // Journal of the move being tried.
    var journal = Journal()

    /// Price of each unit of a broken hard constraint.
    struct Penalty: Sendable {
        private(set) var escort: Double
        private(set) var cover: Double
        private(set) var person: Double
        private(set) var veto: Double
        private let scale: Double

        init(scale: Double) {
            (escort, cover, person, veto) = (20 * scale, 15 * scale, 0.1 * scale, 120 * scale)
            self.scale = scale
        }

        /// Raises the price of what stays broken and lowers that of what does not bind.
        mutating func adapt(escort: Bool, cover: Bool, person: Bool, veto: Bool) {
            self.escort = adapted(self.escort, broken: escort, within: 10...400)
            self.cover = adapted(self.cover, broken: cover, within: 10...400)
            self.person = adapted(self.person, broken: person, within: 0.05...20)
            self.veto = adapted(self.veto, broken: veto, within: 60...2000)
        }

        private func adapted(_ price: Double, broken: Bool, within range: ClosedRange<Double>) -> Double {
            min(max(price * (broken ? 1.15 : 0.97), range.lowerBound * scale), range.upperBound * scale)
        }
    }

    init(_ problem: Problem, windows: (earliest: [Int], latest: [Int]), closings: [Int]) {
        self.problem = problem
        tail = Tail(probabilities: problem.instance.probabilities, alpha: problem.instance.alpha)
        (earliest, latest) = windows
        self.closings = closings
        completions = Array(repeating: -1, count: problem.taskCount)
        slots = completions
        order = problem.actorTasks.elements
        place = Array(repeating: 0, count: problem.taskCount)
        let cells = problem.areaCount * problem.weeks
        covered = Array(repeating: 0, count: cells)
        residual = covered
        unprotected = covered
        losses = Array(repeating: 0, count: problem.scenarios)
        trialLosses = losses
        weighted = covered
        benchmarkCost = Array(repeating: 0, count: problem.instance.benchmarks.count)
        cuts = FreightCuts(problem)
        cutSums = cuts.constants
        released = Array(repeating: 0, count: problem.weeks)
        escorts = Array(repeating: 0, count: problem.escortCapacity.count)
        coverGap = Array(repeating: 0, count: problem.baseCount)
        for (position, task) in order.enumerated() { place[task] = position }
        journal = Journal(cells: cells, areas: problem.areaCount, benchmarks: benchmarkCost.count)
        rebuild()
        let terms = exactHarm + closingCost + waiverCost + problem.instance.weights.writeoff * problem.totalContainers
        let perBase = terms / Double(100 * max(1, problem.baseCount))
        if perBase.isFinite, perBase > 0 { scale = perBase }
        penalty = Penalty(scale: scale)
    }

    /// Amount by which hard constraints are broken, at their price.
    var penaltyCost: Double {
        penalty.escort * escortExcess + penalty.cover * coverExcess + penalty.person * crowding
            + penalty.veto * Double(vetoes)
    }

    /// Whether no hard constraint is broken.
    var isFeasible: Bool { escortExcess < 1e-6 && coverExcess == 0 && crowding == 0 && vetoes == 0 }

    /// Containers left behind, at least.
    var writeoff: Double {
        var least = Double.infinity
        for sum in cutSums where sum < least { least = sum }
        return least.isFinite ? max(0, problem.totalContainers - least) : 0
    }

    /// All terms but harm.
    var otherCost: Double {
        closingCost + waiverCost + problem.instance.weights.writeoff * writeoff + penaltyCost
    }

    /// The objective, exact up to freight, which is at best what the cuts allow.
    var objective: Double { exactHarm + otherCost }

    /// The schedule without the search's bookkeeping.
    var schedule: Schedule {
        Schedule(closings: closings, completions: completions.map { $0 < 0 ? nil : $0 })
    }

    /// Recomputes everything from the decisions, which also removes rounding carried along by updates.
    mutating func rebuild() {
        decodeAll()
        let exposure = Exposure(schedule, in: problem)
        residual = exposure.residual
        unprotected = exposure.unprotected
        rebuildCover()
        losses = problem.losses(of: exposure)
        exactHarm = harmTerm(of: losses)
        refreshWeights()
        rebuildLimits()
        rebuildBenchmarks()
        rebuildFreight()
    }

    /// Takes other decisions.
    mutating func adopt(_ closings: [Int], order: [Int]) {
        self.closings = closings
        self.order = order
        for (position, task) in order.enumerated() { place[task] = position }
        rebuild()
    }

    /// Weighted expected harm and tail of these losses.
    func harmTerm(of losses: [Double]) -> Double {
        var expected = 0.0
        for index in losses.indices { expected += problem.instance.probabilities[index] * losses[index] }
        let weights = problem.instance.weights
        return weights.harm * expected + (weights.cvar > 0 ? weights.cvar * tail.mean(of: losses) : 0)
    }

    /// Takes the tail's weights at the present losses: the lower bound of harm becomes exact here.
    mutating func refreshWeights() {
        let weights = problem.instance.weights
        let tailWeights = tail.weights(of: losses)
        let worst = tailWeights.indices.filter { tailWeights[$0] > 0 && weights.cvar > 0 }
        weightedHarm = 0
        for cell in weighted.indices {
            var value = weights.harm * problem.mean[cell]
            for scenario in worst {
                value += weights.cvar * tailWeights[scenario] * problem.harm[cell * problem.scenarios + scenario]
            }
            weighted[cell] = value
            weightedHarm += value * unprotected[cell]
        }
    }

    /// Recomputes the cuts' sums, as after a cut was added.
    mutating func rebuildFreight() {
        cutSums = cuts.constants
        for base in closings.indices {
            let row = (base * problem.weeks + closings[base]) * FreightCuts.capacity
            for cut in cutSums.indices { cutSums[cut] += cuts.table[row + cut] }
        }
    }

    private mutating func rebuildCover() {
        for cell in covered.indices { covered[cell] = 0 }
        for base in closings.indices {
            for share in problem.coverage[base] {
                for week in 0..<closings[base] {
                    covered[share.area * problem.weeks + week] += share.share * presence(base, week, closings[base])
                }
            }
        }
    }

    private mutating func rebuildLimits() {
        closingCost = 0
        for week in released.indices { released[week] = 0 }
        for slot in escorts.indices { escorts[slot] = 0 }
        coverExcess = 0
        for base in closings.indices {
            closingCost += problem.closingCost[base * problem.weeks + closings[base]]
            for week in released.indices {
                released[week] += problem.troops[base] * (1 - presence(base, week, closings[base]))
            }
            for week in problem.escortWeeks(of: base, closing: closings[base]) {
                escorts[problem.escortGroup[base] * problem.weeks + week] += problem.escortNeed[base]
            }
            coverGap[base] = coverGap(of: base)
            coverExcess += coverGap[base]
        }
        escortExcess = 0
        for slot in escorts.indices { escortExcess += max(0, escorts[slot] - problem.escortCapacity[slot]) }
        crowding = peopleStranded()
    }

    private mutating func rebuildBenchmarks() {
        (waiverCost, vetoes) = (0, 0)
        for index in benchmarkCost.indices {
            benchmarkCost[index] = isUnmet(index) ? problem.unmetPrice[index] : 0
            if benchmarkCost[index] < 0 { vetoes += 1 } else { waiverCost += benchmarkCost[index] }
        }
    }

    /// Share of a base's strength present in a week.
    @inline(__always)
    func presence(_ base: Int, _ week: Int, _ closing: Int) -> Double {
        week >= closing ? 0 : week + problem.drawdown[base] >= closing ? problem.rearGuard[base] : 1
    }
}
