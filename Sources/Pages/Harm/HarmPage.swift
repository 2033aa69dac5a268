public import Protection

/// The incidents: found by facets, dates, words and place; counted, drawn and listed from one source.
public struct HarmPage: Sendable {
    /// One incident as a line.
    public struct Line: Sendable {
        public let id: String
        public let reference: String
        public let start: Day
        public let end: Day
        public let datePrecision: DatePrecision
        public let place: String
        /// The area by name; nil where nobody has placed it.
        public let area: String?
        public let category: Phrase?
        /// Civilians killed; nil where unknown.
        public let killed: CountRange?
        /// Everything else that is held, in words.
        public let others: [Phrase]
        /// How surely it happened; nil where nobody has graded.
        public let happened: Grade?
        /// To whom claims or people lay it, each with its own step.
        public let actors: [(name: String, grade: Grade?)]
        public let state: Phrase
        public let counts: Bool
        public let isContested: Bool

        public init(
            id: String, reference: String, start: Day, end: Day, datePrecision: DatePrecision, place: String,
            area: String?, category: Phrase?, killed: CountRange?, others: [Phrase], happened: Grade?,
            actors: [(name: String, grade: Grade?)], state: Phrase, counts: Bool, isContested: Bool
        ) {
            self.id = id
            self.reference = reference
            self.start = start
            self.end = end
            self.datePrecision = datePrecision
            self.place = place
            self.area = area
            self.category = category
            self.killed = killed
            self.others = others
            self.happened = happened
            self.actors = actors
            self.state = state
            self.counts = counts
            self.isContested = isContested
        }
    }

    /// One way to narrow the list.
    public struct Facet: Sendable {
        public struct Choice: Sendable {
            public let words: Phrase
            /// How many incidents it would show.
            public let count: Int
            /// Where it leads: to the list with it, or without it where it is chosen.
            public let path: String
            public let isChosen: Bool

            public init(words: Phrase, count: Int, path: String, isChosen: Bool) {
                self.words = words
                self.count = count
                self.path = path
                self.isChosen = isChosen
            }
        }

        public let title: Phrase
        public let choices: [Choice]

        public init(_ title: Phrase, _ choices: [Choice]) {
            self.title = title
            self.choices = choices
        }
    }

    /// Counts of the whole selection.
    public struct Figures: Sendable {
        public let incidents: Int
        /// Of these, those whose harm counts as recorded.
        public let counting: Int
        public let contested: Int
        /// Civilians killed, over those that count; nil where none speaks of it.
        public let killed: CountRange?
        /// Of those that count, how many give no number of civilians killed.
        public let silent: Int
        /// Of all, those nobody has placed in an area.
        public let unplaced: Int
        /// Incidents with a point that the map leaves out: it shows the gravest.
        public let leftOut: Int

        public init(
            incidents: Int, counting: Int, contested: Int, killed: CountRange?, silent: Int, unplaced: Int,
            leftOut: Int = 0
        ) {
            self.incidents = incidents
            self.counting = counting
            self.contested = contested
            self.killed = killed
            self.silent = silent
            self.unplaced = unplaced
            self.leftOut = leftOut
        }
    }

    public let frame: Frame
    public let figures: Figures
    /// The day by whose end all this was known; nil for now.
    public let knownOn: Day?
    public let facets: [Facet]
    public let search: Form
    public let months: [SituationPage.MonthBar]
    public let map: AreaMap
    /// The list without the part of the map that is chosen; nil where none is.
    public let wholeMap: String?
    /// Where the map leads for an area.
    public let areaPath: @Sendable (AreaRef) -> String
    public let lines: [Line]
    public let next: String?
    /// Back to its first page; nil on that page.
    public let first: String?
    /// The list without any choice; nil where none is made.
    public let everything: String?
    /// Exports, counts and the like.
    public let links: [(words: Phrase, path: String)]
    /// Selections saved, each with what can be done to it.
    public let views: [(name: String, path: String, form: Form)]
    public let saving: Form?
    public let notice: RegisterPage.Notice?

    public init(
        frame: Frame, figures: Figures, knownOn: Day?, facets: [Facet], search: Form,
        months: [SituationPage.MonthBar], map: AreaMap, wholeMap: String? = nil,
        areaPath: @escaping @Sendable (AreaRef) -> String, lines: [Line], next: String?, first: String? = nil,
        everything: String?,
        links: [(words: Phrase, path: String)],
        views: [(name: String, path: String, form: Form)], saving: Form?, notice: RegisterPage.Notice?
    ) {
        self.frame = frame
        self.figures = figures
        self.knownOn = knownOn
        self.facets = facets
        self.search = search
        self.months = months
        self.map = map
        self.wholeMap = wholeMap
        self.areaPath = areaPath
        self.lines = lines
        self.next = next
        self.first = first
        self.everything = everything
        self.links = links
        self.views = views
        self.saving = saving
        self.notice = notice
    }
}
