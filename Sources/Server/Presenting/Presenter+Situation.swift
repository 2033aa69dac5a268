import Pages
import Protection
import Workflows

extension Presenter {
    /// What is recorded, where, when, and what is not known.
    func situation() -> SituationPage {
        // What is known to the year alone but began in the period belongs to its sum, though to none of its months.
        let whole = picture.rows.map { row in
            picture.tally(in: row, months: period)
                + picture.standingApart(in: row, dating: .yearOnly, starting: period).tally
        }.reduce(.empty, +)
        let injured =
            picture.records(.injured)
            ? picture.rows.compactMap { picture.harm(.injured, in: $0, months: period) }.reduce(.noneRecorded, +) : nil
        let actors = picture.rows.reduce(into: [String?: Tally]()) { sums, row in
            for (name, tally) in picture.byActor(in: row, months: period) {
                sums[name, default: .empty] = sums[name, default: .empty] + tally
            }
        }
        return SituationPage(
            context: context, noun: noun, period: period, killed: whole.civilians, events: whole.events,
            injured: injured, keys: keys, sites: sites, deadline: deadline, map: map,
            months: bars(picture.rows, months: knowledge.at.month.advanced(by: -35)...knowledge.at.month),
            areas: areaRows, actors: shares(actors, atMost: 6), gaps: gaps(whole, unknownActor: actors[nil]),
            notes: notes)
    }

    private var keys: SituationPage.Keys? {
        guard !assessed.keys.isEmpty else { return nil }
        let followed = assessed.keys.filter { $0.threat.state != .unknown || $0.capacity.state != .unknown }
        return SituationPage.Keys(
            open: assessed.keys.count { $0.bothOpen }, followed: followed.count,
            underVeto: assessed.keys.count { !$0.vetoes.isEmpty })
    }

    private var sites: SituationPage.Sites? {
        guard !knowledge.sites.isEmpty else { return nil }
        let open = knowledge.sites.count { $0.closedOn.map { $0 > knowledge.at } ?? true }
        return SituationPage.Sites(
            open: open, known: knowledge.sites.count, note: DemonstrationWords.strength(knowledge))
    }

    private var deadline: SituationPage.Deadline? { DemonstrationWords.deadline(knowledge) }

    private var map: AreaMap {
        AreaMap(
            outline: view.outline,
            fills: knowledge.pictureAreas.map { area in
                AreaMap.Fill(
                    ref: area.ref, name: area.name,
                    killed: picture.recordsFrom == nil
                        ? nil : picture.tally(in: .area(area.ref), months: period).civilians,
                    coverage: coverage(of: area.ref))
            },
            sites: siteMarks, incidents: incidentMarks)
    }

    var siteMarks: [AreaMap.SiteMark] {
        knowledge.sites.compactMap { site in
            site.coordinate.map {
                AreaMap.SiteMark(
                    name: site.name, coordinate: $0, isApproximate: site.isApproximate,
                    stage: site.closedOn.map { $0 <= knowledge.at } == true ? .closed : .open)
            }
        }
    }

    /// Places with what was recorded there in the period, the gravest first; many incidents at one place make one mark.
    private var incidentMarks: [AreaMap.IncidentMark] {
        var places: [Coordinate: (killed: CountRange, isApproximate: Bool)] = [:]
        for point in knowledge.points where period.contains(point.month) {
            guard let coordinate = point.coordinate else { continue }
            let known = places[coordinate] ?? (.noneRecorded, point.isApproximate)
            places[coordinate] = (known.killed + point.killed, known.isApproximate || point.isApproximate)
        }
        let ranked = places.sorted { left, right in
            (left.value.killed.min, left.key.latitude, left.key.longitude)
                > (right.value.killed.min, right.key.latitude, right.key.longitude)
        }
        return ranked.prefix(400).map { coordinate, place in
            AreaMap.IncidentMark(coordinate: coordinate, killed: place.killed, isApproximate: place.isApproximate)
        }
    }

    private var areaRows: [SituationPage.AreaRow] {
        knowledge.pictureAreas.map { area in
            let row = PictureRow.area(area.ref)
            let tally = picture.tally(in: row, months: period)
            let named = picture.byActor(in: row, months: period).filter { $0.key != nil && $0.value.civilians.min > 0 }
            return SituationPage.AreaRow(
                area: area.ref, name: area.name, events: tally.events, killed: tally.civilians,
                statusUnknown: tally.statusUnknown, coverage: coverage(of: area.ref),
                worstActor: shares(named, atMost: 1).first, sites: siteNames(in: area.ref))
        }
    }

    /// What has no place, no month, no alleged actor or no status, with the harm it concerns.
    private func gaps(_ whole: Tally, unknownActor: Tally?) -> [SituationPage.Gap] {
        var gaps: [SituationPage.Gap] = []
        let placeless = picture.rows.filter { if case .area = $0 { false } else { true } }
            .map { picture.tally(in: $0, months: period) }.reduce(.empty, +)
        if placeless.events > 0 {
            gaps.append(
                SituationPage.Gap(kind: .place, killed: placeless.civilians, events: placeless.events))
        }
        let undated = picture.rows.map { picture.standingApart(in: $0, dating: .yearOnly, starting: period).tally }
            .reduce(.empty, +)
        let overrunning = picture.rows.map { picture.standingApart(in: $0, dating: .overrunning).tally }
            .reduce(.empty, +)
        if undated.events + overrunning.events > 0 {
            gaps.append(
                SituationPage.Gap(
                    kind: .time, killed: undated.civilians + overrunning.civilians,
                    events: undated.events + overrunning.events,
                    note: overrunning.events == 0
                        ? Phrase(fr: "comptés dans la somme de la période", en: "counted in the sum of the period")
                        : Phrase(
                            fr: "dont \(overrunning.events) dont la fenêtre déborde du jour de vue, hors de la somme",
                            en: "\(overrunning.events) of them with a window running past the day of view, "
                                + "outside the sum")))
        }
        if let unknownActor, unknownActor.events > 0 {
            gaps.append(
                SituationPage.Gap(kind: .perpetrator, killed: unknownActor.civilians, events: unknownActor.events))
        }
        if let apart = whole.statusUnknown, apart.max != 0 {
            gaps.append(
                SituationPage.Gap(
                    kind: .status, killed: apart, events: whole.events,
                    note: Phrase(
                        fr: "affrontements entre groupes communautaires : une colonne à part",
                        en: "clashes between communal groups: a column of their own")))
        }
        return gaps
    }

    private var notes: [Phrase] {
        [
            Phrase(
                fr: "Zones : \(knowledge.scheme). « Recensé » ne veut jamais dire « total ».",
                en: "Areas: \(knowledge.scheme). “Recorded” never means “total”.")
        ]
    }
}
