/// Where one benchmark stands in one area on one day, with everything that rests on.
public struct Assessment: Hashable, Sendable {
    /// What decided the state.
    public enum Reason: Hashable, Sendable {
        /// Nothing is held from which it could be told, or it is older than the catalogue lets it stand.
        case nothingHeld
        /// No base of the mission stands in the area.
        case noSite
        /// Too few of the expected reports arrived, or none were expected: silence is not peace.
        case lowCoverage
        /// The records do not reach back to what the value is compared with.
        case noBaseline
        /// One incident alone with so many deaths.
        case massEvent(incident: Int, deaths: Int, month: Month)
        /// Every value of the range is beyond the line.
        case beyondLine
        /// Already beyond the line in a window that is not over.
        case beyondBeforeWindowEnds
        /// Beyond the line, softened by what is held under another code.
        case softened(by: String)
        /// Part of the range is beyond the line, part is not.
        case straddles
        /// Between the two lines.
        case between
        /// Within the line, but for the days since the window's end.
        case notWithinSince
        /// Within the line, but not yet for as many windows in a row as asked.
        case notYetInARow(held: Int, asked: Int)
        /// Within the line.
        case within
    }

    public let area: AreaRef
    public let indicator: Indicator
    public let at: Day
    public let state: BenchmarkState
    public let reason: Reason
    /// The months the value covers.
    public let months: ClosedRange<Month>
    /// The value, in the unit its lines are drawn in; nil where nothing is held.
    public let value: MeasureRange?
    /// Per 100,000 people, where the indicator is a count of people and the population is known.
    public let rate: MeasureRange?
    /// Recorded somewhere in the wider area and no closer: it may belong here, so it widens the range that is judged.
    public let onlyWithin: MeasureRange?
    /// Recorded deaths behind a count of incidents.
    public let deaths: CountRange?
    public let baseline: Double?
    /// Share of the expected reports that arrived, 0–1; nil where it cannot be told.
    public let coverage: Double?
    /// Numbers of the incidents beneath, in the order they were added to the picture.
    public let incidents: [Int]
    /// The entered values beneath.
    public let values: [IndicatorValue]
    /// The standings of tasks beneath.
    public let standings: [TaskStanding]
    public let provenance: Provenance
    /// Whether the share of reports that arrived was assumed.
    public let isCoverageAssumed: Bool

    public var key: BenchmarkKey { indicator.key }

    /// The codes of the vetoes this assessment raises: its own, where a veto indicator is not met.
    public var vetoes: [String] { indicator.isVeto && state == .notMet ? [indicator.code] : [] }

    /// The line under (or over) which it is met, as a number; nil where it is a band or the baseline is not known.
    public var metLine: Double? { indicator.met.bound(baseline: baseline) }

    /// The line beyond which it is not met, as a number.
    public var notMetLine: Double? { indicator.notMet.bound(baseline: baseline) }
}
