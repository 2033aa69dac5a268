public import Protection

/// Incidents as rows, a page of them at a time, each with the key it has at its source.
public struct EventList: Sendable {
    /// One incident.
    public struct Event: Sendable {
        public let origin: Incident.Origin
        public let start: Day
        public let end: Day
        public let datePrecision: DatePrecision
        public let place: String
        public let placePrecision: PlacePrecision
        public let violence: ViolenceType
        /// Civilians; nil where unknown.
        public let killed: CountRange?
        /// People of unknown civilian status; nil where unknown.
        public let statusUnknown: CountRange?
        /// As the source names it; nil: unknown.
        public let actor: String?
        /// Number of sources behind the row, where counted.
        public let sources: Int?
        public let flags: [Incident.Flag]

        public init(
            origin: Incident.Origin, start: Day, end: Day, datePrecision: DatePrecision, place: String,
            placePrecision: PlacePrecision, violence: ViolenceType, killed: CountRange?, statusUnknown: CountRange?,
            actor: String?, sources: Int?, flags: [Incident.Flag]
        ) {
            self.origin = origin
            self.start = start
            self.end = end
            self.datePrecision = datePrecision
            self.place = place
            self.placePrecision = placePrecision
            self.violence = violence
            self.killed = killed
            self.statusUnknown = statusUnknown
            self.actor = actor
            self.sources = sources
            self.flags = flags
        }
    }

    public let events: [Event]
    /// How many there are in all; nil where not counted.
    public let count: Int?
    /// The key the next page starts after; nil on the last page.
    public let next: String?
    /// Whether pages come before this one.
    public let isContinued: Bool

    public init(events: [Event], count: Int?, next: String? = nil, isContinued: Bool = false) {
        self.events = events
        self.count = count
        self.next = next
        self.isContinued = isContinued
    }
}
