public import Database
public import Protection
public import Store

/// Everything the store held on a day, brought to the areas of one scheme: what every page, assessment and plan starts
/// from. Nothing recorded after `knownAt` is in it, and nothing that begins after `at` counts.
public struct Knowledge: Sendable {
    public let at: Day
    public let knownAt: Instant
    /// Rises with every change of the store.
    public let version: Int
    /// All areas of the scheme in use, all levels.
    public let areas: [Area]
    public let picture: Picture
    /// Identity of each incident, by its number in the picture.
    public let incidents: [UUIDv7]
    /// Where incidents lie, for those whose source gives a point in or near a named place.
    public let points: [IncidentPoint]
    public let populations: [Population]
    public let sites: [Site]
    public let presences: [Presence]
    public let routes: [Route]
    public let actors: [ActorProfile]
    public let tasks: [ProtectionTask]
    public let standings: [TaskStanding]
    public let values: [IndicatorValue]
    /// The area each site stands in, by site code, under the scheme in use.
    public let siteAreas: [String: AreaRef]
    /// Which demonstration the store holds, if any; pages then mark what is assumed.
    public let demonstration: String?

    /// The scheme in use.
    public var scheme: String { picture.placement.scheme }

    private let areasByRef: [AreaRef: Area]

    /// The area under the scheme in use.
    public func area(_ ref: AreaRef) -> Area? { areasByRef[ref] }

    /// The areas of the level the picture is drawn at.
    public var pictureAreas: [Area] { picture.placement.areas }

    /// The sites of a mission, or all of them.
    public func sites(of mission: String?) -> [Site] {
        guard let mission else { return sites }
        return sites.filter { $0.mission.caseInsensitiveEquals(mission) }
    }

    /// Reads what was known.
    /// - Parameters:
    ///   - at: The day of the view.
    ///   - knownAt: Only facts recorded up to this moment.
    ///   - now: The clock that alerts still open are judged by.
    ///   - scheme: The scheme to draw areas by; by default the one with the finest outlines, else the one the event
    ///     source names.
    ///   - reach: Only these areas and what lies in them, for someone who may see no more: what nobody has placed is
    ///     then left out too. What is said of a wider area stays, as it holds in them; so do names of actors and tasks,
    ///     which lie nowhere. Nil for everything.
    public static func load(
        from store: Store, at: Day, knownAt: Instant, now: Instant = .now, scheme: String? = nil,
        within reach: Set<AreaRef>? = nil
    ) async throws -> Knowledge {
        try await store.facts.read { transaction in
            try Knowledge(at: at, knownAt: knownAt, now: now, scheme: scheme, within: reach, in: transaction)
        }
    }

