extension Instance {
    /// Limits that keep a hostile file from exhausting memory; a real mission is far below.
    enum Largest {
        static let bases = 2_000
        static let tasks = 20_000
        static let weeks = 1_040
        static let harmValues = 100_000_000
    }

    /// The instance, if it can be solved.
    /// - Throws: `SequencingError.invalid` with every fault found, each with its place and remedy.
    public func validated() throws(SequencingError) -> Instance {
        var check = InstanceCheck(instance: self)
        let flaws = check.flaws()
        if flaws.isEmpty { return self }
        throw SequencingError.invalid(flaws)
    }
}

/// Collects every fault of an instance, so that a person corrects the file once.
struct InstanceCheck {
    let instance: Instance
    private var found: [SequencingError.Flaw] = []

    init(instance: Instance) {
        self.instance = instance
    }

    mutating func flaws() -> [SequencingError.Flaw] {
        checkSizes()
        guard found.isEmpty else { return found }
        checkHorizon()
        checkIdentifiers()
        guard found.isEmpty else { return found }
        for base in instance.bases { check(base) }
        checkRoads()
        checkSharedMeans()
        for area in instance.areas { check(area) }
        for task in instance.tasks { check(task) }
        for benchmark in instance.benchmarks { check(benchmark) }
        checkScenarios()
        return found
    }

    private mutating func flaw(_ place: String, _ english: String, _ french: String) {
        if found.count < 50 { found.append(.init(place, english, french)) }
    }

    private mutating func checkSizes() {
        let limits = [
            ("bases", instance.bases.count, Instance.Largest.bases), ("weeks", instance.weeks, Instance.Largest.weeks),
            ("tasks", instance.tasks.count, Instance.Largest.tasks),
            ("areas", instance.areas.count, Instance.Largest.bases * 4),
            ("benchmarks", instance.benchmarks.count, Instance.Largest.tasks),
            ("harm", instance.harm.values.count, Instance.Largest.harmValues),
        ]
        for (place, count, limit) in limits where count > limit {
            flaw(
                place, "\(count) is more than the \(limit) allowed; split the instance",
                "\(count) dépasse les \(limit) admis ; scindez l’instance")
        }
        if instance.bases.isEmpty {
            flaw("bases", "there is no base; add one", "il n’y a aucune base ; ajoutez-en une")
        }
        if instance.weeks < 2 { flaw("weeks", "at least 2 weeks are needed", "il faut au moins 2 semaines") }
    }

    private mutating func checkHorizon() {
        let last = instance.weeks - 1
        if !(0...last).contains(instance.deadline) {
            flaw(
                "deadline", "week \(instance.deadline) must lie in 0 to \(last)",
                "la semaine \(instance.deadline) doit être entre 0 et \(last)")
        }
        if !(0..<1).contains(instance.alpha) {
            flaw(
                "alpha", "the level must be at least 0 and below 1, such as 0.9",
                "le niveau doit être d’au moins 0 et inférieur à 1, par exemple 0,9")
        }
        if !(instance.harmScale > 0 && instance.harmScale.isFinite) {
            flaw("harm_scale", "a number above 0 is needed", "il faut un nombre supérieur à 0")
        }
        let weights = instance.weights
        for (name, weight) in [
            ("harm", weights.harm), ("cvar", weights.cvar), ("risk", weights.risk), ("cost", weights.cost),
            ("writeoff", weights.writeoff),
        ] {
            checkAmount("weights.\(name)", weight)
        }
        checkWeekly("airlift", instance.airlift)
        checkAmount("transit_camp", instance.transitCamp)
        checkAmount("guard", instance.guardForce)
    }

    private mutating func checkIdentifiers() {
        let lists: [(String, [String])] = [
            ("bases", instance.bases.map(\.id)), ("pools", instance.pools.map(\.id)),
            ("escort_groups", instance.escortGroups.map(\.id)), ("areas", instance.areas.map(\.id)),
            ("actors", instance.actors.map(\.id)), ("tasks", instance.tasks.map(\.id)),
            ("benchmarks", instance.benchmarks.map(\.id)),
        ]
        for (place, ids) in lists {
            var seen: Set<String> = []
            for id in ids where !seen.insert(id).inserted {
                flaw(
                    "\(place)[\(id)]", "the identifier appears twice; make it unique",
                    "l’identifiant figure deux fois ; rendez-le unique")
            }
        }
    }

