import Access
import Pages
import Protection
import Store
import Workflows

/// Turns a selection of incidents into its page.
struct HarmPresenter {
    let selection: HarmSelection
    let figures: HarmFigures
    let incidents: [IncidentSummary]
    let views: [SavedView]
    let codes: CasualtyWords
    let visitor: Visitor
    let map: HarmMap.Drawing
    /// Whether the list goes on from a page before.
    var isFurther = false

    private var mayExport: Bool { visitor.authorisation.opens(.incidentExport, at: visitor.now) }
    private var maySave: Bool { visitor.authorisation.opens(.incidentViews, at: visitor.now) }

    func page(_ language: Language, notice: RegisterPage.Notice?) -> HarmPage {
        HarmPage(
            frame: visitor.frame(language),
            figures: HarmPage.Figures(
                incidents: figures.count, counting: figures.counting, contested: figures.contested,
                killed: figures.killed, silent: figures.silent,
                unplaced: figures.areas.first { $0.area == nil }?.incidents ?? 0, leftOut: figures.pointsLeftOut),
            knownOn: selection.knownOn, facets: facets, search: search,
            months: months, map: drawn, wholeMap: selection.extent == nil ? nil : Self.path(unframed),
            areaPath: { [selection] area in
                var narrowed = selection
                narrowed.area = area
                return Self.path(narrowed)
            },
            lines: incidents.map(line), next: next, first: isFurther ? Self.path(selection) : nil,
            everything: selection.query.isEmpty ? nil : "/harm", links: links,
            views: views.map { view in
                (
                    view.name, "/harm?" + view.query,
                    Form(
                        to: "/harm/views", submit: Phrase(fr: "Retirer", en: "Remove"),
                        hidden: [("do", "remove"), ("view", view.id)])
                )
            },
            saving: maySave && !selection.query.isEmpty
                ? Form(
                    to: "/harm/views", submit: Phrase(fr: "Garder cette recherche", en: "Save this search"),
                    fields: [.init("name", Phrase(fr: "Son nom", en: "Its name"), .text(longest: 80))],
                    hidden: [("do", "save"), ("query", selection.query.inAddress)]) : nil,
            notice: notice)
    }

    // MARK: - Addresses

    static func path(_ selection: HarmSelection, _ base: String = "/harm", after: HarmIndex.Place? = nil) -> String {
        let query = (selection.query + (after.map { [(name: "after", value: $0.text)] } ?? [])).inAddress
        return query.isEmpty ? base : base + "?" + query
    }

    private var unframed: HarmSelection {
        var whole = selection
        whole.extent = nil
        return whole
    }

    private var next: String? {
        guard figures.hasMore, let last = incidents.last else { return nil }
        return Self.path(selection, after: HarmIndex.Place(day: last.start, incident: last.incident))
    }

    private var links: [(words: Phrase, path: String)] {
        let pages: [(Access.Route, Phrase, String)] = [
            (.duplicates, Phrase(fr: "Doublons à juger", en: "Duplicates to judge"), "/duplicates"),
            (.counts, Phrase(fr: "Décomptes", en: "Counts"), "/counts"),
        ]
        var links = pages.filter { visitor.authorisation.opens($0.0, at: visitor.now) }.map {
            (words: $0.1, path: $0.2)
        }
        if mayExport {
            links += [
                (
                    Phrase(fr: "Exporter ce choix (CSV, interne)", en: "Export this choice (CSV, internal)"),
                    Self.path(selection, "/harm/export.csv")
                ),
                (
                    Phrase(fr: "Exporter ce choix (JSON, interne)", en: "Export this choice (JSON, internal)"),
                    Self.path(selection, "/harm/export.json")
                ),
            ]
        }
        return links
    }

    // MARK: - The list

