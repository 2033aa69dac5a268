import Demonstration
import Protection
import Sequencing

extension InstanceDraft {
    /// Tasks each site would hand over: those whose standing is entered, else the four protections every site gives.
    mutating func addTasks() {
        let titles = Dictionary(knowledge.tasks.map { ($0.code, $0) }, uniquingKeysWith: { _, last in last })
        var isProtectionAssumed = false
        for (index, site) in sites.enumerated() {
            let area = areas[index].id
            if let stated {
                for handover in stated.handovers where handover.site == site.code { add(handover, area: area, titles) }
                continue
            }
            let own = furthest(at: site.code)
            if own.isEmpty {
                isProtectionAssumed = true
                for protection in rules.protections {
                    let id = "\(site.code)-\(protection.code)"
                    taskNames[id] = protection.name
                    add(
                        HandoverTask(
                            id: id, base: site.code, area: area, actor: protection.successor,
                            ready: rules.readyWeek(.none, deadline: deadline), duration: protection.weeks,
                            ramp: protection.ramp, protection: protection.share))
                }
                continue
            }
            let weight = own.reduce(0.0) { $0 + Double(titles[$1.task]?.weight ?? rules.weightUnlisted) }
            for standing in own {
                let id = "\(site.code)-\(standing.task)"
                let title = titles[standing.task]?.title ?? standing.task
                taskNames[id] = Phrase(fr: title, en: title)
                let share =
                    rules.protectionOfTasks * Double(titles[standing.task]?.weight ?? rules.weightUnlisted)
                    / max(weight, 1)
                add(
                    HandoverTask(
                        id: id, base: site.code, area: area, actor: standing.successor,
                        ready: rules.readyWeek(standing.level, deadline: deadline),
                        duration: max(1, rules.handoverWeeks - standing.level.rawValue), ramp: rules.handoverRamp,
                        protection: share))
            }
        }
        for actor in Set(tasks.map(\.actor)).sorted() {
            let work = tasks.filter { $0.actor == actor }.reduce(0) { $0 + $1.duration }
            let capacity =
                stated?.successorCapacity[actor]
                ?? max(1, Int((rules.capacityTimesWork * Double(work) / Double(deadline)).rounded(.up)))
            let name = knowledge.actors.first { $0.code == actor }?.name
            actors.append(Sequencing.Actor(id: actor, name: name ?? actor, capacity: capacity))
        }
        assume(
            Phrase(fr: "Relais : semaines, effet, capacité", en: "Handovers: weeks, effect, capacity"),
            Phrase(
                fr: "\(tasks.count) relais, \(actors.count) relayeurs",
                en: "\(tasks.count) handovers, \(actors.count) successors"),
            because: isProtectionAssumed
                ? Phrase(
                    fr:
                        "aucun état d’avancement saisi : quatre protections par site, prêtes aux deux cinquièmes du délai",
                    en: "no standing entered: four protections a site, ready at two fifths of the time left")
                : Phrase(
                    fr:
                        "semaine de départ selon le palier du relayeur le plus avancé ; effet selon le "
                        + "poids de la tâche ; \(rules.spelled(rules.capacityTimesWork).french) fois la charge moyenne",
                    en:
                        "starting week by the level of the successor furthest on; effect by the "
                        + "task's weight; \(rules.spelled(rules.capacityTimesWork).english) times the mean load"
                ))
    }

    /// Where each task of a site stands: with several successors, the one that has come furthest takes it over.
    private func furthest(at site: String) -> [TaskStanding] {
        let latest = Dictionary(grouping: knowledge.standings.filter { $0.site == site }) { [$0.task, $0.successor] }
            .compactMapValues { $0.max { $0.on < $1.on } }.values
        return Dictionary(grouping: latest, by: \.task).compactMapValues { rivals in
            rivals.max { ($0.level, $0.on, $1.successor) < ($1.level, $1.on, $0.successor) }
        }.values.sorted { $0.task < $1.task }
    }

    /// Benchmarks at each closing: tasks handed over, protection left, a calm forecast, a ceiling on what is unprotected.
    mutating func addBenchmarks() {
        for (index, site) in sites.enumerated() {
            let area = areas[index].id
            let own = tasks.filter { $0.base == site.code }
            let mean = meanHarm(ofArea: index).prefix(deadline + 1)
            let sorted = mean.sorted()
            let calm = sorted[min(sorted.count - 1, sorted.count * 3 / 4)]
            let average = mean.reduce(0, +) / Double(mean.count)
            benchmarks += [
                Sequencing.Benchmark(
                    id: "\(site.code)-tasks", kind: .tasks, base: site.code, area: area, tasks: own.map(\.id), lead: 1,
                    waiverCost: rules.tasksWaiver),
                Sequencing.Benchmark(
                    id: "\(site.code)-residual", kind: .residual, base: site.code, area: area,
                    level: own.reduce(0) { $0 + $1.protection } * rules.residualShare, waiverCost: rules.residualWaiver),
                Sequencing.Benchmark(
                    id: "\(site.code)-calm", kind: .calm, base: site.code, area: area, level: calm,
                    waiverCost: rules.calmWaiver),
                Sequencing.Benchmark(
                    id: "\(site.code)-ceiling", kind: .ceiling, base: site.code, area: area,
                    level: average * rules.ceilingShare,
                    waiverCost: rules.ceilingWaiver),
            ]
        }
        assume(
            Phrase(fr: "Lignes des critères de fermeture", en: "Lines of the closing benchmarks"),
            Phrase(
                fr: "tâches relayées une semaine avant ; \(rules.percent(rules.residualShare)) % de la protection ; "
                    + "accalmie ; plafond",
                en:
                    "tasks handed over a week before; \(rules.percent(rules.residualShare))% of protection; calm; ceiling"
            ),
            because: Phrase(
                fr: "propositions du catalogue, à régler par site",
                en: "the catalogue's proposals, to be set for each site"))
    }

    private mutating func add(_ task: HandoverTask) { tasks.append(task) }

    private mutating func add(
        _ handover: PlanningAssumptions.HandoverInput, area: String, _ titles: [String: ProtectionTask]
    ) {
        let id = "\(handover.site)-\(handover.task)"
        let title = titles[handover.task]?.title ?? handover.task
        taskNames[id] = Phrase(fr: title, en: title)
        add(
            HandoverTask(
                id: id, base: handover.site, area: area, actor: handover.successor, ready: handover.readyWeek,
                duration: handover.durationWeeks, ramp: handover.rampWeeks, protection: handover.protection))
    }

    /// Mean forecast of one area by week, in people.
    private func meanHarm(ofArea index: Int) -> [Double] {
        (0..<weeks).map { week in
            var sum = 0.0
            for (scenario, probability) in zip(harm, probabilities) { sum += scenario[index][week] * probability }
            return sum / 100
        }
    }
}
