/// Everything an assessment reads: what was known, gathered by the caller, on the day of the picture.
public struct AssessmentFacts: Sendable {
    public let picture: Picture
    /// Every area of the scheme, all levels, so that values given above or below reach the area asked for.
    public let areas: [Area]
    public let values: [IndicatorValue]
    public let populations: [Population]
    public let standings: [TaskStanding]
    /// Which of the alleged names are the state's forces and police, those who are meant to take over.
    public let actors: [ActorProfile]
    /// The area each site of the mission stands in, by site code.
    public let siteAreas: [String: AreaRef]
    /// The areas that other places (roads, towns) belong to.
    public let links: [AreaRef: [AreaRef]]

    public init(
        picture: Picture, areas: [Area], values: [IndicatorValue] = [], populations: [Population] = [],
        standings: [TaskStanding] = [], actors: [ActorProfile] = [], siteAreas: [String: AreaRef] = [:],
        links: [AreaRef: [AreaRef]] = [:]
    ) {
        self.picture = picture
        self.areas = areas
        self.values = values
        self.populations = populations
        self.standings = standings
        self.actors = actors
        self.siteAreas = siteAreas
        self.links = links
    }
}

extension AreaRef {
    /// A site of the mission as the place of a value: scheme `site`.
    public static func site(_ code: String) -> AreaRef { AreaRef(scheme: "site", code: code) }
}