    private func line(_ summary: IncidentSummary) -> HarmPage.Line {
        let maySee =
            visitor.decide(.incident, .record, on: Resource(area: summary.placedArea, marks: .sexualViolence)) == .allow
        let others = summary.harms.filter { harm in
            !(harm.kind == .killed && harm.status == .civilian) && (harm.kind != .sexualViolence || maySee)
        }
        let grades = Dictionary(
            summary.attributions.compactMap { one in one.actor.map { ($0, one.grade) } },
            uniquingKeysWith: { first, _ in first })
        return HarmPage.Line(
            id: summary.incident, reference: summary.reference, start: summary.start, end: summary.end,
            datePrecision: summary.datePrecision, place: summary.place,
            area: summary.placedArea.map { map.names[$0] ?? $0.code },
            category: summary.category?.label, killed: summary.harm(.killed, .civilian),
            others: others.map { harm in
                let words = IncidentPresenter.words(harm)
                guard harm.kind == .killed else { return words }
                return Phrase(
                    fr: "\(words.french) (\(harm.status.words.french))",
                    en: "\(words.english) (\(harm.status.words.english))")
            }, happened: summary.happened,
            actors: summary.actors.map { ($0, grades[$0] ?? nil) }
                .sorted { ($0.grade?.step ?? -1, $1.name) > ($1.grade?.step ?? -1, $0.name) },
            state: summary.state.label, counts: summary.counts, isContested: summary.isContested)
    }

    private var months: [SituationPage.MonthBar] {
        guard let last = figures.months.last?.month, let first = figures.months.first?.month else { return [] }
        let known = Dictionary(figures.months.map { ($0.month, $0.killed) }, uniquingKeysWith: { first, _ in first })
        // Three years at most: the newest of the selection.
        let start = max(first, last.advanced(by: -35))
        return (start.index...last.index).map { index in
            let month = Month(index: index)
            return .init(month: month, killed: known[month] ?? nil)
        }
    }

    private var drawn: AreaMap {
        let sums = Dictionary(
            figures.areas.compactMap { sum in sum.area.map { ($0, sum.killed) } },
            uniquingKeysWith: { first, _ in first })
        return AreaMap(
            outline: map.outline,
            fills: map.areas.map { area in
                AreaMap.Fill(ref: area.ref, name: area.name, killed: sums[area.ref] ?? nil, coverage: nil)
            },
            incidents: figures.points.map {
                AreaMap.IncidentMark(coordinate: $0.coordinate, killed: $0.killed, isApproximate: false)
            }, showsCoverage: false,
            choosing: AreaMap.Choosing(
                field: "extent",
                chosen: selection.extent.flatMap {
                    AreaMap.Part(south: $0.south, west: $0.west, north: $0.north, east: $0.east)
                }))
    }

    // MARK: - Choices

    private var search: Form {
        let kept = selection.query.filter { !["words", "from", "until", "known", "extent"].contains($0.name) }
        return Form(
            to: "/harm", submit: Phrase(fr: "Chercher", en: "Search"),
            fields: [
                .init(
                    "words", Phrase(fr: "Mots", en: "Words"), .text(longest: 120),
                    hint: Phrase(
                        fr: "lieu, faits, récits sans noms ; jamais un nom",
                        en: "place, facts, narratives without names; never a name"),
                    isRequired: false, value: selection.words ?? ""),
                .init(
                    "from", Phrase(fr: "Du", en: "From"), .day, isRequired: false,
                    value: selection.from?.description ?? ""),
                .init(
                    "until", Phrase(fr: "Au", en: "To"), .day, isRequired: false,
                    value: selection.until?.description ?? ""),
                .init(
                    "known", Phrase(fr: "Tel que connu au", en: "As known on"), .day, isRequired: false,
                    value: selection.knownOn?.description ?? ""),
                .init(
                    "extent", Phrase(fr: "Étendue de la carte", en: "Map extent"), .text(longest: 80),
                    hint: Phrase(
                        fr: "sud,ouest,nord,est en degrés, comme 13.5,-5,15,-3 ; la carte le remplit",
                        en: "south,west,north,east in degrees, as 13.5,-5,15,-3; the map fills it in"),
                    isRequired: false, value: selection.extent?.text ?? ""),
            ], hidden: kept, onlyAsks: true)
    }

