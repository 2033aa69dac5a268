import Access
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// How alerts were answered: the share acted on and the time to arrival, by day and night, area and actor.
struct ResponseRoutes {
    let store: Store
    let names: AreaNames
    private static let days = 365

    func add(to router: Router<Visit>) {
        router.get("/alerts/response") { request, visit in try await page(request, visit) }
    }

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let areas = try visitor.alertAreas(in: .alertResponse, .aggregate)
        let response = try await AlertResponse.load(days: Self.days, within: areas, at: visitor.now, in: store)
        let known = try await names.known().names
        func name(_ area: AreaRef?) -> RegisterPage.Cell {
            area.map { .text(known[$0] ?? $0.code) } ?? .words(Phrase(fr: "Zone inconnue", en: "Area unknown"))
        }
        let whole = (
            RegisterPage.Cell.words(Phrase(fr: "Toutes les alertes", en: "All alerts")), response.all
        )
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/alerts/response",
            title: Phrase(fr: "Réponse aux alertes", en: "Response to alerts"),
            lead: lead(response),
            sections: [
                section(
                    "light", Phrase(fr: "De jour et de nuit", en: "By day and by night"),
                    of: Phrase(fr: "Alertes", en: "Alerts"),
                    note: Phrase(
                        fr: "Le jour va de \(response.daylight.lowerBound) h à \(response.daylight.upperBound) h, "
                            + "à l’heure du soleil là d’où viennent les alertes.",
                        en: "Day is from \(response.daylight.lowerBound):00 to \(response.daylight.upperBound):00, "
                            + "by the sun where the alerts come from."),
                    [whole] + response.byLight.map { (.words($0.light.label), $0.statistics) }),
                section(
                    "regions", Phrase(fr: "Par région", en: "By region"),
                    of: Phrase(fr: "Région", en: "Region"),
                    response.byRegion.map { (name($0.area), $0.statistics) }),
                section(
                    "areas", Phrase(fr: "Par zone", en: "By area"), of: Phrase(fr: "Zone", en: "Area"),
                    response.byArea.map { (name($0.area), $0.statistics) }),
                section(
                    "actors", Phrase(fr: "Par acteur prévenu", en: "By actor told"),
                    of: Phrase(fr: "Acteur", en: "Actor"),
                    note: Phrase(
                        fr: "Une alerte transmise à plusieurs compte sous chacun : ces lignes ne s’additionnent pas.",
                        en: "An alert told to several counts under each: these lines do not add up."),
                    response.byActor.map { one in
                        (
                            one.actor.map { .text($0) }
                                ?? .words(Phrase(fr: "Personne n’a été prévenu", en: "Nobody told")),
                            one.statistics
                        )
                    }),
            ])
        return Response(page: page.render())
    }

    private func lead(_ response: AlertResponse) -> Phrase {
        let invented =
            response.hasInvented
            ? Phrase(
                fr: " Des alertes de la démonstration, inventées, sont comptées ici.",
                en: " Alerts of the demonstration, made up, are counted here.") : Phrase(fr: "", en: "")
        return Phrase(
            fr: "Alertes reçues depuis \(Self.days) jours. La part et les délais portent sur celles qui appelaient une "
                + "action ; là où personne n’est venu, le délai est compté comme le plus long." + invented.french,
            en:
                "Alerts received in the last \(Self.days) days. Shares and times are over those that called for action; "
                + "where nobody came, the time counts as the longest." + invented.english)
    }

    private func section(
        _ id: String, _ title: Phrase, of first: Phrase, note: Phrase? = nil,
        _ rows: [(name: RegisterPage.Cell, AlertStatistics)]
    ) -> RegisterPage.Section {
        RegisterPage.Section(
            id: id, title: title, note: note,
            columns: [
                first, Phrase(fr: "Reçues", en: "Received"), Phrase(fr: "Appelant une action", en: "Actionable"),
                Phrase(fr: "Suivies d’une action", en: "Acted on"), Phrase(fr: "Délai médian", en: "Median time"),
                Phrase(fr: "Neuf sur dix en", en: "Nine in ten within"),
                Phrase(fr: "Jamais répondues", en: "Never answered"),
            ],
            rows: rows.map { name, statistics in RegisterPage.Line([name] + cells(statistics)) },
            empty: Phrase(
                fr: "Aucune alerte reçue : la réponse est inconnue.", en: "No alert received: the response is unknown.")
        )
    }

    private func cells(_ statistics: AlertStatistics) -> [RegisterPage.Cell] {
        [
            .number(statistics.received), .number(statistics.actionable),
            statistics.responseRate.map { .words(share($0, statistics)) } ?? .none,
            statistics.medianDelay.map { .words(Language.delay($0)) } ?? .none,
            statistics.ninthDecileDelay.map { .words(Language.delay($0)) } ?? .none,
            .number(statistics.neverAnswered),
        ]
    }

    private func share(_ range: MeasureRange, _ statistics: AlertStatistics) -> Phrase {
        let counts = "(\(statistics.actedOn)\u{A0}/\u{A0}\(statistics.actionable))"
        return Phrase(
            fr: Language.french.range(range, places: 0) + "\u{202F}% " + counts,
            en: Language.english.range(range, places: 0) + "% " + counts)
    }
}

extension AlertGrouping.Light {
    fileprivate var label: Phrase {
        switch self {
        case .day: Phrase(fr: "De jour", en: "By day")
        case .night: Phrase(fr: "De nuit", en: "By night")
        }
    }
}
