import Forecasting
import Protection
import Sequencing

/// An instance in the making, with a note of everything assumed on the way.
struct InstanceDraft {
    let knowledge: Knowledge
    let rules: PlanningRules
    let sites: [PlannedSite]
    let start: Day
    let deadline: Int
    var assumed: [AssumedValue] = []
    var taskNames: [String: Phrase] = [:]

    var bases: [Base] = []
    var pools: [Pool] = []
    var escorts: [EscortGroup] = []
    var areas: [Sequencing.Area] = []
    /// The area of the store behind each area of the instance, in the same order.
    var areaRefs: [AreaRef?] = []
    var harm: [[[Double]]] = []
    var probabilities: [Double] = []
    var tasks: [HandoverTask] = []
    var actors: [Sequencing.Actor] = []
    var benchmarks: [Sequencing.Benchmark] = []

    var weeks: Int { deadline + rules.weeksAfterDeadline }
    var people: Double { sites.reduce(0) { $0 + $1.strength } }

    init(knowledge: Knowledge, rules: PlanningRules, sites: [PlannedSite], start: Day, deadline: Int) {
        self.knowledge = knowledge
        self.rules = rules
        self.sites = sites
        self.start = start
        self.deadline = deadline
    }

    /// The instance, or nil where the forecast's rows differ in length.
    func instance(named mission: String) -> Instance? {
        guard let harm = HarmForecast(rows: harm) else { return nil }
        return Instance(
            name: mission, startDate: start.description, weeks: weeks, deadline: deadline, alpha: rules.alpha,
            harmScale: 100, weights: Weights(harm: 1, cvar: 0.5, risk: 1, cost: 0.05, writeoff: 0.05), bases: bases,
            pools: pools, escortGroups: escorts,
            airlift: Array(repeating: (1.5 * people / Double(deadline)).rounded(), count: weeks),
            transitCamp: (0.08 * people + 600).rounded(), guardForce: (0.05 * people).rounded(), areas: areas,
            actors: actors, tasks: tasks, benchmarks: benchmarks,
            harm: harm, probabilities: probabilities)
    }

    mutating func assume(_ what: Phrase, _ value: Phrase, because why: Phrase) {
        assumed.append(AssumedValue(what: what, value: value, why: why))
    }

    /// Share of road capacity in each week.
    var road: [Double] { (0..<weeks).map { rules.road(on: start.advanced(by: $0 * 7)) } }
}