    private var facets: [HarmPage.Facet] {
        func choice(_ words: Phrase, _ count: Int, isChosen: Bool, _ change: (inout HarmSelection) -> Void)
            -> HarmPage.Facet.Choice
        {
            var changed = selection
            change(&changed)
            return .init(words: words, count: count, path: Self.path(changed), isChosen: isChosen)
        }
        let kinds = figures.categories.compactMap { category, count -> HarmPage.Facet.Choice? in
            guard let category else { return nil }
            let isChosen = selection.category == category
            return choice(category.label, count, isChosen: isChosen) { $0.category = isChosen ? nil : category }
        }
        let areas = figures.areaChoices.sorted { $0.1 > $1.1 }.map { area, count in
            let isChosen = selection.area == area
            let name = map.names[area] ?? area.code
            return choice(Phrase(fr: name, en: name), count, isChosen: isChosen) { $0.area = isChosen ? nil : area }
        }
        let states = figures.states.map { state, count in
            let isChosen = selection.state == state
            return choice(state.label, count, isChosen: isChosen) { $0.state = isChosen ? nil : state }
        }
        let actors = figures.actors.map { name, count in
            let isChosen = selection.actor == name
            return choice(Phrase(fr: name, en: name), count, isChosen: isChosen) { $0.actor = isChosen ? nil : name }
        }
        let causes = codes.codes(.cause).compactMap { text, entry -> HarmPage.Facet.Choice? in
            guard let code = CasualtyCode<HarmCause>(text) else { return nil }
            let count = figures.causes.reduce(0) { code.includes($1.0) ? $0 + $1.1 : $0 }
            let isChosen = selection.cause == code
            guard count > 0 || isChosen else { return nil }
            return choice(entry.label, count, isChosen: isChosen) { $0.cause = isChosen ? nil : code }
        }
        let contested = choice(
            Phrase(fr: "contesté", en: "contested"), figures.contested, isChosen: selection.isContested
        ) { $0.isContested.toggle() }
        return [
            .init(Phrase(fr: "Quoi", en: "What"), kinds), .init(Phrase(fr: "Cause", en: "Cause"), causes),
            .init(Phrase(fr: "Zone", en: "Area"), first(areas)),
            .init(Phrase(fr: "Que c’est arrivé : au moins", en: "That it happened: at least"), grades(choice)),
            .init(Phrase(fr: "Acteur mis en cause", en: "Alleged actor"), first(actors)),
            .init(Phrase(fr: "État de l’allégation", en: "State of the allegation"), states),
            .init(
                Phrase(fr: "Récits", en: "Accounts"), figures.contested > 0 || selection.isContested ? [contested] : []),
        ]
    }

    /// The thirty that show most, and the one that is chosen.
    private func first(_ choices: [HarmPage.Facet.Choice]) -> [HarmPage.Facet.Choice] {
        Array(choices.prefix(30)) + choices.dropFirst(30).filter(\.isChosen)
    }

    private func grades(
        _ choice: (Phrase, Int, Bool, (inout HarmSelection) -> Void) -> HarmPage.Facet.Choice
    ) -> [HarmPage.Facet.Choice] {
        (1...5).compactMap { Grade($0) }.compactMap { grade in
            let count = figures.grades.reduce(0) { sum, one in
                one.0.map { $0 >= grade.step } == true ? sum + one.1 : sum
            }
            let isChosen = selection.atLeast == grade
            guard count > 0 || isChosen else { return nil }
            let words = GradeLadder.happenedWords(grade)
            return choice(
                Phrase(fr: "\(grade.step) \(words.french)", en: "\(grade.step) \(words.english)"), count, isChosen
            ) { $0.atLeast = isChosen ? nil : grade }
        }
    }
}
