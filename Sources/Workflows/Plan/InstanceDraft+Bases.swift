import Demonstration
import Protection
import Sequencing

extension InstanceDraft {
    /// Bases with their roads, freight and risks.
    mutating func addBases() {
        let routes = Dictionary(knowledge.routes.map { ($0.from, $0) }, uniquingKeysWith: { _, last in last })
        let road = road
        for site in sites {
            let route = routes[site.code]
            let kilometres = route?.kilometres ?? site.kilometres
            let input = input(site.code)
            let strength = input.map { Double($0.troops) } ?? site.strength
            let containers = input.map { Double($0.containers) } ?? (strength * rules.containersPerPerson).rounded()
            let risk = input?.risk ?? 1
            let root = rootHub(of: site)
            let dryCapacity =
                route.map { Double($0.outCapacity) } ?? max(6, (containers * (site.isHub ? 1 : 0.25)).rounded())
            let transit = route?.transitWeeks ?? max(1, Int((kilometres / rules.kilometresPerTransitWeek).rounded(.up)))
            let isTrunk = site.hub == nil
            bases.append(
                Base(
                    id: site.code, name: site.name, x: site.coordinate?.longitude, y: site.coordinate?.latitude,
                    troops: strength.rounded(), containers: containers,
                    vehicles: (containers * rules.vehiclesPerContainer).rounded(),
                    earliest: stated?.earliestWeek ?? rules.earliestWeek, latest: deadline,
                    drawdownWeeks: input?.drawdownWeeks ?? (site.isHub ? 4 : 2),
                    rearGuard: input?.rearGuard ?? (site.isHub ? 0.35 : 0.5), parent: site.hub,
                    transitWeeks: min(transit, 4),
                    truckCycle: 1 + kilometres / rules.kilometresPerTruckWeek,
                    pool: route?.pool ?? (isTrunk ? "export" : "from \(root)"),
                    escortGroup: route.map(\.escortGroup) ?? root, escortNeed: 1,
                    medevac: input?.medevac ?? medevac(of: site),
                    runningCost: strength * rules.costPerPersonWeek,
                    liquidationWeeks: input?.liquidationWeeks
                        ?? (site.isHub && (site.hub == nil || site.hub == root) ? 8 : 0),
                    outCap: road.map { (dryCapacity * (isTrunk ? 1 : $0)).rounded() },
                    riskOpen: (0..<weeks).map {
                        risk * strength * rules.riskOpenPerPerson * (1 + rules.riskGrowthPerWeek * Double($0))
                    },
                    riskClose: road.map {
                        risk * rules.riskClosePerPersonKilometre * strength * kilometres
                            * ($0 < rules.badRoad ? rules.riskOnBadRoads : 1)
                    }))
            if site.isStrengthAssumed {
                assume(
                    Phrase(fr: "Effectif de \(site.name)", en: "Strength at \(site.name)"),
                    Phrase(fr: "\(Int(site.strength)) personnes", en: "\(Int(site.strength)) people"),
                    because: Phrase(
                        fr: "aucune source ; \(site.isHub ? "base régionale" : "poste") type",
                        en: "no source; a usual \(site.isHub ? "regional base" : "outpost")"))
            }
            if route == nil {
                assume(
                    Phrase(fr: "Route de sortie de \(site.name)", en: "Road out of \(site.name)"),
                    Phrase(
                        fr: "\(Int(kilometres)) km\(site.hub.map { " vers \($0)" } ?? ", hors du pays")",
                        en: "\(Int(kilometres)) km\(site.hub.map { " to \($0)" } ?? ", out of the country")"),
                    because: Phrase(
                        fr: "pas de route saisie ; capacité, semaines de trajet et camions par règle",
                        en: "no road entered; capacity, weeks on the road and trucks by rule"))
            }
        }
    }

