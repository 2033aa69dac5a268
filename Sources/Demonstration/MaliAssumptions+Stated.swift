import Protection

extension MaliAssumptions {
    /// Every assumed input with its reason: one entry a site for what differs between sites, one for what does not.
    static let stated: [StatedAssumption] =
        inputs.records.map { input in
            let isTold = site(input.site)?.strength?.min == input.troops
            return StatedAssumption(
                field: "troops", subject: name(input.site), value: count(input.troops),
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
                field: "containers", subject: name($0.site), value: count($0.containers),
                reason: Phrase(
                    fr: "Part d’environ 5 500 conteneurs, selon la taille du site.",
                    en: "Share of about 5,500 containers, by the size of the site."))
        }
        + roads.records.map {
            StatedAssumption(
                field: "route", subject: name($0.from),
                value: road($0.to, kilometres: Int($0.kilometres), flow: $0.outCapacity),
                reason: Phrase(
                    fr: "Ordre des routes connu ; durée, débit et certaines distances supposés.",
                    en: "Order of the roads known; time, flow and some distances assumed."))
        }
        + general

    private static func site(_ code: String) -> Site? { MaliSites.all.first { $0.code == code } }

    /// What people call a site; its code where no table has it.
    private static func name(_ code: String) -> String { site(code)?.name ?? code }

    private static func all(_ field: String, _ value: Phrase, why: Phrase) -> StatedAssumption {
        StatedAssumption(field: field, subject: nil, value: value, reason: why)
    }

    /// A count, its thousands set apart as each language does; up to 999,999.
    private static func count(_ number: Int) -> Phrase {
        guard number >= 1_000 else { return Phrase(fr: "\(number)", en: "\(number)") }
        let rest = String("00\(number % 1_000)".suffix(3))
        return Phrase(fr: "\(number / 1_000)\u{202F}\(rest)", en: "\(number / 1_000),\(rest)")
    }

    private static func road(_ end: String, kilometres: Int, flow: Int) -> Phrase {
        let length = count(kilometres)
        return Phrase(
            fr:
                "→\u{A0}\(end.isEmpty ? "hors du pays" : name(end)), \(length.french)\u{A0}km, \(flow)\u{A0}par semaine",
            en: "→\u{A0}\(end.isEmpty ? "abroad" : name(end)), \(length.english)\u{A0}km, \(flow)\u{A0}a week")
    }

    private static let general = [
        all(
            "coverage",
            Phrase(
                fr: "base régionale 85\u{A0}% · autre base 65\u{A0}% · cercle voisin 50\u{A0}% · ailleurs 30\u{A0}%",
                en: "regional base 85% · other base 65% · neighbouring cercle 50% · elsewhere 30%"),
            why: Phrase(fr: "Les signalements suivent la présence.", en: "Reports follow presence.")),
        all(
            "season",
            Phrase(
                fr: "45 à 100\u{A0}% du débit de la saison sèche", en: "45 to 100% of the flow of the dry season"),
            why: Phrase(
                fr: "De juin à octobre, pistes coupées dans le delta et à l’est.",
                en: "June to October, tracks cut in the delta and the east.")),
        all(
            "drawdown_weeks, rear_guard, liquidation_weeks",
            Phrase(
                fr: "réduction 2 à 6 semaines · arrière-garde 35 à 50\u{A0}% · liquidation 8 semaines",
                en: "drawdown 2 to 6 weeks · rear guard 35 to 50% · liquidation 8 weeks"),
            why: Phrase(fr: "Plus longs pour les grands camps.", en: "Longer for the large camps.")),
        all(
            "pools, escorts, airlift, transit_camp, guard",
            Phrase(
                fr:
                    "camions par flotte 90 à 1\u{202F}150 · escortes par groupe 1 à 2 · sièges d’avion par semaine 750 · "
                    + "places au camp de transit 1\u{202F}500 · garde 400",
                en:
                    "trucks a fleet 90 to 1,150 · escorts a group 1 to 2 · seats by air a week 750 · places in the transit "
                    + "camp 1,500 · guards 400"),
            why: Phrase(
                fr: "Ordre de grandeur qui permet un départ en 26 semaines ; aucune source.",
                en: "Order of magnitude that lets 26 weeks suffice; no source.")),
        all(
            "protection",
            Phrase(
                fr: "une base 15 à 55\u{A0}% · la base du cercle voisin 10\u{A0}%",
                en: "a base 15 to 55% · the base of the neighbouring cercle 10%"),
            why: Phrase(fr: "Aucune étude ne la mesure au Mali.", en: "No study measures it in Mali.")),
        all(
            "handovers",
            Phrase(
                fr: "partout : patrouilles, alertes des communautés · grandes bases : droits humains, police",
                en: "everywhere: patrols, alerts of communities · large bases: human rights, police"),
            why: Phrase(
                fr: "Successeurs prêts plus tard là où l’État est absent ; Kidal : pas d’armée au 30 juin.",
                en: "Successors ready later where the state is absent; Kidal: no army on 30 June.")),
        all(
            "risk, cost",
            Phrase(
                fr:
                    "par personne, en points : risque 0,00025 par semaine et 0,0012 par trajet · coût 0,002 par semaine",
                en: "for one person, in points: risk 0.00025 a week and 0.0012 a journey · cost 0.002 a week"),
            why: Phrase(fr: "Poids de décision, pas des mesures.", en: "Weights for deciding, not measurements.")),
        all(
            "medevac",
            Phrase(
                fr: ["GAO", "TOM", "MOP", "BKO", "KID"].map(name).joined(separator: " · "),
                en: ["GAO", "TOM", "MOP", "BKO", "KID"].map(name).joined(separator: " · ")),
            why: Phrase(
                fr: "Hôpitaux supposés aux bases régionales.", en: "Hospitals assumed at the regional bases.")),
    ]
}
