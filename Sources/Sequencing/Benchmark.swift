/// A condition that the closing of one base should meet.
public struct Benchmark: Sendable, Equatable, Codable {
    /// What is measured at the closing week.
    public enum Kind: String, Sendable, Equatable, Codable, CaseIterable {
        /// All `tasks` are complete at least `lead` weeks before closing.
        case tasks
        /// The protection left by handed-over tasks in `area` reaches `level`.
        case residual
        /// The mean forecast harm of `area` is at most `level`.
        case calm
        /// The mean forecast harm times the unprotected share is at most `level`.
        case ceiling
    }

    /// Identifier used by plans.
    public var id: String
    /// What is measured.
    public var kind: Kind
    /// Base whose closing it conditions.
    public var base: String
    /// Area in which it is measured.
    public var area: String
    /// Tasks that must be complete (kind `tasks`).
    public var tasks: [String]
    /// Weeks by which they must precede the closing (kind `tasks`).
    public var lead: Int
    /// Threshold (the other kinds).
    public var level: Double
    /// Whether a plan may propose to override it. A veto is not waivable and is never waived.
    public var waivable: Bool
    /// What proposing the override costs in the objective.
    public var waiverCost: Double

    enum CodingKeys: String, CodingKey {
        case id
        case kind = "type"
        case base, area, tasks, lead, level, waivable
        case waiverCost = "waiver_cost"
    }

    /// Makes a benchmark.
    public init(
        id: String, kind: Kind, base: String, area: String, tasks: [String] = [], lead: Int = 0, level: Double = 0,
        waivable: Bool = true, waiverCost: Double
    ) {
        self.id = id
        self.kind = kind
        self.base = base
        self.area = area
        self.tasks = tasks
        self.lead = lead
        self.level = level
        self.waivable = waivable
        self.waiverCost = waiverCost
    }
}
