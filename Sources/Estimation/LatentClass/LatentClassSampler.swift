/// One chain of the sampler for the latent-class model (Manrique-Vallier 2016, section 4), with moves that mix faster.
///
/// People of one pattern are alike, so each pattern's people are spread over classes by one multinomial draw instead of
/// one draw a person. Between these draws and those of chances and shares stand Metropolis moves of people with chances
/// and shares integrated out (a partially collapsed sampler; van Dyk and Park 2008): the distribution is that of the
/// published sampler, but the number missing crosses its range in few steps, and classes are born and die more easily.
///
/// The chain wanders between two priors of the chances (simulated tempering: Geyer and Thompson 1995), so that it goes where
/// either is likely; `shareOfHalfway` says for how much of a step each of the two counts.
struct LatentClassSampler {
    private let listCount: Int
    private let classCount: Int
    private let table: [Int]
    /// People by pattern as the chain sees them, and their sum.
    private var recorded: [Int]
    private var observed: Int
    private let priorShape: Double
    private let priorRate: Double
    /// The logarithm of the largest move of people on no list.
    private let logReach: Double

    private var random: SplitMix
    private var members: ClassMembers
    /// The chance of each list to hold someone of a class, by class and list.
    private var chances: [Double]
    /// The share of each class.
    private var shares: [Double]
    private var concentration: Double
    /// What is added to the logarithm of the odds of the second prior, so that the chain spends about half its steps under each.
    var tilt = 0.0
    /// The chance that the last step belongs to the second prior, `ChancePrior.halfway`, given who is in which class.
    private(set) var shareOfHalfway = 0.5
    /// The logarithm of what the sticks leave after the last break.
    private var logRemainder = 0.0
    private var weights: [Double]
    /// By class: its share times the chance of being on no list.
    private var none: [Double]
    /// By class and list: the chance of being on it over that of not being.
    private var odds: [Double]

    init(_ table: ListTable, settings: LatentClassEstimator, random: SplitMix) {
        let patterns = table.patterns
        listCount = table.lists.count
        classCount = settings.classes
        self.table = [0] + patterns.map { table.counts[$0] ?? 0 }
        recorded = self.table
        observed = table.observed
        priorShape = settings.concentrationShape
        priorRate = settings.concentrationRate
        logReach = logarithm(Double(4 * table.observed + 20))
        self.random = random
        members = ClassMembers(listCount: listCount, classCount: classCount, patterns: patterns)
        weights = [Double](repeating: 0, count: classCount)
        none = weights
        shares = weights
        odds = [Double](repeating: 0, count: classCount * listCount)
        chances = odds
        concentration = 1
        // Chains start apart: chances and shares from wide distributions.
        for index in chances.indices { chances[index] = self.random.beta(1, 2) }
        concentration = 0.1 + 2 * self.random.uniform()
        drawShares()
    }

    /// The people on no list at the last step.
    var unrecorded: Int { members.unrecorded }

    /// How many classes hold anyone.
    var occupiedClasses: Int { members.occupied }

    /// Lets the chain see only a share of the people of each pattern, rounded up. With fewer people the posterior is
    /// flatter: a chain that starts so finds the parts that matter instead of staying where it began.
    mutating func see(share: Double) {
        recorded = table.map { Int((share * Double($0)).rounded(.up)) }
        observed = recorded.reduce(0, +)
    }

    /// Draws everything once, each part given the others.
    mutating func step() {
        spreadAll()
        moveUnrecorded()
        moveBetweenClasses()
        swapNeighbours()
        if random.below(4) == 0 { swapAnyTwo() }
        drawPrior()
        drawChances()
        drawShares()
        let shape = priorShape + Double(classCount - 1)
        concentration = max(random.gamma(shape) / (priorRate - logRemainder), 1e-8)
    }

    // MARK: - Draws given chances and shares

    private mutating func spreadAll() {
        members.removeAll()
        var missed = 0.0
        var all = 0.0
        for group in 0..<classCount {
            var chance = shares[group]
            all += chance
            for list in 0..<listCount {
                let inside = chances[group * listCount + list]
                chance *= 1 - inside
                odds[group * listCount + list] = inside / (1 - inside)
            }
            none[group] = chance
            weights[group] = chance
            missed += chance
        }
        // People missing given the chances: negative binomial, as a Poisson number with a gamma mean.
        let mean = random.gamma(Double(observed)) * missed / max(all - missed, 1e-12)
        spread(random.poisson(min(mean, 1e12)), of: 0, total: missed)
        for place in 1..<recorded.count {
            let pattern = members.patterns[place]
            var total = 0.0
            for group in 0..<classCount {
                var chance = none[group]
                var left = pattern
                while left != 0 {
                    chance *= odds[group * listCount + left.trailingZeroBitCount]
                    left &= left - 1
                }
                weights[group] = chance
                total += chance
            }
            spread(recorded[place], of: place, total: total)
        }
    }

