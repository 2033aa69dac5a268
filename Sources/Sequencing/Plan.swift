/// A sequenced withdrawal: when each base closes, when each task is handed over, what freight moves, and which
/// benchmarks the plan proposes to override.
public struct Plan: Sendable, Equatable, Codable {
    /// Base id to closing week.
    public var closures: [String: Int]
    /// Task id to completion week; a task left out is never handed over.
    public var handovers: [String: Int]
    /// Base id to containers leaving per week.
    public var shipments: [String: [Double]]
    /// Benchmarks proposed to be overridden.
    public var waivers: [String]
    /// Value of the whole objective.
    public var objective: Double?
    /// Expected civilians harmed, apart from freight and cost.
    public var harm: Double?
    /// Civilians harmed in the worst scenarios (conditional value at risk).
    public var cvar: Double?
    /// No plan can have a lower objective; `nil` when no bound was had in time.
    public var bound: Double?
    /// `(objective - bound) / objective`; `nil` without a bound.
    public var gap: Double?
    /// Seed of the search.
    public var seed: UInt64?
    /// Why each base closes when it does.
    public var reasons: [ClosureReason]?

    /// Makes a plan; the extra keys are filled by `Sequencer`.
    public init(
        closures: [String: Int], handovers: [String: Int], shipments: [String: [Double]] = [:], waivers: [String] = []
    ) {
        self.closures = closures
        self.handovers = handovers
        self.shipments = shipments
        self.waivers = waivers
    }

    enum CodingKeys: String, CodingKey {
        case closures, handovers, shipments, waivers, objective, harm, cvar, bound, gap, seed, reasons
    }

    /// Writes every key; `bound` and `gap` are written as null when there is none, so that a reader sees it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(closures, forKey: .closures)
        try container.encode(handovers, forKey: .handovers)
        try container.encode(shipments, forKey: .shipments)
        try container.encode(waivers, forKey: .waivers)
        try container.encodeIfPresent(objective, forKey: .objective)
        try container.encodeIfPresent(harm, forKey: .harm)
        try container.encodeIfPresent(cvar, forKey: .cvar)
        try container.encode(bound, forKey: .bound)
        try container.encode(gap, forKey: .gap)
        try container.encodeIfPresent(seed, forKey: .seed)
        try container.encodeIfPresent(reasons, forKey: .reasons)
    }
}
