public import Protection

/// One pair to judge: two records side by side, what speaks for and against, and three answers, one key each.
public struct DuplicatesPage: Sendable {
    /// One of the two.
    public struct Side: Sendable {
        /// `P-7K3M9QXA`, `I-2022-0331`.
        public let name: String
        /// Where it comes from: the list, the number of reports.
        public let caption: Phrase
        public let path: String?

        public init(name: String, caption: Phrase, path: String? = nil) {
            self.name = name
            self.caption = caption
            self.path = path
        }
    }

    /// What both say of one thing.
    public struct Row: Sendable {
        public let label: Phrase
        /// Nil where that side does not say.
        public let left: Phrase?
        public let right: Phrase?
        public let agreement: Phrase?

        public init(_ label: Phrase, _ left: Phrase?, _ right: Phrase?, agreement: Phrase?) {
            self.label = label
            self.left = left
            self.right = right
            self.agreement = agreement
        }
    }

    /// Whether the names are there.
    public enum Names: Sendable {
        /// Sealed, with what it takes to open them.
        case sealed(Phrase)
        /// Sealed, and the reader may ask for them at this address; each read is logged.
        case onDemand(path: String)
        case shown(left: String?, right: String?)
        /// There are none: incidents bear no names.
        case none
    }

    /// A pair with everything about it.
    public struct Pair: Sendable {
        public let sides: (left: Side, right: Side)
        public let rows: [Row]
        public let names: Names
        public let waterfall: PairWaterfall
        /// Why it is asked.
        public let why: Phrase
        /// Posts an answer; the values `same`, `different` and `unsure` of `verdict` go with it.
        public let path: String
        public let hidden: [(name: String, value: String)]
        /// What was decided of it, where it was.
        public let decided: Phrase?
        /// What "one" would do; nil where it only links.
        public let consequence: Phrase?

        public init(
            sides: (left: Side, right: Side), rows: [Row], names: Names, waterfall: PairWaterfall, why: Phrase,
            path: String, hidden: [(name: String, value: String)], decided: Phrase? = nil,
            consequence: Phrase? = nil
        ) {
            self.sides = sides
            self.rows = rows
            self.names = names
            self.waterfall = waterfall
            self.why = why
            self.path = path
            self.hidden = hidden
            self.decided = decided
            self.consequence = consequence
        }
    }

    public let frame: Frame
    /// Whether the pairs are of incidents rather than of persons.
    public let isOfIncidents: Bool
    /// Nil where nothing waits.
    public let pair: Pair?
    /// Pairs open within the reader's reach.
    public let open: Int
    /// All the last run laid out; nil for whoever does not see all of them.
    public let all: Int?
    /// Pairs of the other kind that wait within the reader's reach.
    public var elsewhere = 0
    /// Takes the reader's last answer back.
    public let undo: Form?
    /// Compares everyone with everyone anew.
    public let run: Form?
    public let lastRun: Instant?
    public let notice: RegisterPage.Notice?
    /// Who, or what, may be the one asked about; nil where nobody asked.
    public var candidates: CandidatePart?

    public init(
        frame: Frame, isOfIncidents: Bool, pair: Pair?, open: Int, all: Int?, undo: Form?, run: Form?,
        lastRun: Instant?, notice: RegisterPage.Notice?
    ) {
        self.frame = frame
        self.isOfIncidents = isOfIncidents
        self.pair = pair
        self.open = open
        self.all = all
        self.undo = undo
        self.run = run
        self.lastRun = lastRun
        self.notice = notice
    }
}
