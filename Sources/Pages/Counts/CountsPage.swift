public import Protection

/// Recorded harm counted: a table and a plot with ranges, as known on a day, with what changed since another.
public struct CountsPage: Sendable {
    /// One choice of a list, by its code in the address.
    public struct Choice: Sendable {
        public let code: String
        public let words: Phrase

        public init(_ code: String, _ words: Phrase) {
            self.code = code
            self.words = words
        }
    }

    /// What was asked, as it stood in the address.
    public struct Asked: Sendable {
        public var by = ""
        public var kind = HarmKind.killed
        /// The kinds that may be asked for.
        public var kinds = HarmKind.allCases
        public var from = ""
        public var to = ""
        public var area = ""
        public var actor = ""
        public var cause = ""
        public var grade = ""
        public var known: Day?
        public var since: Day?
        public var byChoices: [Choice] = []
        public var areas: [Choice] = []
        public var actors: [String] = []
        /// The causes, those an operation added among them.
        public var causes: [Choice] = []

        public init() {}
    }

    /// What is recorded over some incidents.
    public struct Figures: Hashable, Sendable {
        /// Nil where nothing speaks of it: unknown, not zero.
        public let civilians: CountRange?
        public let statusUnknown: CountRange?
        public let combatants: CountRange?
        public let incidents: Int
        public let contested: Int
        /// Incidents for which nobody gives a number.
        public let silent: Int
        /// Incidents verified after their period had been told of.
        public let late: Int

        public init(
            civilians: CountRange?, statusUnknown: CountRange?, combatants: CountRange?, incidents: Int, contested: Int,
            silent: Int, late: Int
        ) {
            self.civilians = civilians
            self.statusUnknown = statusUnknown
            self.combatants = combatants
            self.incidents = incidents
            self.contested = contested
            self.silent = silent
            self.late = late
        }
    }

    /// A line of the table.
    public struct Line: Sendable {
        /// What it is of, a cell for each part asked for; nil where that is unknown.
        public let parts: [Phrase?]
        public let figures: Figures
        /// Civilians per 100,000; nil where no population is known, or where lines are not by area.
        public let rate: HarmRate?
        /// Where the incidents behind it are listed; nil where they cannot be told apart there.
        public let incidents: String?

        public init(parts: [Phrase?], figures: Figures, rate: HarmRate?, incidents: String? = nil) {
            self.incidents = incidents
            self.parts = parts
            self.figures = figures
            self.rate = rate
        }
    }

    /// A line whose figures changed between two days they were known on.
    public struct Change: Sendable {
        public let parts: [Phrase?]
        /// Nil where nothing was held then.
        public let before: Figures?
        public let after: Figures?

        public init(parts: [Phrase?], before: Figures?, after: Figures?) {
            self.parts = parts
            self.before = before
            self.after = after
        }
    }

    /// Persons of one age band, by sex.
    public struct AgeLine: Sendable {
        public let age: Phrase
        public let bySex: [Int]

        public init(age: Phrase, bySex: [Int]) {
            self.age = age
            self.bySex = bySex
        }
    }

    /// An incident whose accounts contradict each other.
    public struct Contested: Sendable {
        /// Of its page; nil for a reader who has none.
        public let path: String?
        public let reference: String
        public let sides: [CountRange]
        public let status: CivilianStatus

        public init(path: String?, reference: String, sides: [CountRange], status: CivilianStatus) {
            self.path = path
            self.reference = reference
            self.sides = sides
            self.status = status
        }
    }

    /// One month of the plot.
    public struct MonthBar: Sendable {
        public let month: Month
        /// Nil where no incident is held.
        public let figures: Figures?

        public init(month: Month, figures: Figures?) {
            self.month = month
            self.figures = figures
        }
    }

    /// What a type of violence is called.
    public static func words(of violence: ViolenceType) -> Phrase { violence.word }

    public let frame: Frame
    public let asked: Asked
    /// The day the page is seen on.
    public let today: Day
    public let total: Figures
    /// The heads of the parts lines are told apart by.
    public let heads: [Phrase]
    public let lines: [Line]
    /// How many lines there are in all.
    public let lineCount: Int
    public let next: String?
    /// Incidents whose month is unknown and that may or may not belong here: in no sum.
    public let undated: Int
    public let months: [MonthBar]
    /// Nil where no other day was asked for.
    public let changes: [Change]?
    public let sexes: [Phrase]
    public let people: [AgeLine]
    public let children: [ChildrenHarmed]
    public let contested: [Contested]
    /// How the figures can be had as a file.
    public let files: [Form]
    /// Other pages this person has a link to.
    public let links: [(words: Phrase, path: String)]

    public init(
        frame: Frame, asked: Asked, today: Day, total: Figures, heads: [Phrase], lines: [Line], lineCount: Int,
        next: String?, undated: Int, months: [MonthBar], changes: [Change]?, sexes: [Phrase], people: [AgeLine],
        children: [ChildrenHarmed], contested: [Contested], links: [(words: Phrase, path: String)],
        files: [Form] = []
    ) {
        self.frame = frame
        self.asked = asked
        self.today = today
        self.total = total
        self.heads = heads
        self.lines = lines
        self.lineCount = lineCount
        self.next = next
        self.undated = undated
        self.months = months
        self.changes = changes
        self.sexes = sexes
        self.people = people
        self.children = children
        self.contested = contested
        self.links = links
        self.files = files
    }
}
