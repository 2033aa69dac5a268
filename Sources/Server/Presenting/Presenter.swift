import Pages
import Protection
import Workflows

/// Turns what is known into what pages say. Each page has its own extension; what they share stands here.
struct Presenter {
    let view: View
    let request: PageRequest

    var knowledge: Knowledge { view.knowledge }
    var picture: Picture { knowledge.picture }
    var assessed: AssessAreas { view.assessed }

    /// The twelve months up to the day of the view.
    var period: ClosedRange<Month> { knowledge.at.month.advanced(by: -11)...knowledge.at.month }

    var context: PageContext {
        let missions = Set(knowledge.sites.map(\.mission)).sorted()
        let subject = ([knowledge.countryName] + missions).filter { !$0.isEmpty }.joined(separator: " · ")
        return PageContext(
            view: request.view, subject: subject.isEmpty ? "Relève" : subject, at: knowledge.at,
            knownAt: request.knownAt ?? max(knowledge.at, min(knowledge.knownAt.day, knowledge.at)),
            notice: knowledge.demonstration.map { _ in Phrase(fr: "démonstration", en: "demonstration") },
            doors: request.doors, sources: Citations.sources(of: knowledge))
    }

    /// What areas are called at the level drawn.
    var noun: AreaNoun {
        guard knowledge.countryName == "Mali" else { return .zone }
        return knowledge.picture.placement.level == 2 ? .cercle : .region
    }

    /// Reports expected and received over the three months up to the day of the view; nil where any month is missing.
    func coverage(of area: AreaRef) -> Coverage? {
        let months = knowledge.at.month.advanced(by: -2)...knowledge.at.month
        var expected = 0, received = 0
        var provenance = Provenance.source
        for month in months {
            guard let record = picture.coverage[area, month] else { return nil }
            expected += record.expected
            received += record.received
            if record.provenance == .assumed { provenance = .assumed }
        }
        return Coverage(
            area: area, month: months.upperBound, expected: expected, received: received, provenance: provenance)
    }

    func siteNames(in area: AreaRef) -> [String] {
        knowledge.sites.filter { knowledge.siteAreas[$0.code] == area }.map(\.name)
    }

    func bars(_ rows: [PictureRow], months: ClosedRange<Month>) -> [SituationPage.MonthBar] {
        var sums = [CountRange](repeating: .noneRecorded, count: months.count)
        for row in rows {
            for (index, tally) in picture.series(in: row, months: months).enumerated() {
                sums[index] += tally.civilians
            }
        }
        return zip(months, sums).map { month, killed in
            // Before the first record nothing is known, which is not zero.
            let isCovered = picture.recordsFrom.map { month >= $0 } ?? false
            return SituationPage.MonthBar(month: month, killed: isCovered ? killed : nil)
        }
    }

    func shares(_ sums: [String?: Tally], atMost count: Int) -> [SituationPage.ActorShare] {
        let ranked = sums.sorted { left, right in
            (left.value.civilians.min, left.value.civilians.max ?? .max, right.key ?? "")
                > (right.value.civilians.min, right.value.civilians.max ?? .max, left.key ?? "")
        }
        return ranked.prefix(count).map { name, tally in
            SituationPage.ActorShare(name: name, killed: tally.civilians, events: tally.events)
        }
    }
}

extension Knowledge {
    /// The country by its own area, else by the events' word for it.
    var countryName: String { areas.first { $0.level == 0 }?.name ?? "" }
}
