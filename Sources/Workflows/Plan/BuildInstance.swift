private import Demonstration
public import Protection
public import Sequencing

/// Builds a planning instance from what the store holds: sites, roads, assessments, forecast and tasks. What it does
/// not hold is assumed by stated rules, and every assumed figure is listed.
public struct BuildInstance: Sendable {
    /// Why no instance can be built.
    public enum Refusal: Error, Sendable {
        case noMission(named: String, known: [String])
        case deadlineTooSoon(Day, earliest: Day)
        case deadlineTooFar(Day)
        case noForecast
    }

    private let knowledge: Knowledge
    private let assessed: AssessAreas
    private let rules = PlanningRules()

    public init(_ assessed: AssessAreas) {
        knowledge = assessed.knowledge
        self.assessed = assessed
    }

    /// The instance for one mission and its last day.
    public func callAsFunction(mission: String, deadline day: Day, scenarios: Int = 100, seed: UInt64 = 1)
        throws(Refusal) -> (instance: Instance, basis: SequencedWithdrawal.Basis)
    {
        let start = knowledge.at.advanced(by: 1)
        let deadline = (day.daysSinceEpoch - start.daysSinceEpoch + 1) / 7
        guard deadline >= rules.earliestWeek + 3 else {
            throw .deadlineTooSoon(day, earliest: start.advanced(by: (rules.earliestWeek + 3) * 7))
        }
        guard deadline <= 260 else { throw .deadlineTooFar(day) }
        let sites = PlannedSite.all(of: mission, in: knowledge, rules: rules)
        guard !sites.isEmpty else { throw .noMission(named: mission, known: knowledge.missions) }
        var draft = InstanceDraft(
            knowledge: knowledge, rules: rules, sites: sites, start: start, deadline: deadline,
            stated: knowledge.demonstration == nil ? nil : MaliAssumptions.planning)
        draft.addBases()
        draft.addLimits()
        draft.addAreas(scenarios: scenarios, seed: seed)
        draft.addTasks()
        draft.addBenchmarks()
        let vetoes = sites.reduce(into: [String: [String]]()) { vetoes, site in
            guard let area = site.area, let keys = assessed.keys(of: area), !keys.vetoes.isEmpty else { return }
            vetoes[site.code] = keys.vetoes
        }
        guard let instance = draft.instance(named: mission) else { throw .noForecast }
        let basis = SequencedWithdrawal.Basis(
            assumed: draft.assumed, vetoes: vetoes, areas: sites.reduce(into: [:]) { $0[$1.code] = $1.area },
            taskNames: draft.taskNames)
        return (instance, basis)
    }
}

extension Knowledge {
    /// The missions the store knows of, by sites or by presence.
    public var missions: [String] { Set(sites.map(\.mission) + presences.map(\.mission)).sorted() }

    /// The area whose outline, or else whose point, is nearest.
    func nearestArea(to point: Coordinate?) -> AreaRef? {
        guard let point else { return nil }
        return pictureAreas.compactMap { area in
            area.point.map { (area.ref, $0.kilometres(to: point)) }
        }.min { $0.1 < $1.1 }?.0
    }
}
