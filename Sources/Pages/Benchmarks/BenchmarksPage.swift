public import Protection

/// The Benchmarks page: area × benchmark, keys and veto first. No score, no average, no ranking of areas.
public struct BenchmarksPage: Sendable {
    /// A benchmark, as a column of the matrix.
    public struct Column: Sendable {
        /// "B01"
        public let id: String
        public let name: Phrase
        public let key: BenchmarkKey
        /// What the value covers: "T2 2023".
        public let period: Phrase?

        public init(id: String, name: Phrase, key: BenchmarkKey, period: Phrase? = nil) {
            self.id = id
            self.name = name
            self.key = key
            self.period = period
        }
    }

    /// The state of one benchmark in one area.
    public struct Cell: Sendable {
        public let state: BenchmarkState
        /// Nil where nothing is known.
        public let value: Figure?
        public let baseline: Figure?
        public let provenance: Provenance
        /// Whether this benchmark raises a veto here.
        public let raisesVeto: Bool
        /// The last periods, oldest first; nil where a period is unknown.
        public let trend: [CountRange?]
        /// A few words on why the state is unknown: "aucun relevé", "couverture 44 %". Shown for unknown only.
        public let why: Phrase?

        public init(
            state: BenchmarkState, value: Figure?, baseline: Figure? = nil, provenance: Provenance = .source,
            raisesVeto: Bool = false, trend: [CountRange?] = [], why: Phrase? = nil
        ) {
            self.state = state
            self.value = value
            self.baseline = baseline
            self.provenance = provenance
            self.raisesVeto = raisesVeto
            self.trend = trend
            self.why = why
        }
    }

    /// One of the two keys of an area.
    public struct Key: Sendable {
        public let state: BenchmarkState
        /// Benchmarks of the key that are met, and all of them.
        public let met: Int
        public let all: Int

        public init(state: BenchmarkState, met: Int, all: Int) {
            self.state = state
            self.met = met
            self.all = all
        }
    }

    /// Vetoes over an area.
    public struct Vetoes: Sendable {
        /// Benchmarks that raise one: "B17".
        public let raised: [String]
        /// How many that could raise one are unknown.
        public let unknown: Int

        public init(raised: [String], unknown: Int) {
            self.raised = raised
            self.unknown = unknown
        }
    }

    /// One area; `cells` stand in the order of the page's columns.
    public struct Row: Sendable {
        public let area: AreaRef
        public let name: String
        public let threat: Key
        public let capacity: Key
        public let vetoes: Vetoes
        public let cells: [Cell]

        public init(area: AreaRef, name: String, threat: Key, capacity: Key, vetoes: Vetoes, cells: [Cell]) {
            self.area = area
            self.name = name
            self.threat = threat
            self.capacity = capacity
            self.vetoes = vetoes
            self.cells = cells
        }
    }

    /// Areas under one heading: "Nord". A group without a name has no heading.
    public struct Group: Sendable {
        public let name: Phrase?
        public let rows: [Row]

        public init(name: Phrase?, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    public let context: PageContext
    public let noun: AreaNoun
    public let columns: [Column]
    public let groups: [Group]
    /// Said under the matrix: whose lines these are, what is assumed.
    public let notes: [Phrase]

    public init(context: PageContext, noun: AreaNoun, columns: [Column], groups: [Group], notes: [Phrase]) {
        self.context = context
        self.noun = noun
        self.columns = columns
        self.groups = groups
        self.notes = notes
    }
}
