import Protection

extension MaliAssumptions {
    /// The inputs of a plan of the withdrawal.
    public static let planning = PlanningAssumptions(
        sites: inputs.records, routes: roads.records,
        pools: ["export": 620, "trunk": 1_150, "east": 170, "west": 90],
        escorts: ["S": 2, "E": 1, "N": 1, "W": 1, "C": 1], handovers: handovers,
        successorCapacity: ["FAMA": 3, "PNM": 2, "UNCT": 2, "CLP": 3], airlift: 750, transitCamp: 1_500,
        guardForce: 400, earliestWeek: 3, neighbourProtection: 0.10, truckCycleBase: 1, costPerPersonWeek: 0.002,
        riskPerPersonWeek: 0.00025, riskPerPersonLeg: 0.0012, stated: stated)

    /// Code | troops | containers | drawdown weeks | rear guard | liquidation weeks | medevac | risk | protection.
    static let inputs = ReferenceTable<PlanningAssumptions.SiteInput>(
        """
        BKO | 1830 | 700 | 6 | 0.35 | 8 | BKO | 0.2 | 0.15
        GAO | 3178 | 1470 | 6 | 0.35 | 8 | GAO | 1.1 | 0.45
        TOM | 2040 | 800 | 6 | 0.35 | 8 | TOM | 1.2 | 0.45
        MOP | 1444 | 700 | 4 | 0.5 | 0 | MOP, BKO | 1.0 | 0.45
        KID | 850 | 620 | 4 | 0.5 | 0 | GAO, KID | 1.6 | 0.45
        TES | 501 | 260 | 2 | 0.5 | 0 | GAO, KID | 1.6 | 0.45
        AGU | 462 | 240 | 2 | 0.5 | 0 | GAO, KID | 1.6 | 0.45
        MEN | 770 | 250 | 2 | 0.5 | 0 | GAO | 1.3 | 0.5
        ANS | 433 | 150 | 2 | 0.5 | 0 | GAO | 1.1 | 0.45
        DOU | 819 | 180 | 2 | 0.5 | 0 | MOP, BKO | 1.0 | 0.45
        OGO | 150 | 30 | 2 | 0.5 | 0 | MOP, BKO | 1.0 | 0.55
        BER | 200 | 40 | 2 | 0.5 | 0 | TOM | 1.2 | 0.5
        GOU | 270 | 60 | 2 | 0.5 | 0 | TOM | 1.2 | 0.5
        """
    ) { fields in
        guard fields.count == 9, let troops = fields.count(1), let containers = fields.count(2),
            let weeks = fields.count(3), let rear = Double(fields[4]), let liquidation = fields.count(5),
            let risk = Double(fields[7]), let protection = Double(fields[8])
        else { return nil }
        return PlanningAssumptions.SiteInput(
            site: fields[0], troops: troops, containers: containers, drawdownWeeks: weeks, rearGuard: rear,
            liquidationWeeks: liquidation, medevac: fields[6].split { $0 == "," || $0 == " " }.map(String.init),
            risk: risk, protection: protection)
    }

    /// From | to (empty: out of the country) | km | transit weeks | containers a week | fleet | escort group.
    static let roads = ReferenceTable<Route>(
        """
        BKO |  | 1000 | 1 | 300 | export | S
        GAO | BKO | 1200 | 1 | 110 | trunk | E
        TOM | BKO | 1000 | 1 | 110 | trunk | W
        MOP | BKO | 640 | 1 | 110 | trunk | C
        KID | GAO | 350 | 2 | 110 | east | N
        TES | GAO | 550 | 2 | 40 | east | N
        AGU | GAO | 450 | 2 | 40 | east | N
        MEN | GAO | 310 | 2 | 40 | east | E
        ANS | GAO | 100 | 1 | 40 | east | E
        DOU | MOP | 180 | 1 | 40 | west | C
        OGO | MOP | 130 | 1 | 40 | west | C
        BER | TOM | 57 | 1 | 40 | west | W
        GOU | TOM | 90 | 1 | 40 | west | W
        """
    ) { fields in
        guard fields.count == 7, let kilometres = Double(fields[2]), let weeks = fields.count(3),
            let capacity = fields.count(4)
        else { return nil }
        return Route(
            from: fields[0], to: fields[1], kilometres: kilometres, transitWeeks: weeks, outCapacity: capacity,
            pool: fields[5], escortGroup: fields[6], validFrom: Mali.asKnown)
    }

    /// What each site hands over: patrols and quick reaction, alerts, reporting on rights and, in the larger, policing.
    private static let handovers = inputs.records.flatMap { input -> [PlanningAssumptions.HandoverInput] in
        let place = readiness[input.site] ?? (ready: 6, weight: 1)
        func task(_ code: String, _ successor: String, _ weeks: Int, _ share: Double)
            -> PlanningAssumptions.HandoverInput
        {
            PlanningAssumptions.HandoverInput(
                site: input.site, task: code, successor: successor,
                readyWeek: successor == "FAMA" ? place.ready : min(place.ready, 4), durationWeeks: weeks, rampWeeks: 4,
                protection: share * place.weight)
        }
        let everywhere = [task("T06", "FAMA", 5, 0.30), task("T07", "CLP", 3, 0.18)]
        return input.troops < 400
            ? everywhere : everywhere + [task("T11", "UNCT", 3, 0.12), task("T15", "PNM", 4, 0.15)]
    }

    /// Week in which the army could start, and how much a handover is worth where the state is weak.
    private static let readiness: [String: (ready: Int, weight: Double)] = [
        "BKO": (2, 1.4), "MOP": (4, 1), "DOU": (4, 1), "OGO": (4, 1), "GAO": (6, 1), "ANS": (6, 1), "TOM": (6, 0.8),
        "GOU": (6, 0.8), "BER": (8, 0.8), "MEN": (8, 0.6), "KID": (16, 0.5), "TES": (16, 0.5), "AGU": (16, 0.5),
    ]
}
