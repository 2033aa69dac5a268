/// What was understood of a report, beside what was said. Every part may be missing, and missing means "not said or not
/// understood", never "no" and never zero. What nobody understood stands in `notUnderstood` for a person to read.
public struct ReportReading: Hashable, Sendable {
    /// A place as named, and what it may be.
    public struct PlaceMention: Hashable, Sendable {
        /// The words of the source; empty where only a point or a code was given.
        public let text: String
        /// The area it lies in, where that is certain.
        public let area: AreaRef?
        public let coordinate: Coordinate?
        public let precision: PlacePrecision?

        public init(
            text: String, area: AreaRef? = nil, coordinate: Coordinate? = nil, precision: PlacePrecision? = nil
        ) {
            self.text = text
            self.area = area
            self.coordinate = coordinate
            self.precision = precision
        }
    }

    /// Harm to people of one sort, as told.
    public struct HarmTold: Hashable, Sendable {
        public enum Sex: String, CaseIterable, Sendable { case female = "f", male = "m", mixed, unknown }
        public enum AgeGroup: String, CaseIterable, Sendable { case child, adult, older, unknown }

        public let kind: HarmKind
        public let count: CountRange
        public let sex: Sex
        public let ageGroup: AgeGroup
        public let status: CivilianStatus

        public init(
            kind: HarmKind, count: CountRange, sex: Sex = .unknown, ageGroup: AgeGroup = .unknown,
            status: CivilianStatus = .unknown
        ) {
            self.kind = kind
            self.count = count
            self.sex = sex
            self.ageGroup = ageGroup
            self.status = status
        }
    }

    /// Somebody named or described; being mentioned lays nothing to them.
    public struct ActorMention: Hashable, Sendable {
        public let text: String
        /// What sort of body, where the word tells.
        public let kind: ActorProfile.Kind?
        /// Whether the form asked for alleged perpetrators; a word in a message never says so by itself.
        public let isAlleged: Bool

        public init(text: String, kind: ActorProfile.Kind?, isAlleged: Bool = false) {
            self.text = text
            self.kind = kind
            self.isAlleged = isAlleged
        }
    }

    public var kind: ReportKind
    public var category: ReportCategory?
    public var place: PlaceMention?
    public var otherPlaces: [PlaceMention] = []
    public var when: TimeWord?
    public var day: Day?
    public var dayPrecision: DatePrecision?
    public var harms: [HarmTold] = []
    public var actors: [ActorMention] = []
    public var peopleAtRisk: CountRange?
    /// Whether it goes on; nil where unknown.
    public var isOngoing: Bool?
    public var isUrgent = false
    public var isHearsay = false
    public var need: String?
    public var narrative: String?
    public var sourceType: String?
    /// Informed consent, where it was asked; nil where unknown.
    public var consent: Bool?
    public var sharing: [String] = []
    /// Whether the person agreed to be called back; nil where not said.
    public var mayCallBack: Bool?
    /// Paths whose answer identifies or reaches a person: they go to the vault and leave the facts.
    public var identifyingPaths: [String] = []
    public var notUnderstood: [String] = []

    public init(kind: ReportKind) {
        self.kind = kind
    }

    /// Everything told of one kind of harm, summed; nil where nothing was told.
    public func total(_ kind: HarmKind) -> CountRange? {
        let told = harms.filter { $0.kind == kind }
        return told.isEmpty ? nil : told.map(\.count).reduce(.noneRecorded, +)
    }
}
