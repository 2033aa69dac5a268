import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// Whose voice is missing: expected reporters against those heard, per area and week.
struct CoverageRoutes {
    let store: Store
    let names: AreaNames
    let map: HarmMap
    private static let weeks = 6

    func add(to router: Router<Visit>) {
        router.get("/voices/coverage") { request, visit in try await page(request, visit) }
        router.post("/voices/coverage") { request, visit in try await expect(request, visit) }
        router.post("/voices/coverage/{id}/end") { request, visit in try await end(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        let areas = try visitor.alertAreas(in: .coverage, .aggregate)
        let day = visitor.now.day
        let voices = try await VoiceCoverage.load(weeks: Self.weeks, to: day, within: areas, in: store)
        let areaNames = try await names.known()
        let known = areaNames.names
        let seesVoices = visitor.authorisation.opens(.reporterExpect, at: visitor.now)
        let cells = Dictionary(grouping: voices.coverage.cells.filter { $0.expected > 0 }, by: \.area)
        let silent = Set(voices.coverage.silences(at: day).map { $0.area })
        let drawing = try await map.drawing(at: visitor.now)
        let wider = CoverageByRegion(voices.coverage, drawing: drawing, within: areas, at: day)
        var sections = [
            wider.section(known),
            RegisterPage.Section(
                id: "weeks", title: Phrase(fr: "Par zone et semaine", en: "By area and week"),
                note: Phrase(
                    fr:
                        "Chaque source attendue compte une fois par semaine. Vingt messages d’une voix restent une voix.",
                    en: "Each expected source counts once a week. Twenty messages of one voice are one voice."),
                columns: [
                    Words.areas, Phrase(fr: "Semaine", en: "Week"), Phrase(fr: "Attendues", en: "Expected"),
                    Phrase(fr: "Entendues", en: "Heard"), Phrase(fr: "Couverture", en: "Coverage"),
                    Phrase(fr: "Autres voix", en: "Other voices"),
                ]
                    + (seesVoices ? [Phrase(fr: "Manquent", en: "Missing")] : []) + [Words.state],
                rows: cells.keys.sorted().flatMap { area in
                    (cells[area] ?? []).sorted { $0.week > $1.week }.map { cell in
                        line(cell, known, silent: silent, day: day, visitor: visitor, seesVoices: seesVoices)
                    }
                },
                empty: Phrase(
                    fr: "Personne n’est attendu nulle part : la couverture est inconnue.",
                    en: "Nobody is expected anywhere: coverage is unknown.")),
        ]
        if seesVoices { sections.append(reporters(voices.reporters, known, visitor)) }
        var frame = visitor.frame(PageRequest.language(of: request))
        if seesVoices { frame.areas = areaNames.offered }
        let page = RegisterPage(
            frame: frame, path: "/voices/coverage",
            title: Phrase(fr: "Voix attendues et entendues", en: "Voices expected and heard"),
            lead: Phrase(
                fr:
                    "Sous \(leastCoveragePercent) % de couverture rien ne se lit « rempli » : le silence n’est pas la paix.",
                en: "Under \(leastCoveragePercent)% coverage nothing reads “met”: silence is not peace."),
            notice: notice, map: wider.map, sections: sections)
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func line(
        _ cell: ReporterCoverage.Cell, _ known: [AreaRef: String], silent: Set<AreaRef>, day: Day, visitor: Visitor,
        seesVoices: Bool
    ) -> RegisterPage.Line {
        let share = (cell.percent ?? 0).rounded(.down)
        let isOver = cell.week.lastDay < day
        let state: RegisterPage.Cell =
            !isOver
            ? .words(Phrase(fr: "semaine en cours", en: "week not over"))
            : cell.heard == 0
                ? .state(
                    silent.contains(cell.area)
                        ? Phrase(fr: "silence", en: "silence")
                        : Phrase(fr: "personne n’a été entendu", en: "nobody heard"),
                    calls: true)
                : share < Double(leastCoveragePercent)
                    ? .state(
                        Phrase(fr: "moins de \(leastCoveragePercent) %", en: "under \(leastCoveragePercent)%"),
                        calls: true)
                    : .words(
                        Phrase(fr: "\(leastCoveragePercent) % ou plus", en: "\(leastCoveragePercent)% or more"))
        let mayName = visitor.decide(.coverage, .record, on: Resource(area: cell.area)) == .allow
        return RegisterPage.Line(
            [
                .text(known[cell.area] ?? cell.area.code), .text(cell.week.description), .number(cell.expected),
                .number(cell.heard), .words(Phrase(fr: "\(Int(share)) %", en: "\(Int(share))%")), .number(cell.others),
            ] + (seesVoices ? [.text(mayName ? cell.missing.joined(separator: ", ") : "–")] : []) + [state])
    }

    private func reporters(
        _ reporters: [StoredReporter], _ known: [AreaRef: String], _ visitor: Visitor
    ) -> RegisterPage.Section {
        RegisterPage.Section(
            id: "reporters", title: Phrase(fr: "Sources attendues", en: "Expected sources"),
            note: Phrase(
                fr: "Des pseudonymes : un appareil, un point focal. Le nom de la personne reste dans le coffre.",
                en: "Pseudonyms: a device, a focal point. Who it is stays in the vault."),
            columns: [Phrase(fr: "Source", en: "Source"), Words.areas, Words.since, Words.until],
            rows: reporters.filter {
                visitor.decide(.reporterExpect, .record, on: Resource(area: $0.reporter.area)) == .allow
            }.map { one in
                RegisterPage.Line(
                    [
                        .code(one.reporter.source), .text(known[one.reporter.area] ?? one.reporter.area.code),
                        .text(one.reporter.from.description),
                        one.reporter.until.map { .text($0.description) }
                            ?? .words(Phrase(fr: "sans fin", en: "no end")),
                    ],
                    forms: one.reporter.until == nil
                        ? [
                            Form(
                                to: "/voices/coverage/\(one.id)/end",
                                submit: Phrase(fr: "Ne plus attendre", en: "Expect no more"))
                        ]
                        : [])
            },
            forms: [
                Form(
                    to: "/voices/coverage", submit: Phrase(fr: "Attendre chaque semaine", en: "Expect every week"),
                    title: Phrase(fr: "Une source attendue", en: "An expected source"),
                    fields: [
                        .init("source", Phrase(fr: "Pseudonyme", en: "Pseudonym"), .text(longest: 100)),
                        .init(
                            "area", Phrase(fr: "Zone", en: "Area"), .area,
                            hint: Phrase(fr: "par son nom, dans la liste", en: "by its name, out of the list")),
                        .init(
                            "from", Phrase(fr: "Depuis la semaine du", en: "From the week of"), .day,
                            value: visitor.now.day.description),
                    ])
            ])
    }

    private func expect(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.requireOpening(.reporterExpect)
        guard let area = form.text("area").flatMap({ AreaRef(typed: $0) }),
            let from = form.text("from").flatMap({ Day(exactly: $0) }),
            let account = visit.visitor.profile?.id
        else { throw DoorRefusal.malformed }
        try visit.visitor.require(.reporterExpect, .record, on: Resource(area: area))
        do {
            guard try await names.known().names[area] != nil else { throw Refusal.areaUnknown }
            try await ExpectReporter(store: store)(
                form.text("source") ?? "", in: area, from: Week(of: from), by: account, at: visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .usage || refusal.isShared(.areaUnknown) {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
        return Response.redirect(to: "/voices/coverage#reporters", type: .normal)
    }

    private func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = try visit.parameters.require("id")
        let found = try await store.facts.read { try StoredReporter.all(in: $0) }.first { $0.id == id }
        try visit.visitor.require(.reporterExpect, .record, on: found.map { Resource(id: id, area: $0.reporter.area) })
        guard let account = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        try await ExpectReporter(store: store).end(
            id, after: Week(of: visit.visitor.now.day), by: account, at: visit.visitor.now)
        return Response.redirect(to: "/voices/coverage#reporters", type: .normal)
    }
}

extension Refusal {
    fileprivate static let areaUnknown = Refusal(
        .areaUnknown,
        message: Phrase(fr: "Cette zone n’est pas connue.", en: "That area is not known."),
        remedy: Phrase(fr: "Vérifiez le schéma et le code.", en: "Check the scheme and the code."))
}
