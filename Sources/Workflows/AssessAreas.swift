public import Protection

/// Holds every benchmark of the catalogue against what is known.
public struct AssessAreas: Sendable {
    public let knowledge: Knowledge
    /// Area by area, in the catalogue's order.
    public let assessments: [Assessment]
    /// In the order of the picture's areas.
    public let keys: [TwoKeys]
    public let indicators: [Indicator]

    private let cells: [AreaRef: [String: Int]]

    public init(_ knowledge: Knowledge, indicators: [Indicator]) {
        self.knowledge = knowledge
        self.indicators = indicators
        let facts = AssessmentFacts(
            picture: knowledge.picture, areas: knowledge.areas, values: knowledge.values,
            populations: knowledge.populations, standings: knowledge.standings, actors: knowledge.actors,
            siteAreas: knowledge.siteAreas)
        let assessor = Assessor(indicators: indicators, facts: facts)
        assessments = assessor.assessments()
        keys = assessor.keys(from: assessments)
        cells = assessments.enumerated().reduce(into: [:]) { cells, entry in
            cells[entry.element.area, default: [:]][entry.element.indicator.code] = entry.offset
        }
    }

    /// One cell of the matrix.
    public func assessment(of indicator: String, in area: AreaRef) -> Assessment? {
        cells[area]?[indicator].map { assessments[$0] }
    }

    /// The two keys of one area.
    public func keys(of area: AreaRef) -> TwoKeys? { keys.first { $0.area == area } }
}