    private mutating func check(_ base: Base) {
        let place = "bases[\(base.id)]"
        checkAmount("\(place).troops", base.troops)
        checkAmount("\(place).containers", base.containers)
        checkAmount("\(place).escort_need", base.escortNeed)
        checkAmount("\(place).truck_cycle", base.truckCycle)
        checkAmount("\(place).running_cost", base.runningCost)
        checkShare("\(place).rear_guard", base.rearGuard)
        checkWeeks("\(place).drawdown_weeks", base.drawdownWeeks)
        checkWeeks("\(place).transit_weeks", base.transitWeeks)
        checkWeeks("\(place).liquidation_weeks", base.liquidationWeeks)
        checkWeekly("\(place).out_cap", base.outCap)
        checkWeekly("\(place).risk_open", base.riskOpen)
        checkWeekly("\(place).risk_close", base.riskClose)
        checkWeeks("\(place).earliest", base.earliest)
        checkWeeks("\(place).latest", base.latest)
        checkReference("\(place).pool", base.pool, among: instance.pools.map(\.id))
        checkReference("\(place).escort_group", base.escortGroup, among: instance.escortGroups.map(\.id))
        if base.medevac.isEmpty {
            flaw(
                "\(place).medevac", "no site is named; name the base itself if it has its own hospital",
                "aucun site n’est nommé ; nommez la base elle-même si elle a son hôpital")
        }
        for site in base.medevac {
            checkReference("\(place).medevac", site, among: instance.bases.map(\.id))
        }
    }

    private mutating func checkRoads() {
        let ids = instance.bases.map(\.id)
        var parents: [String: String] = [:]
        for base in instance.bases {
            guard let parent = base.parent else { continue }
            checkReference("bases[\(base.id)].parent", parent, among: ids)
            parents[base.id] = parent
        }
        for base in instance.bases {
            var here = base.id
            var steps = 0
            while let next = parents[here], next != base.id, steps <= ids.count { (here, steps) = (next, steps + 1) }
            if parents[here] == base.id {
                flaw(
                    "bases[\(base.id)].parent",
                    "the road home runs in a circle; let one of its bases leave the country",
                    "la route du retour tourne en rond ; faites sortir du pays l’une de ses bases")
            }
        }
    }

    private mutating func checkSharedMeans() {
        for pool in instance.pools { checkWeekly("pools[\(pool.id)].capacity", pool.capacity) }
        for group in instance.escortGroups { checkWeekly("escort_groups[\(group.id)].capacity", group.capacity) }
        for actor in instance.actors where !(0...1_000_000).contains(actor.capacity) {
            flaw(
                "actors[\(actor.id)].capacity", "a number of handovers from 0 is needed",
                "il faut un nombre de transferts à partir de 0")
        }
    }

    private mutating func check(_ area: Area) {
        let ids = Set(instance.bases.map(\.id))
        for (base, share) in area.coverage.sorted(by: { $0.key < $1.key }) {
            checkAmount("areas[\(area.id)].coverage[\(base)]", share)
            if !ids.contains(base) {
                flaw("areas[\(area.id)].coverage", unknownEnglish(base), unknownFrench(base))
            }
        }
    }

    private mutating func check(_ task: HandoverTask) {
        let place = "tasks[\(task.id)]"
        checkReference("\(place).base", task.base, among: instance.bases.map(\.id))
        checkReference("\(place).area", task.area, among: instance.areas.map(\.id))
        checkReference("\(place).actor", task.actor, among: instance.actors.map(\.id))
        checkWeeks("\(place).ready", task.ready)
        checkAmount("\(place).protection", task.protection)
        for (name, weeks) in [("duration", task.duration), ("ramp", task.ramp)]
        where !(1...Instance.Largest.weeks).contains(weeks) {
            flaw("\(place).\(name)", "at least 1 week is needed", "il faut au moins 1 semaine")
        }
    }

