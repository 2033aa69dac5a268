public import Protection

/// One cell of the matrix, opened: the state, why, and everything it rests on, down to the rows of the source.
public struct CellPage: Sendable {
    /// A rule that separates the states.
    public struct Line: Sendable {
        public let state: BenchmarkState
        public let rule: Phrase

        public init(state: BenchmarkState, rule: Phrase) {
            self.state = state
            self.rule = rule
        }
    }

    /// The value against its lines, where both are numbers.
    public struct Scale: Sendable {
        /// Up to here (lower is better) or from here on (higher is better) the benchmark is met.
        public let met: Double
        /// Beyond this it is not met; between the two it is at risk. Equal to `met` where there is one line.
        public let notMet: Double
        public let isLowerBetter: Bool
        public let value: MeasureRange

        public init(met: Double, notMet: Double, isLowerBetter: Bool, value: MeasureRange) {
            self.met = met
            self.notMet = notMet
            self.isLowerBetter = isLowerBetter
            self.value = value
        }
    }

    /// A veto over the area, with its reason.
    public struct VetoNote: Sendable {
        public let benchmark: String
        public let why: Phrase

        public init(benchmark: String, why: Phrase) {
            self.benchmark = benchmark
            self.why = why
        }
    }

    /// A step of the way from the state down to the rows.
    public struct Step: Sendable {
        public let title: Phrase
        public let detail: Phrase
        public let provenance: Provenance

        public init(title: Phrase, detail: Phrase, provenance: Provenance = .source) {
            self.title = title
            self.detail = detail
            self.provenance = provenance
        }
    }

    public let context: PageContext
    public let area: AreaRef
    public let areaName: String
    public let benchmark: BenchmarksPage.Column
    /// Formula and data source.
    public let definition: Phrase
    public let cell: BenchmarksPage.Cell
    /// One or two sentences: the state in words, with its numbers.
    public let why: Phrase
    public let baselineNote: Phrase?
    public let lines: [Line]
    public let scale: Scale?
    public let coverage: Coverage?
    public let wouldChange: Phrase?
    public let threat: BenchmarksPage.Key
    public let capacity: BenchmarksPage.Key
    public let vetoes: [VetoNote]
    public let steps: [Step]
    public let events: EventList

    public init(
        context: PageContext, area: AreaRef, areaName: String, benchmark: BenchmarksPage.Column, definition: Phrase,
        cell: BenchmarksPage.Cell, why: Phrase, baselineNote: Phrase?, lines: [Line], scale: Scale?,
        coverage: Coverage?, wouldChange: Phrase?, threat: BenchmarksPage.Key, capacity: BenchmarksPage.Key,
        vetoes: [VetoNote], steps: [Step], events: EventList
    ) {
        self.context = context
        self.area = area
        self.areaName = areaName
        self.benchmark = benchmark
        self.definition = definition
        self.cell = cell
        self.why = why
        self.baselineNote = baselineNote
        self.lines = lines
        self.scale = scale
        self.coverage = coverage
        self.wouldChange = wouldChange
        self.threat = threat
        self.capacity = capacity
        self.vetoes = vetoes
        self.steps = steps
        self.events = events
    }
}
