public import Protection

/// The Situation page: what is recorded, where, when, and what is not known. All figures come ready-made; the page
/// only says and draws them.
public struct SituationPage: Sendable {
    /// How many areas open both keys.
    public struct Keys: Sendable {
        public let open: Int
        /// Areas that are followed at all.
        public let followed: Int
        public let underVeto: Int

        public init(open: Int, followed: Int, underVeto: Int) {
            self.open = open
            self.followed = followed
            self.underVeto = underVeto
        }
    }

    /// The mission's sites.
    public struct Sites: Sendable {
        public let open: Int
        public let known: Int
        /// Strength and its source, for instance.
        public let note: Phrase?

        public init(open: Int, known: Int, note: Phrase? = nil) {
            self.open = open
            self.known = known
            self.note = note
        }
    }

    /// The day after which the mandate allows no presence.
    public struct Deadline: Sendable {
        public let day: Day
        /// What sets it: "resolution 2690".
        public let note: Phrase?

        public init(day: Day, note: Phrase? = nil) {
            self.day = day
            self.note = note
        }
    }

    /// One month on the time line; `killed == nil` where nothing is known of the month.
    public struct MonthBar: Sendable {
        public let month: Month
        public let killed: CountRange?
        /// Said beside a bar that stands out.
        public let note: Phrase?

        public init(month: Month, killed: CountRange?, note: Phrase? = nil) {
            self.month = month
            self.killed = killed
            self.note = note
        }
    }

    /// An actor that recorded incidents are laid to; a nil name means the perpetrator is unknown.
    public struct ActorShare: Sendable {
        public let name: String?
        public let killed: CountRange
        public let events: Int

        public init(name: String?, killed: CountRange, events: Int) {
            self.name = name
            self.killed = killed
            self.events = events
        }
    }

    /// The picture of one area over the period.
    public struct AreaRow: Sendable {
        public let area: AreaRef
        public let name: String
        public let events: Int
        public let killed: CountRange
        /// People killed whose civilian status is unknown: a column of its own. Nil where not known at all.
        public let statusUnknown: CountRange?
        public let coverage: Coverage?
        /// The actor the most recorded killings are laid to; nil where there is none to name.
        public let worstActor: ActorShare?
        /// Names of the sites that stand in it.
        public let sites: [String]

        public init(
            area: AreaRef, name: String, events: Int, killed: CountRange, statusUnknown: CountRange?,
            coverage: Coverage?, worstActor: ActorShare?, sites: [String]
        ) {
            self.area = area
            self.name = name
            self.events = events
            self.killed = killed
            self.statusUnknown = statusUnknown
            self.coverage = coverage
            self.worstActor = worstActor
            self.sites = sites
        }
    }

    /// Something the picture cannot say, with the harm it concerns.
    public struct Gap: Sendable {
        public enum Kind: Sendable { case place, time, perpetrator, status }

        public let kind: Kind
        public let killed: CountRange
        public let events: Int
        public let note: Phrase?

        public init(kind: Kind, killed: CountRange, events: Int, note: Phrase? = nil) {
            self.kind = kind
            self.killed = killed
            self.events = events
            self.note = note
        }
    }

    public let context: PageContext
    public let noun: AreaNoun
    /// The months the figures cover.
    public let period: ClosedRange<Month>
    /// Civilians recorded killed in the period, unplaced and undated ones included.
    public let killed: CountRange
    public let events: Int
    /// Nil: unknown, which is not zero.
    public let injured: CountRange?
    public let keys: Keys?
    public let sites: Sites?
    public let deadline: Deadline?
    public let map: AreaMap
    public let months: [MonthBar]
    /// In any order; the page sorts by minimum.
    public let areas: [AreaRow]
    /// Alleged perpetrators over the whole, the gravest first.
    public let actors: [ActorShare]
    public let gaps: [Gap]
    /// Said under the table and the map: scheme of the areas, counting rule.
    public let notes: [Phrase]

    public init(
        context: PageContext, noun: AreaNoun, period: ClosedRange<Month>, killed: CountRange, events: Int,
        injured: CountRange?, keys: Keys?, sites: Sites?, deadline: Deadline?, map: AreaMap, months: [MonthBar],
        areas: [AreaRow], actors: [ActorShare], gaps: [Gap], notes: [Phrase]
    ) {
        self.context = context
        self.noun = noun
        self.period = period
        self.killed = killed
        self.events = events
        self.injured = injured
        self.keys = keys
        self.sites = sites
        self.deadline = deadline
        self.map = map
        self.months = months
        self.areas = areas.sorted {
            ($0.killed.min, $0.killed.max ?? Int.max, $1.name) > ($1.killed.min, $1.killed.max ?? Int.max, $0.name)
        }
        self.actors = actors
        self.gaps = gaps
        self.notes = notes
    }
}
