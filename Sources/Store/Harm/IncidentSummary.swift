public import Protection

/// What lists, counts and exports show of one incident, in the version that stood after one change of its file.
public struct IncidentSummary: Hashable, Sendable {
    /// The place of the change among all changes of harm files, from 1.
    public let change: Int
    /// The incident in the version in force after the change.
    public let incident: String
    public let reference: String
    public let recordedAt: Instant
    public let state: AllegationState
    /// Whether its harm counts as recorded.
    public let counts: Bool
    public let mergedInto: String?
    public let start: Day
    public let end: Day
    public let datePrecision: DatePrecision
    public let area: AreaRef?
    public let coordinate: Coordinate?
    public let placePrecision: PlacePrecision
    public let place: String
    public let category: ReportCategory?
    public let violence: ViolenceType
    /// By what people were harmed, as it was recorded.
    public let causeCode: CasualtyCode<HarmCause>
    public var cause: HarmCause { causeCode.standard }
    public let happened: Grade?
    /// To whom it is laid, as people graded it.
    public let attributions: [Attribution]
    /// Whom its claims name, and whom people graded, each once.
    public let actors: [String]
    /// Held harm by kind and status.
    public let harms: [Harm]
    /// Whether claims that cannot both be true stand under it.
    public let isContested: Bool
    public let claims: Int
    /// Distinct persons known one by one.
    public let persons: Int

    /// The summary of an incident after a change.
    /// - Parameters:
    ///   - actors: Whom the claims name.
    ///   - change: Given by the store when it is recorded.
    public init(
        of incident: TrackedIncident, change: Int = 0, recordedAt: Instant, actors: [String], harms: [Harm],
        isContested: Bool, claims: Int, persons: Int
    ) {
        let details = incident.details
        self.init(
            change: change, incident: incident.id, reference: incident.reference, recordedAt: recordedAt,
            state: incident.state, counts: incident.counts, mergedInto: incident.mergedInto, start: details.start,
            end: details.end, datePrecision: details.datePrecision, area: details.area,
            coordinate: details.coordinate, placePrecision: details.placePrecision, place: details.place,
            category: details.category, violence: details.violence, cause: details.causeCode,
            happened: details.happened,
            attributions: details.attributions,
            actors: Set(actors + details.attributions.compactMap(\.actor)).sorted(), harms: harms,
            isContested: isContested, claims: claims, persons: persons)
    }

    init(
        change: Int, incident: String, reference: String, recordedAt: Instant, state: AllegationState, counts: Bool,
        mergedInto: String?, start: Day, end: Day, datePrecision: DatePrecision, area: AreaRef?,
        coordinate: Coordinate?, placePrecision: PlacePrecision, place: String, category: ReportCategory?,
        violence: ViolenceType, cause: CasualtyCode<HarmCause>, happened: Grade?, attributions: [Attribution],
        actors: [String],
        harms: [Harm], isContested: Bool, claims: Int, persons: Int
    ) {
        self.change = change
        self.incident = incident
        self.reference = reference
        self.recordedAt = recordedAt
        self.state = state
        self.counts = counts
        self.mergedInto = mergedInto
        self.start = start
        self.end = end
        self.datePrecision = datePrecision
        self.area = area
        self.coordinate = coordinate
        self.placePrecision = placePrecision
        self.place = place
        self.category = category
        self.violence = violence
        causeCode = cause
        self.happened = happened
        self.attributions = attributions
        self.actors = actors
        self.harms = harms
        self.isContested = isContested
        self.claims = claims
        self.persons = persons
    }

    /// Held harm of one kind to people of one status; nil where nothing speaks of it.
    public func harm(_ kind: HarmKind, _ status: CivilianStatus) -> CountRange? {
        harms.first { $0.kind == kind && $0.status == status }?.count
    }
}
