/// A withdrawal to sequence: sites, limits, receiving actors, benchmarks and the forecast of harm.
///
/// Time is counted in weeks `0 ..< weeks` from `startDate`. A base with closing week `c` has left at the start of
/// week `c`. `weeks` exceeds `deadline`, so harm after departure counts. Identifiers are unique within their list.
/// A value may be inconsistent; `validated()` says whether it can be used.
public struct Instance: Sendable, Equatable, Codable {
    /// A label for people; never a key.
    public var name: String
    /// The first day of week 0, `YYYY-MM-DD`.
    public var startDate: String
    /// Number of weeks in which harm is counted.
    public var weeks: Int
    /// Last week in which a base may close.
    public var deadline: Int
    /// Level of the conditional value at risk, in `0 ..< 1`: 0.9 looks at the worst tenth of the scenarios.
    public var alpha: Double
    /// Divisor that turns the forecast's integers into civilians harmed.
    public var harmScale: Double
    /// Weights of the objective's terms.
    public var weights: Weights
    /// The sites to close.
    public var bases: [Base]
    /// Fleets of trucks shared by bases.
    public var pools: [Pool]
    /// Groups of convoy escorts.
    public var escortGroups: [EscortGroup]
    /// Seats out of the country, per week.
    public var airlift: [Double]
    /// Most people released from their bases and not yet flown out.
    public var transitCamp: Double
    /// People who may still be in the country at the deadline.
    public var guardForce: Double
    /// Areas whose people the bases protect.
    public var areas: [Area]
    /// Those who take over tasks.
    public var actors: [Actor]
    /// Tasks to hand over.
    public var tasks: [HandoverTask]
    /// Conditions a closing should meet.
    public var benchmarks: [Benchmark]
    /// Harm expected without any protection.
    public var harm: HarmForecast
    /// Probability of each scenario; they sum to 1.
    public var probabilities: [Double]

    enum CodingKeys: String, CodingKey {
        case name
        case startDate = "start_date"
        case weeks, deadline, alpha
        case harmScale = "harm_scale"
        case weights, bases, pools
        case escortGroups = "escort_groups"
        case airlift
        case transitCamp = "transit_camp"
        case guardForce = "guard"
        case areas, actors, tasks, benchmarks, harm
        case probabilities = "prob"
    }

    /// Makes an instance; call `validated()` before solving.
    public init(
        name: String, startDate: String, weeks: Int, deadline: Int, alpha: Double, harmScale: Double, weights: Weights,
        bases: [Base], pools: [Pool], escortGroups: [EscortGroup], airlift: [Double], transitCamp: Double,
        guardForce: Double, areas: [Area], actors: [Actor], tasks: [HandoverTask], benchmarks: [Benchmark],
        harm: HarmForecast, probabilities: [Double]
    ) {
        self.name = name
        self.startDate = startDate
        self.weeks = weeks
        self.deadline = deadline
        self.alpha = alpha
        self.harmScale = harmScale
        self.weights = weights
        self.bases = bases
        self.pools = pools
        self.escortGroups = escortGroups
        self.airlift = airlift
        self.transitCamp = transitCamp
        self.guardForce = guardForce
        self.areas = areas
        self.actors = actors
        self.tasks = tasks
        self.benchmarks = benchmarks
        self.harm = harm
        self.probabilities = probabilities
    }
}

/// Weights of the five terms of the objective (waiver costs are added unweighted).
public struct Weights: Sendable, Equatable, Codable {
    /// Per civilian expected to be harmed.
    public var harm: Double
    /// Per civilian harmed in the worst scenarios (conditional value at risk).
    public var cvar: Double
    /// Per unit of risk to personnel.
    public var risk: Double
    /// Per unit of running cost.
    public var cost: Double
    /// Per container left behind.
    public var writeoff: Double

    /// Makes a set of weights; none may be negative.
    public init(harm: Double, cvar: Double, risk: Double, cost: Double, writeoff: Double) {
        self.harm = harm
        self.cvar = cvar
        self.risk = risk
        self.cost = cost
        self.writeoff = writeoff
    }
}

/// A fleet of trucks.
public struct Pool: Sendable, Equatable, Codable {
    /// Identifier named by `Base.pool`.
    public var id: String
    /// Truck-weeks available, per week.
    public var capacity: [Double]

    /// Makes a fleet with its weekly capacity.
    public init(id: String, capacity: [Double]) {
        self.id = id
        self.capacity = capacity
    }
}

/// Escorts that accompany closing convoys.
public struct EscortGroup: Sendable, Equatable, Codable {
    /// Identifier named by `Base.escortGroup`.
    public var id: String
    /// Escorts available, per week.
    public var capacity: [Double]

    /// Makes a group with its weekly capacity.
    public init(id: String, capacity: [Double]) {
        self.id = id
        self.capacity = capacity
    }
}

/// An area and the share of its harm that each base averts at full strength.
public struct Area: Sendable, Equatable, Codable {
    /// Identifier.
    public var id: String
    /// Name for people.
    public var name: String?
    /// Base id to share averted, 0 or more.
    public var coverage: [String: Double]

    /// Makes an area.
    public init(id: String, name: String? = nil, coverage: [String: Double]) {
        self.id = id
        self.name = name
        self.coverage = coverage
    }
}

/// Someone who takes over tasks: an army, a police, a community.
public struct Actor: Sendable, Equatable, Codable {
    /// Identifier named by `HandoverTask.actor`.
    public var id: String
    /// Name for people.
    public var name: String?
    /// Handovers it can run at once.
    public var capacity: Int

    /// Makes an actor.
    public init(id: String, name: String? = nil, capacity: Int) {
        self.id = id
        self.name = name
        self.capacity = capacity
    }
}
