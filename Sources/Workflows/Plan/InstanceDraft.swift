import Demonstration
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
    /// Inputs stated for this very mission; they come before the general rules.
    let stated: PlanningAssumptions?
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

    init(
        knowledge: Knowledge, rules: PlanningRules, sites: [PlannedSite], start: Day, deadline: Int,
        stated: PlanningAssumptions?
    ) {
        self.knowledge = knowledge
        self.rules = rules
        self.sites = sites
        self.start = start
        self.deadline = deadline
        self.stated = stated
        if let stated {
            assumed = stated.stated.map { value in
                let what = [value.subject, value.field].compactMap(\.self).joined(separator: " · ")
                return AssumedValue(
                    what: Phrase(fr: what, en: what), value: Phrase(fr: value.value, en: value.value), why: value.reason)
            }
        }
    }

    /// The instance, or nil where the forecast's rows differ in length.
    func instance(named mission: String) -> Instance? {
        guard let harm = HarmForecast(rows: harm) else { return nil }
        return Instance(
            name: mission, startDate: start.description, weeks: weeks, deadline: deadline, alpha: rules.alpha,
            harmScale: 100, weights: Weights(harm: 1, cvar: 0.5, risk: 1, cost: 0.05, writeoff: 0.05), bases: bases,
            pools: pools, escortGroups: escorts,
            airlift: Array(repeating: airlift, count: weeks),
            transitCamp: stated.map { Double($0.transitCamp) } ?? (0.08 * people + 600).rounded(),
            guardForce: stated.map { Double($0.guardForce) } ?? (0.05 * people).rounded(), areas: areas,
            actors: actors, tasks: tasks, benchmarks: benchmarks,
            harm: harm, probabilities: probabilities)
    }

    /// Seats a week: one and a half times the mean pace, where nobody says.
    var airlift: Double { stated.map { Double($0.airlift) } ?? (1.5 * people / Double(deadline)).rounded() }

    /// The inputs stated for a site.
    func input(_ code: String) -> PlanningAssumptions.SiteInput? { stated?.sites.first { $0.site == code } }

    /// Notes a figure assumed by the general rules; what is stated for the mission is listed already.
    mutating func assume(_ what: Phrase, _ value: Phrase, because why: Phrase) {
        guard stated == nil else { return }
        assumed.append(AssumedValue(what: what, value: value, why: why))
    }

    /// Share of road capacity in each week.
    var road: [Double] { (0..<weeks).map { rules.road(on: start.advanced(by: $0 * 7)) } }
}

