/// The form of organised violence, as UCDP codes it (`type_of_violence`).
public enum ViolenceType: Int, CaseIterable, Sendable {
    case stateBased = 1
    case nonState = 2
    case oneSided = 3
    /// Nobody has said which; no dataset writes it.
    case unknown = 0
}

/// What happened to people or things.
public enum HarmKind: String, CaseIterable, Sendable {
    case killed, injured, missing, abducted, displaced, property
    /// Count and referral only; never a story.
    case sexualViolence = "sexual_violence"
}

/// Whether those harmed were civilians. Unknown is a column of its own: never dropped, never added to civilians.
public enum CivilianStatus: String, CaseIterable, Sendable {
    case civilian, combatant, unknown
}

/// How surely something is held: 0 no information … 5 established. Two separate ladders use it, that an incident
/// happened and who did it; they are never one number.
public struct Grade: Hashable, Comparable, Sendable {
    public let step: Int

    /// A grade, or nil outside 0–5.
    public init?(_ step: Int) {
        guard (0...5).contains(step) else { return nil }
        self.step = step
    }

    public static func < (left: Grade, right: Grade) -> Bool { left.step < right.step }
}

/// Harm of one kind to people of one status.
public struct Harm: Hashable, Sendable {
    public let kind: HarmKind
    public let status: CivilianStatus
    public let count: CountRange

    public init(kind: HarmKind, status: CivilianStatus, count: CountRange) {
        self.kind = kind
        self.status = status
        self.count = count
    }
}

/// Who is alleged to have done it. `actor == nil` means unknown, which is not "nobody".
public struct Attribution: Hashable, Sendable {
    /// The actor's name as the source wrote it.
    public let actor: String?
    /// How surely, where anyone has graded it.
    public let grade: Grade?

    public init(actor: String?, grade: Grade? = nil) {
        self.actor = actor
        self.grade = grade
    }

    public static let unknown = Attribution(actor: nil)
}

/// What is held to have happened: a time window, a place, its harm and whom it is laid to.
public struct Incident: Hashable, Sendable {
    /// Where the record comes from and its key there: with the release, the identity of an imported row.
    public struct Origin: Hashable, Sendable {
        /// Data set and release: "UCDP GED 24.1".
        public let dataset: String
        public let key: String

        public init(dataset: String, key: String) {
            self.dataset = dataset
            self.key = key
        }
    }

    /// Something an import saw and a reader must know.
    public enum Flag: String, CaseIterable, Sendable {
        /// The source published a low above its best or high; the bounds were put in order.
        case boundsReordered = "bounds_reordered"
        /// One row that sums up several events.
        case summaryEvent = "summary_event"
        /// The source itself marks the coding as still to be checked.
        case codingUnchecked = "coding_unchecked"
        /// A single figure with no range behind it.
        case singleFigure = "single_figure"
    }

    public let origin: Origin
    public let start: Day
    public let end: Day
    public let datePrecision: DatePrecision
    public let violence: ViolenceType
    /// Whether civilians were the object of the attack; nil where the source does not code it.
    public let targetsCivilians: Bool?
    /// Whether both sides are communal groups (the ground of inter-communal benchmarks); nil where not coded.
    public let isCommunal: Bool?
    public let coordinate: Coordinate?
    public let placePrecision: PlacePrecision
    public let placeName: String
    public let country: String
    /// First- and second-order area names as the source wrote them; empty where it wrote none.
    public let admin1: String
    public let admin2: String
    public let sideA: String
    public let sideB: String
    public let harms: [Harm]
    public let attribution: Attribution
    /// Number of sources behind the row, where the data set counts them.
    public let sources: Int?
    public let flags: [Flag]
    /// How many distinct events the row stands for: 1, except in a table that was summed before it came here.
    public let events: Int
    /// Civilians killed in the largest of those events, where the row stands for several and says so.
    public let largestEvent: CountRange?
    /// The area the source itself names by code, where it does; then no point is needed to place it.
    public let area: AreaRef?

    public init(
        origin: Origin, start: Day, end: Day, datePrecision: DatePrecision, violence: ViolenceType,
        targetsCivilians: Bool?, isCommunal: Bool?, coordinate: Coordinate?, placePrecision: PlacePrecision,
        placeName: String, country: String, admin1: String, admin2: String, sideA: String, sideB: String,
        harms: [Harm], attribution: Attribution, sources: Int?, flags: [Flag],
        events: Int = 1, largestEvent: CountRange? = nil, area: AreaRef? = nil
    ) {
        self.origin = origin
        self.start = start
        self.end = end
        self.datePrecision = datePrecision
        self.violence = violence
        self.targetsCivilians = targetsCivilians
        self.isCommunal = isCommunal
        self.coordinate = coordinate
        self.placePrecision = placePrecision
        self.placeName = placeName
        self.country = country
        self.admin1 = admin1
        self.admin2 = admin2
        self.sideA = sideA
        self.sideB = sideB
        self.harms = harms
        self.attribution = attribution
        self.sources = sources
        self.flags = flags
        self.events = events
        self.largestEvent = largestEvent
        self.area = area
    }

    /// Recorded harm of one kind to people of one status: unknown where the source does not say, not zero.
    public func harm(_ kind: HarmKind, _ status: CivilianStatus) -> CountRange? {
        harms.first { $0.kind == kind && $0.status == status }?.count
    }
}
