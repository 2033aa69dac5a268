/// One indicator of the catalogue and the benchmark made of it: what is measured, which key it serves, how it is
/// brought to an area, and the lines it is held against. Lines are proposals to be set for each area.
public struct Indicator: Hashable, Sendable {
    /// What the indicator speaks of.
    public enum Dimension: String, CaseIterable, Sendable {
        case threat, vulnerability, capacity, transition, accountability, community
    }

    /// Which way is better.
    public enum Direction: String, CaseIterable, Sendable {
        case lower, higher
        /// Between two bounds: too few can be as bad as too many.
        case within
    }

    /// Where a value of the indicator is given.
    public enum Level: String, CaseIterable, Sendable {
        case axis, town, commune, cercle, region, national, mission, site
        case siteArea = "site area"

        /// Whether a value given for a wider area holds for each area inside it.
        public var holdsBelow: Bool { self == .region || self == .national || self == .mission }
    }

    /// How values given for several places inside an area become the area's. There is no mean: one bad place is not
    /// made good by a better one.
    public enum Aggregation: String, CaseIterable, Sendable {
        case worst, sum
    }

    /// The span one value covers.
    public enum Window: String, CaseIterable, Sendable {
        case month, quarter, event

        /// Months in the window; an event is looked at over the last three.
        public var months: Int { self == .month ? 1 : 3 }
    }

    /// What the value is compared with.
    public enum Baseline: Hashable, Sendable {
        case none
        /// The mean of the minima of the same months in so many years before: violence has seasons.
        case sameSeason(years: Int)
        /// The mean of the minima of so many windows just before.
        case meanBefore(windows: Int)
    }

    /// What Relève computes itself, and how.
    public enum Computation: String, CaseIterable, Sendable {
        case civiliansKilled = "civilians killed"
        case civiliansInjured = "civilians injured"
        case abductionsAndMissing = "abductions and missing"
        case attacksOnCivilians = "attacks on civilians"
        case communalDeaths = "communal deaths"
        case responderHarm = "responder harm"
        case taskReadiness = "task readiness"
        case reportingCoverage = "reporting coverage"
    }

    /// Another value that turns "not met" into "at risk" while the indicator stays at or under a number: an agreed
    /// alternative for those who shelter, a credible probe of one incident.
    public struct Softening: Hashable, Sendable {
        /// Code under which that value is entered; 1 or more means yes.
        public let code: String
        public let upTo: Double?

        public init(code: String, upTo: Double?) {
            self.code = code
            self.upTo = upTo
        }
    }

    public let code: String
    public let dimension: Dimension
    public let key: BenchmarkKey
    /// Whether its key stays shut while it is unknown.
    public let isRequired: Bool
    /// Whether "not met" stands above both keys and no plan may waive it.
    public let isVeto: Bool
    public let label: Phrase
    public let unit: Phrase
    public let definition: Phrase
    public let direction: Direction
    public let level: Level
    public let aggregation: Aggregation
    public let window: Window
    public let baseline: Baseline
    public let met: Line
    public let notMet: Line
    /// Deaths in one incident from which it alone means "not met".
    public let massEvent: Int?
    /// How many windows in a row must meet the line.
    public let consecutive: Int
    public let softening: Softening?
    /// nil where the value is entered or imported.
    public let computation: Computation?
    /// How many months an entered value holds.
    public let validMonths: Int
    /// What the lines rest on, and that they are proposed.
    public let basis: Phrase

    public init(
        code: String, dimension: Dimension, key: BenchmarkKey, isRequired: Bool = false, isVeto: Bool = false,
        label: Phrase, unit: Phrase, definition: Phrase, direction: Direction, level: Level,
        aggregation: Aggregation = .worst, window: Window, baseline: Baseline = .none, met: Line, notMet: Line,
        massEvent: Int? = nil, consecutive: Int = 1, softening: Softening? = nil, computation: Computation? = nil,
        validMonths: Int = 3, basis: Phrase
    ) {
        self.code = code
        self.dimension = dimension
        self.key = key
        self.isRequired = isRequired
        self.isVeto = isVeto
        self.label = label
        self.unit = unit
        self.definition = definition
        self.direction = direction
        self.level = level
        self.aggregation = aggregation
        self.window = window
        self.baseline = baseline
        self.met = met
        self.notMet = notMet
        self.massEvent = massEvent
        self.consecutive = consecutive
        self.softening = softening
        self.computation = computation
        self.validMonths = validMonths
        self.basis = basis
    }
}
