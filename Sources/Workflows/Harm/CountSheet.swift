public import Protection
import Store

/// What is asked of counts.
public struct CountQuestion: Hashable, Sendable {
    /// By what lines are told apart.
    public struct Parts: OptionSet, Hashable, Sendable {
        public let rawValue: Int

        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        public static let area = Parts(rawValue: 1)
        public static let month = Parts(rawValue: 2)
        public static let actor = Parts(rawValue: 4)
        public static let violence = Parts(rawValue: 8)
        public static let cause = Parts(rawValue: 16)
    }

    public var parts: Parts = [.area, .month, .actor]
    /// One kind of harm, or all.
    public var kind: HarmKind?
    /// Only incidents placed in these areas; nil for all, and for those nobody has placed.
    public var areas: Set<AreaRef>?
    /// Only incidents of these months.
    public var months: ClosedRange<Month>?
    /// Only incidents laid to this actor, alone or with others.
    public var actor: String?
    /// Only incidents of this cause; of a standard code also those recorded under one added beneath it.
    public var cause: CasualtyCode<HarmCause>?
    /// Nothing below this step of the ladder that it happened; an incident nobody has graded is left out then.
    public var atLeast: Grade?
    /// As known at this moment.
    public var knownAt = Instant.latest
    /// The day the figures were told of, against which late verification is flagged; nil for the end of each month.
    public var publishedOn: Day?

    public init() {}
}

/// Counts over distinct incidents, each line a sum of ranges, and what stands beside the sums.
public struct CountSheet: Sendable {
    /// What a line is of. A part the question does not ask for is nil; one it asks for is nil where it is unknown:
    /// unplaced, undated, actor unknown.
    public struct Key: Hashable, Sendable {
        public var area: AreaRef?
        public var month: Month?
        public var actor: String?
        public var violence: ViolenceType?
        public var cause: HarmCause?

        public init(
            area: AreaRef? = nil, month: Month? = nil, actor: String? = nil, violence: ViolenceType? = nil,
            cause: HarmCause? = nil
        ) {
            self.area = area
            self.month = month
            self.actor = actor
            self.violence = violence
            self.cause = cause
        }
    }

    /// A sum over distinct incidents.
    public struct Sum: Hashable, Sendable {
        public var incidents = 0
        /// Of them, those in which claims contradict each other.
        public var contested = 0
        /// Of them, those for which nothing gives a number of the harm asked for.
        public var silent = 0
        /// Of them, those verified after the period they belong to had been told of.
        public var late = 0
        /// Harm by kind and status; a pair nothing speaks of is not there, which is unknown.
        public var harms: [Harm] = []

        public init() {}

        /// What is recorded of one kind and status; nil where nothing speaks of it: unknown, not zero.
        public func count(_ kind: HarmKind, _ status: CivilianStatus) -> CountRange? {
            harms.first { $0.kind == kind && $0.status == status }?.count
        }
    }

    public struct Line: Hashable, Sendable {
        public let key: Key
        public let sum: Sum
    }

    /// An incident whose claims contradict each other, with what each says.
    public struct Contested: Hashable, Sendable {
        public let incident: String
        public let reference: String
        public let cells: [HarmTally.Cell]
    }

    public let lines: [Line]
    public let total: Sum
    /// Persons known one by one, alike ones together.
    public let people: [HarmTally.People]
    /// Incidents in which a school or a health facility was damaged.
    public let onSchoolOrHospital: Int
    /// Incidents whose month is unknown and that may or may not belong to the months asked for: in no sum.
    public let undated: Int
    /// The first of the contested incidents, by reference.
    public let contested: [Contested]
}
