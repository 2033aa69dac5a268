/// A site of the mission and what its closing takes.
public struct Base: Sendable, Equatable, Codable {
    /// Identifier used by plans.
    public var id: String
    /// Name for people; the identifier stands in where it is missing.
    public var name: String?
    /// Longitude or map abscissa, where known.
    public var x: Double?
    /// Latitude or map ordinate, where known.
    public var y: Double?
    /// People stationed.
    public var troops: Double
    /// Containers to bring home.
    public var containers: Double
    /// Vehicles, informative.
    public var vehicles: Double?
    /// First week in which it may close.
    public var earliest: Int
    /// Last week in which it may close (the deadline binds too).
    public var latest: Int
    /// Weeks before closing in which only the rear guard stays.
    public var drawdownWeeks: Int
    /// Share of troops, and of protection, kept during the drawdown, 0 to 1.
    public var rearGuard: Double
    /// Next hub on the road home; `nil` leaves the country.
    public var parent: String?
    /// Weeks on the road to the parent, or out of the country.
    public var transitWeeks: Int
    /// Truck-weeks that one container takes.
    public var truckCycle: Double
    /// Fleet it draws on.
    public var pool: String
    /// Escort group it draws on.
    public var escortGroup: String
    /// Escorts its last convoy needs.
    public var escortNeed: Double
    /// Sites with a hospital of which one must be open while this base is; may name the base itself.
    public var medevac: [String]
    /// Cost per week open.
    public var runningCost: Double
    /// Weeks after closing in which freight may still leave.
    public var liquidationWeeks: Int
    /// Containers the outgoing road carries, per week.
    public var outCap: [Double]
    /// Risk to personnel of each week open.
    public var riskOpen: [Double]
    /// Risk to personnel of closing in that week.
    public var riskClose: [Double]

    enum CodingKeys: String, CodingKey {
        case id, name, x, y, troops, containers, vehicles, earliest, latest
        case drawdownWeeks = "drawdown_weeks"
        case rearGuard = "rear_guard"
        case parent
        case transitWeeks = "transit_weeks"
        case truckCycle = "truck_cycle"
        case pool
        case escortGroup = "escort_group"
        case escortNeed = "escort_need"
        case medevac
        case runningCost = "running_cost"
        case liquidationWeeks = "liquidation_weeks"
        case outCap = "out_cap"
        case riskOpen = "risk_open"
        case riskClose = "risk_close"
    }

    /// Makes a base; `Instance.validated()` checks it against the rest of the instance.
    public init(
        id: String, name: String? = nil, x: Double? = nil, y: Double? = nil, troops: Double, containers: Double,
        vehicles: Double? = nil, earliest: Int, latest: Int, drawdownWeeks: Int, rearGuard: Double, parent: String?,
        transitWeeks: Int, truckCycle: Double, pool: String, escortGroup: String, escortNeed: Double,
        medevac: [String], runningCost: Double, liquidationWeeks: Int, outCap: [Double], riskOpen: [Double],
        riskClose: [Double]
    ) {
        self.id = id
        self.name = name
        self.x = x
        self.y = y
        self.troops = troops
        self.containers = containers
        self.vehicles = vehicles
        self.earliest = earliest
        self.latest = latest
        self.drawdownWeeks = drawdownWeeks
        self.rearGuard = rearGuard
        self.parent = parent
        self.transitWeeks = transitWeeks
        self.truckCycle = truckCycle
        self.pool = pool
        self.escortGroup = escortGroup
        self.escortNeed = escortNeed
        self.medevac = medevac
        self.runningCost = runningCost
        self.liquidationWeeks = liquidationWeeks
        self.outCap = outCap
        self.riskOpen = riskOpen
        self.riskClose = riskClose
    }

    /// Writes every key of the schema; `parent` is written as null where the base leaves the country.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(name, forKey: .name)
        try container.encodeIfPresent(x, forKey: .x)
        try container.encodeIfPresent(y, forKey: .y)
        try container.encode(troops, forKey: .troops)
        try container.encode(containers, forKey: .containers)
        try container.encodeIfPresent(vehicles, forKey: .vehicles)
        try container.encode(earliest, forKey: .earliest)
        try container.encode(latest, forKey: .latest)
        try container.encode(drawdownWeeks, forKey: .drawdownWeeks)
        try container.encode(rearGuard, forKey: .rearGuard)
        try container.encode(parent, forKey: .parent)
        try container.encode(transitWeeks, forKey: .transitWeeks)
        try container.encode(truckCycle, forKey: .truckCycle)
        try container.encode(pool, forKey: .pool)
        try container.encode(escortGroup, forKey: .escortGroup)
        try container.encode(escortNeed, forKey: .escortNeed)
        try container.encode(medevac, forKey: .medevac)
        try container.encode(runningCost, forKey: .runningCost)
        try container.encode(liquidationWeeks, forKey: .liquidationWeeks)
        try container.encode(outCap, forKey: .outCap)
        try container.encode(riskOpen, forKey: .riskOpen)
        try container.encode(riskClose, forKey: .riskClose)
    }

    /// The name people use, or the identifier.
    public var label: String { name ?? id }
}
