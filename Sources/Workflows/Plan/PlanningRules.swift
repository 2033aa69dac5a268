import Protection

/// What a plan assumes where the store says nothing: stated once, here, and listed with every plan.
///
/// The orders of size follow what was published on MINUSMA's withdrawal (some 13,800 people, 5,500 containers and
/// 4,000 vehicles by road) and are proposals for any other mission.
struct PlanningRules {
    /// People at a site whose strength nobody gives.
    let outpostStrength = 300.0
    let hubStrength = 1_000.0
    /// Containers a person: 5,500 for 13,800 people.
    let containersPerPerson = 0.4
    /// Vehicles a container: 4,000 for 5,500.
    let vehiclesPerContainer = 0.73
    /// Trucks of a pool a week: so many times the mean load, and a few besides.
    let trucksTimesLoad = 1.6
    let trucksBesides = 10.0
    /// One escort for each group of sites, and one more for each so many.
    let sitesPerEscort = 6
    /// Seats a week: so many times the mean pace.
    let seatsTimesPace = 2.0
    /// Beds of a transit camp: a share of all people, and some besides. The guard that stays, as a share of them.
    let transitShare = 0.2
    let transitBesides = 600.0
    let guardShare = 0.05
    /// What a convoy covers in a week, and a truck on its way out and back.
    let kilometresPerTransitWeek = 300.0
    let kilometresPerTruckWeek = 500.0
    /// Roads are a quarter longer than the straight line; where no point is known, and to a port.
    let roadPerStraightLine = 1.25
    let kilometresUnknown = 300.0
    let kilometresToPort = 900.0
    /// No site closes before this week: notice to communities, contracts, escorts.
    let earliestWeek = 3
    /// Weeks after the deadline in which harm still counts.
    let weeksAfterDeadline = 10
    /// Share of harm that a site at full strength averts in its own area, and the most it averts elsewhere.
    let coverageOwn = 0.45
    let coverageNear = 0.20
    let coverageReach = 320.0
    /// A base beyond this share of the reach averts nothing.
    let coverageWithin = 0.8
    /// The share of dry-season road capacity in the rains (July to early September, then to the end of the month).
    let rainCapacity = 0.45
    let lateRainCapacity = 0.70
    /// Weight of each term; expected harm first.
    let alpha = 0.9
    let costPerPersonWeek = 0.002
    let riskOpenPerPerson = 0.00025
    let riskClosePerPersonKilometre = 0.0012 / 150
    /// An open base is at more risk with each week, and a convoy where less than this share of the road is left.
    let riskGrowthPerWeek = 0.02
    let riskOnBadRoads = 1.5
    let badRoad = 0.6
    /// What all tasks of a site avert at full effect, shared by their weights; the weight of a task nobody lists.
    let protectionOfTasks = 0.75
    let weightUnlisted = 3
    /// Weeks a handover takes from the foot of the ladder, one less for each step come; weeks until its full effect.
    let handoverWeeks = 6
    let handoverRamp = 4
    /// What successors can take on, as a multiple of the mean work.
    let capacityTimesWork = 1.25
    /// Lines of the closing benchmarks: protection that must be left, the ceiling on what is unprotected.
    let residualShare = 0.6
    let ceilingShare = 0.72
    /// What proposing an override adds to the objective, by kind of benchmark.
    let tasksWaiver = 60.0
    let residualWaiver = 50.0
    let ceilingWaiver = 35.0
    let calmWaiver = 25.0

    /// The share of road capacity left in the week that starts on a day.
    func road(on day: Day) -> Double {
        let parts = day.parts
        switch (parts.month, parts.day) {
        case (7, _), (8, _), (9, 1...8): return rainCapacity
        case (9, _): return lateRainCapacity
        default: return 1
        }
    }

    /// The four protections a site gives, where nobody has said which tasks it performs: the share of its area's harm
    /// each averts once handed over, and how long a handover takes.
    let protections: [(code: String, successor: String, name: Phrase, share: Double, weeks: Int, ramp: Int)] = [
        ("patrol", "army", Phrase(fr: "Patrouilles", en: "Patrols"), 0.30, 6, 4),
        ("police", "police", Phrase(fr: "Police", en: "Policing"), 0.15, 4, 3),
        ("rights", "monitors", Phrase(fr: "Suivi des droits humains", en: "Human rights monitoring"), 0.12, 3, 2),
        ("alert", "community", Phrase(fr: "Alerte précoce", en: "Early warning"), 0.18, 4, 3),
    ]

    /// The week from which a handover can start, by how far the task has come.
    func readyWeek(_ level: TaskLevel, deadline: Int) -> Int {
        switch level {
        case .done, .shadowRun: 0
        case .resourced: deadline / 10
        case .agreedInWriting: deadline / 5
        case .named: deadline * 3 / 10
        case .none: deadline * 2 / 5
        }
    }

    /// A share as a sentence says it: 45.
    func percent(_ share: Double) -> Int { Int((share * 100).rounded()) }

    /// A factor as a sentence says it: "0,4" and "0.4".
    func spelled(_ factor: Double) -> (french: String, english: String) {
        let text = factor == factor.rounded() ? "\(Int(factor))" : "\(factor)"
        return (String(text.map { $0 == "." ? "," : $0 }), text)
    }
}