    /// Spreads people of one pattern over classes in proportion to `weights`.
    private mutating func spread(_ people: Int, of place: Int, total: Double) {
        var left = people
        var mass = total
        for group in 0..<classCount where left > 0 {
            let isLast = group == classCount - 1
            let drawn = isLast ? left : random.binomial(left, mass > 0 ? min(1, weights[group] / mass) : 1)
            mass -= weights[group]
            if drawn == 0 { continue }
            left -= drawn
            members.add(drawn, of: place, to: group)
        }
    }

    // MARK: - Moves with chances and shares integrated out

    /// People on no list come in and go out, class by class.
    private mutating func moveUnrecorded() {
        for group in 0..<classCount {
            // A class of nobody recorded seldom takes anyone: one time in four is enough.
            if members.sizes[group] == members.count(group, 0), random.below(4) != 0 { continue }
            let move = randomMove(logReach)
            guard members.count(group, 0) + move >= 0 else { continue }
            let total = members.total
            let change =
                members.gain(of: move, at: 0, in: group)
                + LogFactorial.of(total + move - 1) - LogFactorial.of(total - 1)
                + members.stickGain(concentration, (group, move), (group, 0))
            if accepts(change) { members.add(move, of: 0, to: group) }
        }
    }

    /// People of one pattern move from a class to another.
    private mutating func moveBetweenClasses() {
        let places = recorded.count
        for _ in 0..<places {
            let place = random.below(places)
            let from = random.below(classCount)
            let to = random.below(classCount)
            let held = members.count(from, place)
            guard from != to, held > 0 else { continue }
            let reach = logarithm(Double(place == 0 ? 4 * observed : recorded[place]) + 1)
            let people = Int(exponential(random.uniform() * reach))
            guard people > 0, people <= held else { continue }
            let change =
                members.gain(of: -people, at: place, in: from) + members.gain(of: people, at: place, in: to)
                + members.stickGain(concentration, (from, -people), (to, people))
            if accepts(change) {
                members.add(-people, of: place, to: from)
                members.add(people, of: place, to: to)
            }
        }
    }

    /// A class exchanges all it holds with the next: the order of the sticks mixes.
    private mutating func swapNeighbours() {
        for group in 0..<classCount - 1 {
            let difference = members.sizes[group + 1] - members.sizes[group]
            if difference == 0 { continue }
            let change = members.stickGain(concentration, (group, difference), (group + 1, -difference))
            if accepts(change) { members.exchange(group, group + 1) }
        }
    }

    /// Any two classes exchange all they hold while the concentration is drawn anew from its prior. Without this a
    /// chain may stay for long with nearly all people in the last class, which a large concentration makes likely.
    private mutating func swapAnyTwo() {
        let first = random.below(classCount)
        let second = random.below(classCount)
        let proposed = max(random.gamma(priorShape) / priorRate, 1e-8)
        let difference = members.sizes[second] - members.sizes[first]
        let last = classCount - 1
        let change =
            Double(last) * logarithm(proposed / concentration)
            + members.stickGain(concentration, then: proposed, (first, difference), (second, -difference))
        guard first != second, accepts(change) else { return }
        members.exchange(first, second)
        concentration = proposed
    }

    /// A step up or down whose size is of any order of magnitude up to a limit.
    private mutating func randomMove(_ logLimit: Double) -> Int {
        let size = exponential(random.uniform() * logLimit)
        return Int(((2 * random.uniform() - 1) * size).rounded(.awayFromZero))
    }

    private mutating func accepts(_ logRatio: Double) -> Bool {
        logRatio >= 0 || random.uniform() < exponential(logRatio)
    }

    // MARK: - Draws given the members

    private mutating func drawPrior() {
        let odds = members.logRatio(of: .halfway, to: .uniform) + tilt
        shareOfHalfway = 1 / (1 + exponential(-odds))
        members.prior = random.uniform() < shareOfHalfway ? .halfway : .uniform
    }

    private mutating func drawChances() {
        for group in 0..<classCount {
            for list in 0..<listCount {
                let inside = members.listed[group * listCount + list]
                chances[group * listCount + list] = random.beta(
                    members.prior.shape + Double(inside), Double(1 + members.sizes[group] - inside))
            }
        }
    }

    private mutating func drawShares() {
        var beyond = members.total
        var logLeft = 0.0
        for group in 0..<classCount - 1 {
            beyond -= members.sizes[group]
            // In logarithms: with few people beyond, what is left of a stick may be smaller than any number.
            let taken = random.logGammaVariate(Double(1 + members.sizes[group]))
            let rest = random.logGammaVariate(concentration + Double(beyond))
            let larger = max(taken, rest)
            let sum = larger + logarithm(exponential(taken - larger) + exponential(rest - larger))
            shares[group] = exponential(logLeft + taken - sum)
            logLeft += rest - sum
        }
        shares[classCount - 1] = exponential(logLeft)
        logRemainder = logLeft
    }
}
