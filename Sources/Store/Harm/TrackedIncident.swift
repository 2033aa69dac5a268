public import Protection

/// An incident as analysts hold it, in the version of a moment.
public struct TrackedIncident: Hashable, Sendable {
    /// What can be edited: all of it makes a version together.
    public struct Details: Hashable, Sendable {
        public var start: Day
        public var end: Day
        public var datePrecision: DatePrecision
        public var area: AreaRef?
        public var coordinate: Coordinate?
        public var placePrecision: PlacePrecision
        /// As the analysts name it.
        public var place: String
        public var category: ReportCategory?
        public var violence: ViolenceType
        /// By what people were harmed, as it was recorded.
        public var causeCode: CasualtyCode<HarmCause>
        /// How surely it happened, as a person decided; nil while nobody has.
        public var happened: Grade?
        /// To whom it is laid, each with a grade of its own; empty is unknown.
        public var attributions: [Attribution]
        /// Codes of what was damaged: "school", "health", "granary"…
        public var objects: [String]
        /// The account that works on it.
        public var assignedTo: String?

        public init(
            start: Day, end: Day, datePrecision: DatePrecision, area: AreaRef?, coordinate: Coordinate? = nil,
            placePrecision: PlacePrecision, place: String, category: ReportCategory? = nil,
            violence: ViolenceType = .oneSided, cause: CasualtyCode<HarmCause> = CasualtyCode(.unknown),
            happened: Grade? = nil,
            attributions: [Attribution] = [], objects: [String] = [], assignedTo: String? = nil
        ) {
            self.start = min(start, end)
            self.end = max(start, end)
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
            self.objects = objects
            self.assignedTo = assignedTo
        }

        /// What rules and figures go by.
        public var cause: HarmCause { causeCode.standard }
    }

    public let id: String
    /// What people call it: `I-2022-0331`.
    public let reference: String
    public let takenInBy: String
    public let takenInAt: Instant
    /// From 1.
    public let version: Int
    public let recordedAt: Instant
    public let recordedBy: String
    /// Why this version was made.
    public let reason: String
    public let state: AllegationState
    public let details: Details
    /// The incident this one was found to be; nil while it stands for itself.
    public let mergedInto: String?

    public init(
        id: String, reference: String, takenInBy: String, takenInAt: Instant, version: Int, recordedAt: Instant,
        recordedBy: String, reason: String, state: AllegationState, details: Details, mergedInto: String? = nil
    ) {
        self.id = id
        self.reference = reference
        self.takenInBy = takenInBy
        self.takenInAt = takenInAt
        self.version = version
        self.recordedAt = recordedAt
        self.recordedBy = recordedBy
        self.reason = reason
        self.state = state
        self.details = details
        self.mergedInto = mergedInto
    }

    /// The next version.
    public func revised(
        _ details: Details? = nil, state: AllegationState? = nil, mergedInto: String?? = nil, at now: Instant,
        by account: String, reason: String
    ) -> TrackedIncident {
        TrackedIncident(
            id: id, reference: reference, takenInBy: takenInBy, takenInAt: takenInAt, version: version + 1,
            recordedAt: max(now, recordedAt), recordedBy: account, reason: reason, state: state ?? self.state,
            details: details ?? self.details, mergedInto: mergedInto ?? self.mergedInto)
    }

    /// Whether its harm counts as recorded: it is logged, stands for itself, and nobody decided otherwise.
    public var counts: Bool {
        guard mergedInto == nil else { return false }
        return switch state {
        case .lead: false
        case .decided(let decision): decision.counts
        default: true
        }
    }
}
