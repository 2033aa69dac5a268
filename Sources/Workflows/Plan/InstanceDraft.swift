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
        if let stated { assumed = Self.grouped(stated.stated) }
    }

    /// One line for all sites that share a field and a reason: "Effectif: BKO 1830 · GAO 3178".
    private static func grouped(_ stated: [StatedAssumption]) -> [AssumedValue] {
        var order: [String] = []
        var groups: [String: [StatedAssumption]] = [:]
        for value in stated {
            let key = value.field + value.reason.english
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(value)
        }
        return order.compactMap { key in
            guard let group = groups[key], let first = group.first else { return nil }
            func values(_ language: Language) -> String {
                group.map { [$0.subject, $0.value[language]].compactMap(\.self).joined(separator: "\u{A0}") }
                    .joined(separator: " · ")
            }
            return AssumedValue(
                what: name(ofField: first.field), value: Phrase(fr: values(.french), en: values(.english)),
                why: first.reason)
        }
    }

    private static func name(ofField field: String) -> Phrase {
        switch field {
        case "troops": Phrase(fr: "Effectifs", en: "Strengths")
        case "containers": Phrase(fr: "Conteneurs", en: "Containers")
        case "route": Phrase(fr: "Routes", en: "Roads")
        case "coverage": Phrase(fr: "Couverture des signalements", en: "Reporting coverage")
        case "season": Phrase(fr: "Routes en saison des pluies", en: "Roads in the rains")
        case "protection": Phrase(fr: "Part du dommage qu’une base évite", en: "Share of harm a base averts")
        case "handovers": Phrase(fr: "Transferts des tâches", en: "Handovers of tasks")
        case "medevac": Phrase(fr: "Évacuation médicale", en: "Medical evacuation")
        case let field where field.hasPrefix("drawdown"):
            Phrase(fr: "Réduction, arrière-garde, liquidation", en: "Drawdown, rear guard, liquidation")
        case let field where field.hasPrefix("pools"):
            Phrase(fr: "Camions, escortes, avions, transit, garde", en: "Trucks, escorts, seats, transit, guard")
        case let field where field.hasPrefix("risk"):
            Phrase(fr: "Poids du risque et du coût", en: "Weights of risk and cost")
        default: Phrase(fr: field, en: field)
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
            transitCamp: stated.map { Double($0.transitCamp) }
                ?? (rules.transitShare * people + rules.transitBesides).rounded(),
            guardForce: stated.map { Double($0.guardForce) } ?? (rules.guardShare * people).rounded(), areas: areas,
            actors: actors, tasks: tasks, benchmarks: benchmarks,
            harm: harm, probabilities: probabilities)
    }

    /// Seats a week, where nobody says.
    var airlift: Double {
        stated.map { Double($0.airlift) } ?? (rules.seatsTimesPace * people / Double(deadline)).rounded()
    }

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
