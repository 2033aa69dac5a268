/// What one report says of one incident. Claims that contradict each other stay side by side under the incident: each is
/// shown, none is averaged, and one that is not used for counting says why.
public struct IncidentClaim: Hashable, Sendable {
    /// Whether a claim counts.
    public enum Use: Hashable, Sendable {
        case held
        /// Shown beside the others and not counted; the reason is kept.
        case setAside(why: String)
    }

    /// Whether the source could reach the place.
    public enum Access: String, CaseIterable, Sendable {
        case present, visited, remote, refused, unknown
    }

    /// Somebody named as having done it, in a role, with what this source says of it.
    public struct AllegedActor: Hashable, Sendable {
        public enum Role: String, CaseIterable, Sendable {
            /// Did it.
            case perpetrator
            /// Took part, or was there with those who did it.
            case participant
            /// Gave the order.
            case command
        }

        /// As the source names it.
        public let name: String
        public let role: Role

        public init(name: String, role: Role = .perpetrator) {
            self.name = name
            self.role = role
        }
    }

    public let id: String
    /// The report it was made from.
    public let report: String
    public let sourceType: SourceType
    public let rating: SourceRating
    /// When it was said.
    public let saidOn: Day?
    public let access: Access
    /// What it says; what it does not speak of is not there, which is unknown and not zero.
    public let harms: [Harm]
    public let actors: [AllegedActor]
    public let use: Use

    public init(
        id: String, report: String, sourceType: SourceType, rating: SourceRating = .unjudged, saidOn: Day? = nil,
        access: Access = .unknown, harms: [Harm], actors: [AllegedActor] = [], use: Use = .held
    ) {
        self.id = id
        self.report = report
        self.sourceType = sourceType
        self.rating = rating
        self.saidOn = saidOn
        self.access = access
        self.harms = harms
        self.actors = actors
        self.use = use
    }

    /// Whether it may bear on a figure: used, from a source not known to be unreliable, and not improbable.
    public var isCredible: Bool {
        guard use == .held, rating.reliability != .unreliable else { return false }
        return rating.credibility != .improbable
    }

    /// What it says of one kind of harm to people of one status; nil where it does not speak of it.
    public func count(_ kind: HarmKind, _ status: CivilianStatus) -> CountRange? {
        let told = harms.filter { $0.kind == kind && $0.status == status }
        return told.isEmpty ? nil : told.map(\.count).reduce(.noneRecorded, +)
    }
}
