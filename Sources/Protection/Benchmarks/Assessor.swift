/// Holds every indicator of a catalogue against what is known of every area on the day of the picture.
///
/// The rules, in the order they are applied to one benchmark in one area:
/// 1. one incident with as many deaths as the indicator's mass event, or a recorded minimum beyond the "not met" line,
///    is *not met* at any coverage, also in a window that is not over yet;
/// 2. nothing held, or under 60 % of the expected reports (or no word on how many were expected), is *unknown*;
/// 3. no baseline where the line needs one is *unknown*;
/// 4. *met* only where every value of the range is within the line, for as many windows in a row as asked;
/// 5. anything else is *at risk*.
/// Harm known only to the wider area widens the range upward, so it can take "met" away and never gives it.
public struct Assessor: Sendable {
    public let indicators: [Indicator]
    public let facts: AssessmentFacts

    let areas: [AreaRef]
    let lineage: [AreaRef: [AreaRef]]
    let held: HeldValues
    let forces: Set<UInt16>
    let population: [AreaRef: Population]
    let sites: [AreaRef: [String]]

    /// An assessor of the picture's areas, or of those given.
    public init(indicators: [Indicator], facts: AssessmentFacts, areas: [AreaRef]? = nil) {
        self.indicators = indicators
        self.facts = facts
        let at = facts.picture.at
        let areas = areas ?? facts.picture.placement.areas.map(\.ref)
        self.areas = areas
        let parents = Dictionary(facts.areas.map { ($0.ref, $0.parent) }, uniquingKeysWith: { first, _ in first })
        let lineage = Lineage(parents: parents)
        self.lineage = Dictionary(
            areas.map { ($0, lineage.ancestors(of: $0)) }, uniquingKeysWith: { first, _ in first })
        held = HeldValues(facts: facts, areas: areas, lineage: lineage)
        let names = facts.actors.filter { $0.kind == .stateForce || $0.kind == .police }
            .reduce(into: Set<String>()) { $0.formUnion([$1.code, $1.name] + $1.aliases) }
        forces = Set(
            facts.picture.actors.enumerated().compactMap { index, name in
                name.map(names.contains) == true ? UInt16(clamping: index) : nil
            })
        // The latest count not after the day of the view; failing that, the earliest there is.
        population = facts.populations.sorted { $0.year < $1.year }.reduce(into: [:]) { latest, figure in
            if figure.year <= at.parts.year || latest[figure.area] == nil { latest[figure.area] = figure }
        }
        sites = facts.siteAreas.reduce(into: [:]) { sites, entry in
            for area in [entry.value] + lineage.ancestors(of: entry.value) {
                sites[area, default: []].append(entry.key)
            }
        }
    }

    /// The whole matrix, area by area in the catalogue's order.
    public func assessments() -> [Assessment] {
        areas.flatMap { area in indicators.map { assessment(of: $0, in: area) } }
    }

    /// The two keys of each area, in the same order as the areas.
    public func keys(from assessments: [Assessment]) -> [TwoKeys] {
        let byArea = Dictionary(grouping: assessments, by: \.area)
        return areas.map { TwoKeys(area: $0, assessments: byArea[$0] ?? []) }
    }

    /// One cell of the matrix.
    public func assessment(of indicator: Indicator, in area: AreaRef) -> Assessment {
        let window = indicator.window.lastComplete(on: facts.picture.at)
        let current = reading(indicator, area, window, isCurrent: true)
        let baseline = baseline(indicator, area, window)
        let coverage = coverage(of: area, in: window)
        let running = running(indicator, area, after: window)
        let (state, reason) = judge(
            indicator, area, window: window, current: current, baseline: baseline, coverage: coverage.share,
            running: running)
        return Assessment(
            area: area, indicator: indicator, at: facts.picture.at, state: state, reason: reason, months: window,
            value: current.value, rate: current.rate, onlyWithin: current.onlyWithin, deaths: current.deaths,
            baseline: baseline, coverage: coverage.share,
            incidents: current.incidents + (running?.reading.incidents ?? []), values: current.values,
            standings: current.standings, provenance: current.provenance, isCoverageAssumed: coverage.isAssumed)
    }

    /// The share of expected reports that arrived from an area, or from the wider area where it has no record.
    func coverage(of area: AreaRef, in months: ClosedRange<Month>) -> (share: Double?, isAssumed: Bool) {
        let table = facts.picture.coverage
        for place in [area] + (lineage[area] ?? []) {
            if let share = table.share(of: place, in: months) {
                return (share, table.isAssumed(of: place, in: months))
            }
        }
        return (nil, false)
    }
}

/// Who lies inside whom.
struct Lineage: Sendable {
    let parents: [AreaRef: AreaRef?]

    /// The wider areas, nearest first. A circle in the data ends the walk.
    func ancestors(of area: AreaRef) -> [AreaRef] {
        var found: [AreaRef] = []
        var current = area
        while let parent = parents[current] ?? nil, !found.contains(parent), parent != area {
            found.append(parent)
            current = parent
        }
        return found
    }
}
