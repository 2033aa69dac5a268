import Protection

/// A site as the plan sees it, before it becomes a base of the instance.
struct PlannedSite {
    let code: String
    let name: String
    let coordinate: Coordinate?
    let area: AreaRef?
    let strength: Double
    let isStrengthAssumed: Bool
    /// Next hub on the road out; nil leaves the country.
    var hub: String?
    var kilometres: Double
    var isHub = false

    /// The sites of a mission: those entered, else the places where presence data last saw it.
    static func all(of mission: String, in knowledge: Knowledge, rules: PlanningRules) -> [PlannedSite] {
        let entered = knowledge.sites(of: mission).filter { $0.closedOn.map { $0 > knowledge.at } ?? true }
        let roads = Dictionary(knowledge.routes.map { ($0.from, $0) }, uniquingKeysWith: { _, last in last })
        func hub(of site: Site) -> String? { site.hub ?? roads[site.code].flatMap { $0.to.isEmpty ? nil : $0.to } }
        var sites =
            entered.isEmpty
            ? presences(of: mission, in: knowledge, rules: rules)
            : entered.map { site in
                let known = site.strength.flatMap { range in
                    range.max.map { Double(range.min + $0) / 2 } ?? Double(range.min)
                }
                let isHub = entered.contains { hub(of: $0) == site.code }
                return PlannedSite(
                    code: site.code, name: site.name, coordinate: site.coordinate, area: knowledge.siteAreas[site.code],
                    strength: known ?? (isHub ? rules.hubStrength : rules.outpostStrength),
                    isStrengthAssumed: known == nil, hub: hub(of: site),
                    kilometres: roads[site.code]?.kilometres ?? site.kilometresToHub ?? 0, isHub: isHub)
            }
        sites.sort { $0.code < $1.code }
        settleRoads(of: &sites, rules, hasEnteredHubs: entered.contains { hub(of: $0) != nil })
        return sites
    }

    /// The latest year of presence data up to the day of the view, one site a place.
    private static func presences(
        of mission: String, in knowledge: Knowledge, rules: PlanningRules
    ) -> [PlannedSite] {
        let own = knowledge.presences.filter {
            $0.mission.caseInsensitiveEquals(mission) && $0.year <= knowledge.at.parts.year
        }
        guard let year = own.map(\.year).max() else { return [] }
        let places = Dictionary(grouping: own.filter { $0.year == year }, by: \.place)
        return places.keys.sorted().enumerated().compactMap { index, place in
            guard let latest = places[place]?.max(by: { ($0.month ?? 0) < ($1.month ?? 0) }) else { return nil }
            let troops = latest.troops.map { Double($0.max ?? $0.min) }.flatMap { $0 > 0 ? $0 : nil }
            let area =
                latest.coordinate.flatMap { knowledge.picture.placement.area(holding: $0) }
                ?? knowledge.nearestArea(to: latest.coordinate)
            return PlannedSite(
                code: String(format(index)), name: place, coordinate: latest.coordinate, area: area,
                strength: troops ?? rules.outpostStrength, isStrengthAssumed: troops == nil, hub: nil,
                kilometres: 0)
        }
    }

    /// Where no road is entered: each site leaves by way of the nearest larger one, the largest leaves the country.
    private static func settleRoads(
        of sites: inout [PlannedSite], _ rules: PlanningRules, hasEnteredHubs: Bool
    ) {
        let codes = Set(sites.map(\.code))
        for index in sites.indices {
            if let hub = sites[index].hub, !codes.contains(hub) { sites[index].hub = nil }
        }
        if !hasEnteredHubs {
            let ranks = sites.sorted { ($0.strength, $1.code) > ($1.strength, $0.code) }
            let hubs = ranks.prefix(max(1, sites.count / 6))
            for index in sites.indices {
                let site = sites[index]
                let larger = hubs.prefix { $0.code != site.code }
                let nearest = larger.min { site.distance(to: $0) < site.distance(to: $1) }
                sites[index].hub = nearest?.code
            }
        }
        let hubs = Set(sites.compactMap(\.hub))
        let byCode = Dictionary(sites.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for index in sites.indices {
            sites[index].isHub = hubs.contains(sites[index].code)
            if sites[index].kilometres <= 0 {
                let straight = sites[index].hub.flatMap { byCode[$0] }.map { sites[index].distance(to: $0) }
                sites[index].kilometres =
                    (straight.map { $0.isFinite ? $0 * rules.roadPerStraightLine : rules.kilometresUnknown }
                    ?? rules.kilometresToPort).rounded()
            }
        }
    }

    /// Kilometres as the crow flies; infinite where a point is missing.
    func distance(to other: PlannedSite) -> Double {
        guard let here = coordinate, let there = other.coordinate else { return .infinity }
        return here.kilometres(to: there)
    }
}

private func format(_ index: Int) -> String {
    let text = String(index + 1)
    return "P" + String(repeating: "0", count: max(0, 3 - text.count)) + text
}
