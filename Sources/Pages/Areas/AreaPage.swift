public import Protection

/// One area: its picture by month, its benchmarks, and its incidents a page at a time.
public struct AreaPage: Sendable {
    /// A benchmark of the area, in a line.
    public struct Standing: Sendable {
        public let benchmark: BenchmarksPage.Column
        public let state: BenchmarkState
        public let value: Figure?

        public init(benchmark: BenchmarksPage.Column, state: BenchmarkState, value: Figure?) {
            self.benchmark = benchmark
            self.state = state
            self.value = value
        }
    }

    public let context: PageContext
    public let area: AreaRef
    public let name: String
    /// The areas that contain it, the smallest first.
    public let within: [String]
    public let period: ClosedRange<Month>
    public let killed: CountRange
    public let events: Int
    public let statusUnknown: CountRange?
    public let injured: CountRange?
    public let coverage: Coverage?
    /// People living there with year and source; nil: unknown.
    public let population: Phrase?
    public let months: [SituationPage.MonthBar]
    public let actors: [SituationPage.ActorShare]
    public let sites: [String]
    public let standings: [Standing]
    public let list: EventList
    /// What the area was or is called in other schemes, for instance.
    public let notes: [Phrase]

    public init(
        context: PageContext, area: AreaRef, name: String, within: [String], period: ClosedRange<Month>,
        killed: CountRange, events: Int, statusUnknown: CountRange?, injured: CountRange?, coverage: Coverage?,
        population: Phrase?, months: [SituationPage.MonthBar], actors: [SituationPage.ActorShare], sites: [String],
        standings: [Standing], list: EventList, notes: [Phrase]
    ) {
        self.context = context
        self.area = area
        self.name = name
        self.within = within
        self.period = period
        self.killed = killed
        self.events = events
        self.statusUnknown = statusUnknown
        self.injured = injured
        self.coverage = coverage
        self.population = population
        self.months = months
        self.actors = actors
        self.sites = sites
        self.standings = standings
        self.list = list
        self.notes = notes
    }
}
