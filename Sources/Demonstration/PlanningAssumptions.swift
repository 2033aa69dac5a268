public import Protection

/// An input that nobody published, or that Relève had to choose, with the reason for the choice.
public struct StatedAssumption: Sendable {
    /// What is assumed: "troops", "out_cap"…
    public let field: String
    /// The site, fleet or actor it is about; nil where it holds for all.
    public let subject: String?
    /// With its unit.
    public let value: Phrase
    public let reason: Phrase
}

/// What a plan needs and the store does not hold: strengths, freight, roads, escorts, hospitals, readiness. Every value
/// is assumed and `stated` lists each with its reason; none is an assessment of the real mission.
public struct PlanningAssumptions: Sendable {
    /// A site's own inputs.
    public struct SiteInput: Sendable {
        public let site: String
        /// People in uniform; all sites sum to `MaliDrawdown.uniformed`.
        public let troops: Int
        public let containers: Int
        /// Weeks before closing in which only the rear guard stays.
        public let drawdownWeeks: Int
        /// Share of troops, and of protection, that stays meanwhile, 0–1.
        public let rearGuard: Double
        /// Weeks after closing in which freight may still leave.
        public let liquidationWeeks: Int
        /// Sites with a hospital of which one must be open while this one is.
        public let medevac: [String]
        /// Relative risk of staying and of leaving by road, 1 as in Mopti.
        public let risk: Double
        /// Share of the harm in its own cercle that the site at full strength averts, 0–1.
        public let protection: Double
    }

    /// A kind of task handed over at a site.
    public struct HandoverInput: Sendable {
        public let site: String
        /// Code of the mandate task.
        public let task: String
        /// Code of the actor that would take it.
        public let successor: String
        /// First week, from the day of the view, in which the handover may start.
        public let readyWeek: Int
        public let durationWeeks: Int
        /// Weeks from completion to full effect.
        public let rampWeeks: Int
        /// Share of the cercle's harm averted at full effect, 0–1.
        public let protection: Double
    }

    public let sites: [SiteInput]
    /// Roads, capacities in containers a week in the dry season.
    public let routes: [Route]
    /// Fleet to truck-weeks a week in the dry season.
    public let pools: [String: Int]
    /// Escort group to convoys escorted at once.
    public let escorts: [String: Int]
    public let handovers: [HandoverInput]
    /// Successor to handovers it can run at once.
    public let successorCapacity: [String: Int]
    /// Seats out of the country a week.
    public let airlift: Int
    /// Most people released from sites and not yet flown out.
    public let transitCamp: Int
    /// People who may still be in the country at the deadline.
    public let guardForce: Int
    /// First week in which any site may close.
    public let earliestWeek: Int
    /// Share of harm a site averts in each cercle beside its own, 0–1.
    public let neighbourProtection: Double
    /// Truck-weeks a container takes: this, and one more for each 500 km.
    public let truckCycleBase: Double
    /// Cost of a person for a week, in the objective's unit.
    public let costPerPersonWeek: Double
    /// Risk of a person staying a week, and of a person travelling 150 km, before a site's own factor.
    public let riskPerPersonWeek: Double
    public let riskPerPersonLeg: Double
    public let stated: [StatedAssumption]
}
