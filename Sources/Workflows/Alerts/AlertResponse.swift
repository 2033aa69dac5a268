import Database
public import Protection
public import Store

/// How alerts were answered over the last months, by day and night, by area and by actor told.
public struct AlertResponse: Sendable {
    public let all: AlertStatistics
    public let byLight: [(light: AlertGrouping.Light, statistics: AlertStatistics)]
    /// By the narrowest area; nil for alerts laid to none.
    public let byArea: [(area: AreaRef?, statistics: AlertStatistics)]
    /// By the region around it; nil for alerts that lie in none.
    public let byRegion: [(area: AreaRef?, statistics: AlertStatistics)]
    /// By actor told; nil where nobody was told. An alert told to several stands under each.
    public let byActor: [(actor: String?, statistics: AlertStatistics)]
    /// Hours of daylight, by the sun.
    public let daylight: Range<Int>
    /// Whether any of it was made up for the demonstration.
    public let hasInvented: Bool

    /// Reads the alerts received in the days up to a moment. What the product itself reported, a silence, is none of them.
    /// - Parameter areas: Only these; nil for all.
    public static func load(
        days: Int, within areas: Set<AreaRef>?, at now: Instant, in store: Store
    ) async throws -> AlertResponse {
        try await store.facts.read { transaction in
            let received = try StoredAlert.received(
                from: now.advanced(byMinutes: -days * 1440), to: now, within: areas, in: transaction)
            let records = try AlertRecord.load(received.filter { $0.channel != .system }, in: transaction)
            return AlertResponse(
                records, clocks: try StoredClockRule.clocks(in: transaction),
                areas: try FactTable<Area>.latest(Set(records.flatMap(\.alert.areas)), in: transaction), at: now)
        }
    }

    private init(_ records: [AlertRecord], clocks: AlertClocks, areas: [Area], at now: Instant) {
        let alerts = records.map(\.alert)
        let grouping = AlertGrouping(zone: Self.sunZone(of: records.compactMap(\.alert.areas.first), areas))
        func statistics(_ alerts: [Alert]) -> AlertStatistics { AlertStatistics(alerts, clocks: clocks, at: now) }
        let groups = Dictionary(grouping: alerts, by: grouping.light)
        all = statistics(alerts)
        byLight = AlertGrouping.Light.allCases.map { ($0, statistics(groups[$0] ?? [])) }
        byArea = Dictionary(grouping: alerts) { $0.areas.first }
            .map { ($0.key, statistics($0.value)) }.sorted { Self.isBefore($0.0, $1.0) }
        let regions = Set(areas.filter { $0.level == 1 }.map(\.ref))
        byRegion = grouping.byArea(alerts, areas: regions)
            .map { ($0.key, statistics($0.value)) }.sorted { Self.isBefore($0.0, $1.0) }
        byActor = grouping.byActor(alerts)
            .map { ($0.key, statistics($0.value)) }.sorted { ($0.0 ?? "\u{10FFFF}") < ($1.0 ?? "\u{10FFFF}") }
        daylight = grouping.daylight
        hasInvented = records.contains { $0.stored.isInvented }
    }

    /// What lies in no area comes last.
    private static func isBefore(_ one: AreaRef?, _ other: AreaRef?) -> Bool {
        guard let one, let other else { return one != nil }
        return one < other
    }

    /// Minutes the sun is ahead of Greenwich where the alerts come from: four for each degree east.
    private static func sunZone(of refs: [AreaRef], _ areas: [Area]) -> Int {
        let points = Dictionary(areas.map { ($0.ref, $0.point) }, uniquingKeysWith: { first, _ in first })
        let degrees = refs.compactMap { points[$0]??.longitude }
        guard !degrees.isEmpty else { return 0 }
        return Int((4 * degrees.reduce(0, +) / Double(degrees.count)).rounded())
    }
}