    private init(
        at: Day, knownAt: Instant, now: Instant, scheme chosen: String?, within reach: Set<AreaRef>?,
        in transaction: any Transaction
    ) throws {
        self.at = at
        self.knownAt = knownAt
        version = try Settings.factsVersion(in: transaction)
        demonstration = try Settings.value(.demonstration, in: transaction)

        let everyArea = try FactTable<Area>.all(knownAt: knownAt, in: transaction)
        let usual = try Settings.value(.scheme, in: transaction)
        let (scheme, level) = AreaSchemes(everyArea).choice(preferring: chosen ?? usual)
        let everywhere = everyArea.filter { $0.ref.scheme == scheme }
        areas = reach.map { reach in everywhere.filter { reach.contains($0.ref) } } ?? everywhere
        areasByRef = Dictionary(areas.map { ($0.ref, $0) }, uniquingKeysWith: { first, _ in first })
        let relations = AreaRelations(
            areas: everyArea.map(\.ref), crosswalks: try FactTable<Crosswalk>.all(knownAt: knownAt, in: transaction))
        /// The same area under the scheme in use.
        func crossed(_ ref: AreaRef) -> AreaRef? { relations.same(as: ref, in: scheme) }

        let own = reach == nil ? nil : Set(areasByRef.keys)
        let wider = own.map { Self.around($0, everywhere) }
        func counts(_ ref: AreaRef) -> Bool { wider?.contains(ref) ?? true }

        let placement = Placement(areas: areas, scheme: scheme, level: level)
        // Where an incident lies is asked of all areas, so that one beyond the reach is left out and not "unplaced".
        let wholePlacement = reach.map { _ in Placement(areas: everywhere, scheme: scheme, level: level) }
        var builder = PictureBuilder(placement: placement, at: at)
        var identities: [UUIDv7] = []
        var points: [IncidentPoint] = []
        let expected = try FactTable<Incident>.count(in: transaction)
        builder.reserve(expected)
        identities.reserveCapacity(expected)
        points.reserveCapacity(expected)
        try FactTable<Incident>.forEach(knownAt: knownAt, in: transaction) { held in
            guard let id = UUIDv7(held.id) else {
                throw DatabaseError(.corrupt, "an incident's identity is not a UUID", place: "incident")
            }
            if let reach, let wholePlacement {
                guard let area = wholePlacement.area(of: held.fact), reach.contains(area) else { return }
            }
            builder.add(held.fact)
            identities.append(id)
            if let point = IncidentPoint(held.fact, at: at) { points.append(point) }
        }
        incidents = identities
        self.points = points
        // The last record of an area and month holds: what was reported over what was heard, over what was assumed.
        let entered = try FactTable<Coverage>.all(knownAt: knownAt, in: transaction)
        let heard = try Self.heard(to: at, knownAt: knownAt, in: transaction)
        let ranked =
            entered.filter { $0.provenance == .assumed } + heard + entered.filter { $0.provenance != .assumed }
        let coverage = ranked.compactMap { record in
            crossed(record.area).flatMap { counts($0) ? $0 : nil }.map {
                Coverage(
                    area: $0, month: record.month, expected: record.expected, received: record.received,
                    provenance: record.provenance)
            }
        }
        picture = builder.picture(coverage: CoverageTable(coverage))

        populations = try FactTable<Population>.all(knownAt: knownAt, in: transaction).compactMap { figure in
            crossed(figure.area).flatMap { own?.contains($0) ?? true ? $0 : nil }.map {
                Population(area: $0, year: figure.year, persons: figure.persons, source: figure.source)
            }
        }
        let everySite = try FactTable<Site>.all(knownAt: knownAt, in: transaction)
        let standing = Self.areas(of: everySite, placement: wholePlacement ?? placement) {
            relations.holder(of: $0, in: scheme)
        }
        siteAreas = standing.filter { reach?.contains($0.value) ?? true }
        sites = everySite.filter { reach == nil || standing[$0.code].map { reach?.contains($0) ?? true } ?? false }
        presences = try FactTable<Presence>.all(knownAt: knownAt, in: transaction).filter { presence in
            guard let reach, let wholePlacement else { return true }
            return presence.coordinate.flatMap(wholePlacement.area(holding:)).map(reach.contains) ?? false
        }
        let siteCodes = reach == nil ? nil : Set(sites.map(\.code))
        routes = try FactTable<Route>.all(knownAt: knownAt, in: transaction)
            .filter { ($0.validFrom.map { $0 <= at } ?? true) && (siteCodes?.contains($0.from) ?? true) }
        actors = try FactTable<ActorProfile>.all(knownAt: knownAt, in: transaction)
        tasks = try FactTable<ProtectionTask>.all(knownAt: knownAt, in: transaction)
        standings = try FactTable<TaskStanding>.all(knownAt: knownAt, in: transaction)
            .filter { $0.on <= at && (siteCodes?.contains($0.site) ?? true) }
        let figures = try AlertFigures(to: at, knownAt: knownAt, at: now, in: transaction)
            .values(of: Set(placement.areas.map(\.ref)))
        let stated = try FactTable<IndicatorValue>.all(knownAt: knownAt, in: transaction)
        values = (Self.without(figures, stated) + figures).compactMap { value in
            let area = crossed(value.area) ?? value.area
            guard value.month <= at.month, counts(area) else { return nil }
            return IndicatorValue(
                indicator: value.indicator, area: area, month: value.month,
                value: value.value, source: value.source, provenance: value.provenance)
        }
    }

    /// Some areas and all that hold them.
    private static func around(_ refs: Set<AreaRef>, _ areas: [Area]) -> Set<AreaRef> {
        let parents = Dictionary(areas.map { ($0.ref, $0.parent) }, uniquingKeysWith: { first, _ in first })
        var found = refs
        var edge = refs
        while !edge.isEmpty {
            edge = Set(edge.compactMap { parents[$0] ?? nil }).subtracting(found)
            found.formUnion(edge)
        }
        return found
    }

    /// Coverage by those from whom reports were expected; nothing where nobody was.
    private static func heard(
        to day: Day, knownAt: Instant, in transaction: any Transaction
    ) throws -> [Coverage] {
        guard let first = try StoredReporter.all(knownAt: knownAt, in: transaction).map(\.firstWeek).min(),
            first <= Week(of: day)
        else { return [] }
        return try VoiceCoverage(first...Week(of: day), knownAt: knownAt, within: nil, in: transaction)
            .records(to: day)
    }

    /// Entered values but for the assumed ones that the ledger's own figures replace.
    private static func without(_ figures: [IndicatorValue], _ stated: [IndicatorValue]) -> [IndicatorValue] {
        guard !figures.isEmpty else { return stated }
        let held = Set(figures.map { FigureKey($0) })
        return stated.filter { $0.provenance != .assumed || !held.contains(FigureKey($0)) }
    }

    private struct FigureKey: Hashable {
        let indicator: String
        let area: AreaRef
        let month: Month

        init(_ value: IndicatorValue) {
            (indicator, area, month) = (value.indicator, value.area, value.month)
        }
    }

    /// Where each site stands: the area its source names, else the outline its point lies in.
    private static func areas(
        of sites: [Site], placement: Placement, holder: (AreaRef) -> AreaRef?
    ) -> [String: AreaRef] {
        sites.reduce(into: [:]) { found, site in
            if let named = site.area.flatMap(holder) {
                found[site.code] = named
            } else if let point = site.coordinate, let area = placement.area(holding: point) {
                found[site.code] = area
            }
        }
    }
}

extension String {
    /// Whether two names are one, whatever their case.
    func caseInsensitiveEquals(_ other: String) -> Bool { lowercased() == other.lowercased() }
}
