/// A base of the mission.
public struct Site: Hashable, Sendable {
    public let mission: String
    /// Short code within the mission: "GAO".
    public let code: String
    public let name: String
    public let coordinate: Coordinate?
    /// Whether the point is exact, or only near the place.
    public let isApproximate: Bool
    /// The area the site stands in, where stated.
    public let area: AreaRef?
    /// People in uniform based there, where known.
    public let strength: CountRange?
    /// Code of the next hub on the road out; nil where the site leaves the country itself.
    public let hub: String?
    /// Road distance to that hub, kilometres.
    public let kilometresToHub: Double?
    /// The day the site was in fact handed over, where that has happened and is known. Drawn beside a plan, never scored.
    public let closedOn: Day?
    public let source: String

    public init(
        mission: String, code: String, name: String, coordinate: Coordinate?, isApproximate: Bool,
        area: AreaRef?, strength: CountRange?, hub: String?, kilometresToHub: Double?, closedOn: Day?, source: String
    ) {
        self.mission = mission
        self.code = code
        self.name = name
        self.coordinate = coordinate
        self.isApproximate = isApproximate
        self.area = area
        self.strength = strength
        self.hub = hub
        self.kilometresToHub = kilometresToHub
        self.closedOn = closedOn
        self.source = source
    }
}

/// That a mission stood at a place in a year, or in a month of it (Geo-PKO base-years and snapshots; Cil, Fjelde,
/// Hultman & Nilsson 2020).
public struct Presence: Hashable, Sendable {
    public let mission: String
    public let country: String
    public let place: String
    public let coordinate: Coordinate?
    public let year: Int
    /// 1–12 for a snapshot; nil for a whole base-year.
    public let month: Int?
    /// Troops at the place; nil where the source does not say.
    public let troops: CountRange?

    public init(
        mission: String, country: String, place: String, coordinate: Coordinate?, year: Int, month: Int?,
        troops: CountRange?
    ) {
        self.mission = mission
        self.country = country
        self.place = place
        self.coordinate = coordinate
        self.year = year
        self.month = month
        self.troops = troops
    }
}

/// A stretch of road between two sites, with what it can carry.
public struct Route: Hashable, Sendable {
    public let from: String
    /// Empty where the road leaves the country.
    public let to: String
    public let kilometres: Double
    public let transitWeeks: Int
    /// Containers a week.
    public let outCapacity: Int
    /// Trucks are shared within a pool.
    public let pool: String
    public let escortGroup: String
    public let validFrom: Day?

    public init(
        from: String, to: String, kilometres: Double, transitWeeks: Int, outCapacity: Int, pool: String,
        escortGroup: String, validFrom: Day?
    ) {
        self.from = from
        self.to = to
        self.kilometres = kilometres
        self.transitWeeks = transitWeeks
        self.outCapacity = outCapacity
        self.pool = pool
        self.escortGroup = escortGroup
        self.validFrom = validFrom
    }
}
