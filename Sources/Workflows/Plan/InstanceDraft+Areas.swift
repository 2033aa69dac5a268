import Demonstration
import Forecasting
import Protection
import Sequencing

extension InstanceDraft {
    /// One area around each site: the share of its harm that each base averts, and its scenarios of harm.
    mutating func addAreas(scenarios count: Int, seed: UInt64) {
        for site in sites {
            var coverage = [site.code: input(site.code)?.protection ?? rules.coverageOwn]
            for other in sites where other.code != site.code && other.isHub {
                let distance = site.distance(to: other)
                guard distance < rules.coverageReach * rules.coverageWithin else { continue }
                coverage[other.code] =
                    (stated?.neighbourProtection ?? rules.coverageNear) * (1 - distance / rules.coverageReach)
            }
            areas.append(
                Sequencing.Area(
                    id: "A-\(site.code)", name: site.area.flatMap { knowledge.area($0)?.name } ?? site.name,
                    coverage: coverage))
            areaRefs.append(site.area)
        }
        let (own, near) = (rules.percent(rules.coverageOwn), rules.percent(rules.coverageNear))
        let within = Int((rules.coverageReach * rules.coverageWithin).rounded())
        assume(
            Phrase(fr: "Part des atteintes évitée par une base", en: "Share of harm a base averts"),
            Phrase(
                fr: "\(own) % dans son cercle, jusqu’à \(near) % à moins de \(within) km",
                en: "\(own)% in its own area, up to \(near)% within \(within) km"),
            because: Phrase(
                fr: "ordre de grandeur proposé ; aucune mesure n’existe",
                en: "a proposed order of size; none has been measured"))
        addScenarios(count: count, seed: seed)
    }

    /// Scenarios by redrawing whole past months, so that areas stay as bound together as they were, then spread evenly
    /// over the weeks of each month. Recorded harm happened under the mission's protection: without it, more.
    private mutating func addScenarios(count: Int, seed: UInt64) {
        let months = weeks * 7 / 28 + 3
        guard let history = MonthlyHistory(knowledge.picture),
            let forecast = Conflictology(windows: [12, 36]).forecast(
                history, origin: history.last, steps: months, samples: count, seed: seed),
            let weekly = WeeklyScenarios(forecast, start: start, weeks: weeks, scale: 100)
        else { return }
        let position = Dictionary(weekly.areas.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // Several sites may stand in one area: its harm is shared between them, never counted twice.
        let shared = areaRefs.reduce(into: [AreaRef: Int]()) { if let ref = $1 { $0[ref, default: 0] += 1 } }
        harm = weekly.harm.map { scenario in
            areaRefs.map { ref in
                guard let ref, let index = position[ref.code] else { return Array(repeating: 0, count: weeks) }
                let factor = 1 / (Double(shared[ref] ?? 1) * (1 - rules.coverageOwn))
                return scenario[index].map { (Double($0) * factor).rounded() }
            }
        }
        probabilities = weekly.probabilities
        assume(
            Phrase(fr: "Scénarios d’atteintes", en: "Scenarios of harm"),
            Phrase(
                fr: "\(count) tirages des 12 et 36 derniers mois", en: "\(count) draws from the last 12 and 36 months"),
            because: Phrase(
                fr: "mois entiers retirés au sort, au minimum recensé, étalés sur les semaines ; "
                    + "divisés par la part que la présence est supposée éviter",
                en: "whole months redrawn, at the recorded minimum, spread over the weeks; divided "
                    + "by the share the presence is assumed to avert"))
        for (site, ref) in zip(sites, areaRefs) where ref == nil {
            assume(
                Phrase(fr: "Atteintes autour de \(site.name)", en: "Harm around \(site.name)"),
                Phrase(fr: "inconnues", en: "unknown"),
                because: Phrase(
                    fr: "aucune zone ne contient ce site : le plan ne peut pas en tenir compte",
                    en: "no area holds this site: the plan cannot take it into account"))
        }
    }
}