    /// Trucks, escorts, seats: one list of assumptions for all.
    mutating func addLimits() {
        let road = road
        for pool in Set(bases.map(\.pool)).sorted() {
            let own = bases.filter { $0.pool == pool }
            // Freight of sites that leave through a hub passes over the hub's own trucks once more.
            let load = own.reduce(0) { $0 + ($1.parent == nil ? totalContainers : $1.containers) * $1.truckCycle }
            let weekly = rules.trucksTimesLoad * load / Double(deadline) + rules.trucksBesides
            let stated = stated?.pools[pool].map(Double.init)
            pools.append(
                Pool(
                    id: pool,
                    capacity: road.map { ((stated ?? weekly) * (own.contains { $0.parent == nil } ? 1 : $0)).rounded() }
                ))
        }
        for group in Set(bases.map(\.escortGroup)).sorted() {
            let size = bases.count { $0.escortGroup == group }
            escorts.append(
                EscortGroup(
                    id: group,
                    capacity: Array(
                        repeating: Double(stated?.escorts[group] ?? 1 + size / rules.sitesPerEscort), count: weeks))
            )
        }
        assume(
            Phrase(fr: "Conteneurs, camions, escortes", en: "Containers, trucks, escorts"),
            Phrase(
                fr: "\(Int(totalContainers)) conteneurs, \(escorts.count) groupes d’escorte",
                en: "\(Int(totalContainers)) containers, \(escorts.count) escort groups"),
            because: Phrase(
                fr: "\(rules.spelled(rules.containersPerPerson).french) conteneur par personne (MINUSMA : 5 500 pour "
                    + "13 800) ; camions pour \(rules.spelled(rules.trucksTimesLoad).french) fois la charge ; une "
                    + "escorte par groupe, et une de plus par \(rules.sitesPerEscort) sites",
                en:
                    "\(rules.spelled(rules.containersPerPerson).english) containers a person (MINUSMA: 5,500 for 13,800); "
                    + "trucks for \(rules.spelled(rules.trucksTimesLoad).english) times the load; one escort a group, and "
                    + "one more for each \(rules.sitesPerEscort) sites"))
        assume(
            Phrase(fr: "Routes en saison des pluies", en: "Roads in the rains"),
            Phrase(
                fr:
                    "\(rules.percent(rules.rainCapacity)) % puis \(rules.percent(rules.lateRainCapacity)) % de la capacité",
                en: "\(rules.percent(rules.rainCapacity))% then \(rules.percent(rules.lateRainCapacity))% of capacity"),
            because: Phrase(fr: "juillet à mi-septembre, fin septembre", en: "July to mid-September, late September"))
        assume(
            Phrase(fr: "Rapatriement", en: "Repatriation"),
            Phrase(
                fr: "\(Int(airlift)) places par semaine",
                en: "\(Int(airlift)) seats a week"),
            because: Phrase(
                fr: "\(rules.spelled(rules.seatsTimesPace).french) fois le rythme moyen ; camp de transit pour "
                    + "\(rules.percent(rules.transitShare)) % et \(Int(rules.transitBesides)) lits",
                en: "\(rules.spelled(rules.seatsTimesPace).english) times the mean pace; a transit camp for "
                    + "\(rules.percent(rules.transitShare))% and \(Int(rules.transitBesides)) beds"))
    }

    private var totalContainers: Double { bases.reduce(0) { $0 + $1.containers } }

    /// The last hub on the way out.
    private func rootHub(of site: PlannedSite) -> String {
        var current = site
        for _ in 0..<sites.count {
            guard let hub = current.hub, let next = sites.first(where: { $0.code == hub }), next.hub != nil else {
                break
            }
            current = next
        }
        return current.code
    }

    /// Hubs that may hold the hospital: the site's own way out and the nearest other hub.
    private func medevac(of site: PlannedSite) -> [String] {
        let hubs = sites.filter { $0.isHub && $0.code != site.code }
        let nearest = hubs.sorted { site.distance(to: $0) < site.distance(to: $1) }.prefix(2).map(\.code)
        // The last base out, and a mission without a hub, keep a hospital of their own.
        return site.isHub || site.hub == nil || nearest.isEmpty ? [site.code] + nearest : Array(nearest)
    }
}
