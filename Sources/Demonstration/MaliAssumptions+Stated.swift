import Protection

extension MaliAssumptions {
    /// Every assumed input with its reason: one entry a site for what differs between sites, one for what does not.
    static let stated: [StatedAssumption] =
        inputs.records.map { input in
            let known = MaliSites.all.first { $0.code == input.site }?.strength
            let isTold = known?.min == input.troops
            return StatedAssumption(
                field: "troops", subject: input.site, value: plain("\(input.troops)"),
                reason: isTold
                    ? Phrase(
                        fr: "Effectif dit lors du départ, pris pour celui du 30 juin.",
                        en: "Strength told when the site was left, taken for that of 30 June.")
                    : Phrase(
                        fr: "Part du reste des 12 947 militaires et policiers, selon le rôle du site.",
                        en: "Share of the rest of the 12,947 in uniform, by the role of the site."))
        }
        + inputs.records.map {
            StatedAssumption(
                field: "containers", subject: $0.site, value: plain("\($0.containers)"),
                reason: Phrase(
                    fr: "Part d’environ 5 500 conteneurs, selon la taille du site.",
                    en: "Share of about 5,500 containers, by the size of the site."))
        }
        + roads.records.map {
            StatedAssumption(
                field: "route", subject: $0.from,
                value: road($0.to, kilometres: Int($0.kilometres), flow: $0.outCapacity),
                reason: Phrase(
                    fr: "Ordre des routes connu ; durée, débit et certaines distances supposés.",
                    en: "Order of the roads known; time, flow and some distances assumed."))
        }
        + general

    private static func all(_ field: String, _ value: String, fr: String, en: String) -> StatedAssumption {
        StatedAssumption(field: field, subject: nil, value: plain(value), reason: Phrase(fr: fr, en: en))
    }

    /// Figures alone; decimals take the language's point.
    private static func plain(_ value: String) -> Phrase {
        Phrase(fr: String(value.map { $0 == "." ? "," : $0 }), en: value)
    }

    private static func road(_ end: String, kilometres: Int, flow: Int) -> Phrase {
        Phrase(
            fr: "→\u{A0}\(end.isEmpty ? "hors du pays" : end), \(kilometres)\u{A0}km, \(flow)\u{A0}par semaine",
            en: "→\u{A0}\(end.isEmpty ? "abroad" : end), \(kilometres)\u{A0}km, \(flow)\u{A0}a week")
    }

    private static let general = [
        all(
            "coverage", "85 / 65 / 50 / 30 %",
            fr: "Les signalements suivent la présence : base régionale, autre site, voisin, ailleurs.",
            en: "Reports follow presence: regional base, other site, neighbour, elsewhere."),
        all(
            "season", "0.45–1", fr: "Saison des pluies, juin à octobre : pistes coupées dans le delta et à l’est.",
            en: "Rains, June to October: tracks cut in the delta and the east."),
        all(
            "drawdown_weeks, rear_guard, liquidation_weeks", "2–6 · 35–50 % · 8",
            fr: "Plus longs pour les grands camps.", en: "Longer for the large camps."),
        all(
            "pools, escorts, airlift, transit_camp, guard", "620–90 · 1–2 · 750 · 1500 · 400",
            fr: "Ordre de grandeur qui permet un départ en 26 semaines ; aucune source.",
            en: "Order of magnitude that lets 26 weeks suffice; no source."),
        all(
            "protection", "15–55 % · 10 %", fr: "Part du mal évitée : aucune étude ne la mesure au Mali.",
            en: "Share of harm averted: no study measures it in Mali."),
        all(
            "handovers", "T06 T07 T11 T15",
            fr: "Successeurs prêts plus tard là où l’État est absent ; Kidal : pas d’armée au 30 juin.",
            en: "Successors ready later where the state is absent; Kidal: no army on 30 June."),
        all(
            "risk, cost", "0.00025 · 0.0012 · 0.002", fr: "Poids de décision, pas des mesures.",
            en: "Weights for deciding, not measurements."),
        all(
            "medevac", "GAO TOM MOP BKO KID", fr: "Hôpitaux supposés aux bases régionales.",
            en: "Hospitals assumed at the regional bases."),
    ]
}
