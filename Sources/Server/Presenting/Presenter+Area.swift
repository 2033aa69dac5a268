import Pages
import Protection
import Workflows

extension Presenter {
    /// One area by month, with its benchmarks and incidents.
    func area(_ area: Area, list: EventList) -> AreaPage {
        let row = PictureRow.area(area.ref)
        let tally = picture.tally(in: row, months: period)
        return AreaPage(
            context: context, area: area.ref, name: area.name, within: ancestors(of: area), period: period,
            killed: tally.civilians, events: tally.events, statusUnknown: tally.statusUnknown,
            injured: picture.harm(.injured, in: row, months: period), coverage: coverage(of: area.ref),
            population: population(of: area.ref),
            months: bars([row], months: knowledge.at.month.advanced(by: -35)...knowledge.at.month),
            actors: shares(picture.byActor(in: row, months: period), atMost: 8), sites: siteNames(in: area.ref),
            standings: assessed.indicators.compactMap { indicator in
                assessed.assessment(of: indicator.code, in: area.ref).map {
                    AreaPage.Standing(benchmark: column(of: indicator), state: $0.state, value: figure(of: $0))
                }
            },
            list: list, notes: [])
    }

    private func ancestors(of area: Area) -> [String] {
        var names: [String] = [], current = area
        while let parent = current.parent.flatMap(knowledge.area), names.count < 6 {
            names.append(parent.name)
            current = parent
        }
        return names
    }

    private func population(of area: AreaRef) -> Phrase? {
        let own = knowledge.populations.filter { $0.area == area }
        guard let figure = own.max(by: { $0.year < $1.year }) else { return nil }
        return Phrase(
            fr: "\(Language.french.number(figure.persons)) (\(figure.year), \(figure.source))",
            en: "\(Language.english.number(figure.persons)) (\(figure.year), \(figure.source))")
    }
}
