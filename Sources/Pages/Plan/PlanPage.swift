public import Protection

/// The Plan page: when each site closes, why then, what one week more or less would change, and what would be
/// waived. Expected harm stands apart from freight and cost throughout.
public struct PlanPage: Sendable {
    /// What a plan comes to. Harm is people; the rest are the instance's own units.
    public struct Numbers: Sendable {
        /// Expected harm and the mean of the worst scenarios, people.
        public let harm: Double
        public let cvar: Double
        /// Risk to personnel, in the instance's points.
        public let risk: Double
        /// Containers left behind.
        public let writtenOff: Double
        public let cost: Double
        /// The price put on proposed overrides, and how many there are.
        public let waivers: Double
        public let waived: Int
        /// The weighted sum the search minimises.
        public let objective: Double

        public init(
            harm: Double, cvar: Double, risk: Double, writtenOff: Double, cost: Double, waivers: Double, waived: Int,
            objective: Double
        ) {
            self.harm = harm
            self.cvar = cvar
            self.risk = risk
            self.writtenOff = writtenOff
            self.cost = cost
            self.waivers = waivers
            self.waived = waived
            self.objective = objective
        }
    }

    /// How the plan was found.
    public struct Search: Sendable {
        /// "P-3"
        public let version: String
        public let seed: Int
        /// A proven value no plan can go below; nil: none was had in time.
        public let bound: Double?
        /// The share of worst scenarios that CVaR averages, 0–1: 0.1 for a tenth.
        public let tail: Double
        /// Weeks over which harm is counted.
        public let weeks: Int

        public init(version: String, seed: Int, bound: Double?, tail: Double, weeks: Int) {
            self.version = version
            self.seed = seed
            self.bound = bound
            self.tail = tail
            self.weeks = weeks
        }
    }

    /// A task passed to a successor.
    public struct Handover: Sendable {
        public let task: Phrase
        public let successor: String
        /// The week it is complete.
        public let week: Int

        public init(task: Phrase, successor: String, week: Int) {
            self.task = task
            self.successor = successor
            self.week = week
        }
    }

    /// What happened in fact, drawn beside the plan and never scored.
    public enum Actual: Sendable {
        case day(Day)
        /// Known only in words: "liquidation".
        case words(Phrase)
        case unknown
    }

    /// One site's closure.
    public struct Closure: Sendable {
        /// "GAO"
        public let base: String
        public let name: String
        /// The week at whose start the site has left.
        public let week: Int
        /// Weeks of drawdown before it.
        public let drawdown: Int
        public let handovers: [Handover]
        /// How many tasks there are to hand over.
        public let tasks: Int
        public let actual: Actual
        /// Benchmarks that raise a veto here.
        public let vetoes: [String]
        public let coordinate: Coordinate?
        public let isApproximate: Bool

        public init(
            base: String, name: String, week: Int, drawdown: Int, handovers: [Handover], tasks: Int, actual: Actual,
            vetoes: [String], coordinate: Coordinate?, isApproximate: Bool
        ) {
            self.base = base
            self.name = name
            self.week = week
            self.drawdown = drawdown
            self.handovers = handovers
            self.tasks = tasks
            self.actual = actual
            self.vetoes = vetoes
            self.coordinate = coordinate
            self.isApproximate = isApproximate
        }
    }

    /// A benchmark the plan would waive, and what would be owed for it. It binds nobody until a named person signs.
    public struct ProposedOverride: Sendable {
        public let base: String
        public let baseName: String
        /// "Tâches relayées (B30)"
        public let benchmark: Phrase
        public let missing: Phrase
        /// The mitigation owed; nil: not yet written.
        public let owed: Phrase?
        public let owedBy: Phrase?
        public let due: Day?
        /// The price the plan put on it, in the objective's unit.
        public let price: Double

        public init(
            base: String, baseName: String, benchmark: Phrase, missing: Phrase, owed: Phrase?, owedBy: Phrase?,
            due: Day?, price: Double
        ) {
            self.base = base
            self.baseName = baseName
            self.benchmark = benchmark
            self.missing = missing
            self.owed = owed
            self.owedBy = owedBy
            self.due = due
            self.price = price
        }
    }

    /// A value the plan rests on that nobody has confirmed.
    public struct Assumption: Sendable {
        public let what: Phrase
        public let value: Phrase

        public init(what: Phrase, value: Phrase) {
            self.what = what
            self.value = value
        }
    }

    public let context: PageContext
    /// The day week 0 begins.
    public let start: Day
    /// The last week a site may close in, and the day that sets it.
    public let deadlineWeek: Int
    public let deadline: Day
    public let search: Search
    public let numbers: Numbers
    /// How many benchmarks there are over all sites; `numbers.waived` is part of them.
    public let benchmarks: Int
    /// In any order; the page sorts by week.
    public let closures: [Closure]
    public let reasons: [Reason]
    public let overrides: [ProposedOverride]
    /// The site whose reasons are open: its code.
    public let selected: String?
    public let whatIf: WhatIf?
    public let comparison: Comparison?
    /// The week the map shows.
    public let mapWeek: Int
    public let outline: MapOutline?
    public let assumptions: [Assumption]
    public let notes: [Phrase]

    public init(
        context: PageContext, start: Day, deadlineWeek: Int, deadline: Day, search: Search, numbers: Numbers,
        benchmarks: Int, closures: [Closure], reasons: [Reason], overrides: [ProposedOverride], selected: String?,
        whatIf: WhatIf?, comparison: Comparison?, mapWeek: Int, outline: MapOutline?, assumptions: [Assumption],
        notes: [Phrase]
    ) {
        self.context = context
        self.start = start
        self.deadlineWeek = max(deadlineWeek, 1)
        self.deadline = deadline
        self.search = search
        self.numbers = numbers
        self.benchmarks = benchmarks
        self.closures = closures.sorted { ($0.week, $0.name) < ($1.week, $1.name) }
        self.reasons = reasons
        self.overrides = overrides
        self.selected = selected
        self.whatIf = whatIf
        self.comparison = comparison
        self.mapWeek = min(max(mapWeek, 0), self.deadlineWeek)
        self.outline = outline
        self.assumptions = assumptions
        self.notes = notes
    }

    /// The day a week begins.
    func day(_ week: Int) -> Day { start.advanced(by: 7 * week) }
}