    private mutating func check(_ benchmark: Benchmark) {
        let place = "benchmarks[\(benchmark.id)]"
        checkReference("\(place).base", benchmark.base, among: instance.bases.map(\.id))
        checkReference("\(place).area", benchmark.area, among: instance.areas.map(\.id))
        checkAmount("\(place).waiver_cost", benchmark.waiverCost)
        checkWeeks("\(place).lead", benchmark.lead)
        if !benchmark.level.isFinite {
            flaw("\(place).level", "a finite number is needed", "il faut un nombre fini")
        }
        let tasks = Set(instance.tasks.map(\.id))
        for task in benchmark.tasks where !tasks.contains(task) {
            flaw("\(place).tasks", unknownEnglish(task), unknownFrench(task))
        }
    }

    private mutating func checkScenarios() {
        let harm = instance.harm
        if harm.scenarios == 0 {
            flaw(
                "harm", "there is no scenario; give at least one", "il n’y a aucun scénario ; donnez-en au moins un")
            return
        }
        if harm.areas != instance.areas.count || (harm.areas > 0 && harm.weeks != instance.weeks) {
            flaw(
                "harm",
                "each scenario needs \(instance.areas.count) areas of \(instance.weeks) weeks, not \(harm.areas) of \(harm.weeks)",
                "chaque scénario doit compter \(instance.areas.count) zones de \(instance.weeks) semaines, non \(harm.areas) de \(harm.weeks)"
            )
        }
        if let index = harm.values.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
            let plane = max(1, harm.areas * harm.weeks)
            flaw(
                "harm[\(index / plane)][\(index % plane / max(1, harm.weeks))][\(index % max(1, harm.weeks))]",
                "\(harm.values[index]) is not a number of people; give 0 or more",
                "\(harm.values[index]) n’est pas un nombre de personnes ; donnez 0 ou plus")
        }
        if instance.probabilities.count != harm.scenarios {
            flaw(
                "prob",
                "\(harm.scenarios) probabilities are needed, one per scenario, not \(instance.probabilities.count)",
                "il faut \(harm.scenarios) probabilités, une par scénario, non \(instance.probabilities.count)")
        }
        for (index, value) in instance.probabilities.enumerated() { checkShare("prob[\(index)]", value) }
        let sum = instance.probabilities.reduce(0, +)
        if !(abs(sum - 1) <= 1e-6) {
            flaw("prob", "the probabilities sum to \(sum); make them sum to 1", "la somme vaut \(sum) ; ramenez-la à 1")
        }
    }

    private mutating func checkAmount(_ place: String, _ value: Double) {
        if !(value >= 0 && value <= 1e12) {
            flaw(
                place, "\(value) is not a usable amount; give a finite number from 0",
                "\(value) n’est pas une quantité utilisable ; donnez un nombre fini à partir de 0")
        }
    }

    private mutating func checkShare(_ place: String, _ value: Double) {
        if !(0...1).contains(value) {
            flaw(place, "\(value) is not a share; give 0 to 1", "\(value) n’est pas une part ; donnez de 0 à 1")
        }
    }

    private mutating func checkWeeks(_ place: String, _ value: Int) {
        if !(0...Instance.Largest.weeks).contains(value) {
            flaw(
                place, "\(value) is not a usable number of weeks; give 0 to \(Instance.Largest.weeks)",
                "\(value) n’est pas un nombre de semaines utilisable ; donnez de 0 à \(Instance.Largest.weeks)")
        }
    }

    private mutating func checkWeekly(_ place: String, _ values: [Double]) {
        if values.count != instance.weeks {
            flaw(
                place, "\(values.count) values stand where \(instance.weeks) are needed, one per week",
                "\(values.count) valeurs là où il en faut \(instance.weeks), une par semaine")
        }
        if let week = values.firstIndex(where: { !($0 >= 0 && $0 <= 1e12) }) {
            checkAmount("\(place)[\(week)]", values[week])
        }
    }

    private mutating func checkReference(_ place: String, _ id: String, among ids: [String]) {
        if !ids.contains(id) { flaw(place, unknownEnglish(id), unknownFrench(id)) }
    }

    private func unknownEnglish(_ id: String) -> String { "“\(id)” is not defined; define it or correct the name" }
    private func unknownFrench(_ id: String) -> String {
        "« \(id) » n’est pas défini ; définissez-le ou corrigez le nom"
    }
}
