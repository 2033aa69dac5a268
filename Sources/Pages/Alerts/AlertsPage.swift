public import Protection

/// The alert ledger: open alerts first, each with its clocks, the answer to whoever warned being the last of them.
public struct AlertsPage: Sendable {
    /// One alert of the list.
    public struct Line: Sendable {
        public let id: String
        /// "A-7K3F".
        public let name: String
        /// Nil where nobody knows the place.
        public let area: String?
        /// The place as the source named it.
        public let place: String?
        public let receivedAt: Instant
        public let channel: Phrase
        /// What it is about.
        public let title: Phrase
        /// The source's own words, where they may be shown.
        public let said: String?
        public let isSealed: Bool
        /// Whether its words were changed since they were sealed.
        public let isTampered: Bool
        public let notUnderstood: [String]
        public let isUrgent: Bool
        public let isInvented: Bool
        public let isOpen: Bool
        public let isUnseen: Bool
        /// Whether what happened to it could be read.
        public let isReadable: Bool
        public let isNeverAnswered: Bool
        /// How far it was escalated; 0 where it was not.
        public let level: Int
        public let clocks: [AlertClock]
        /// Others of the same time and place: name and address.
        public let near: [(name: String, path: String)]
        /// What somebody has to do besides: ask after reprisals.
        public let tasks: [Phrase]

        public init(
            id: String, name: String, area: String?, place: String?, receivedAt: Instant, channel: Phrase,
            title: Phrase, said: String?, isSealed: Bool, isTampered: Bool = false, notUnderstood: [String],
            isUrgent: Bool, isInvented: Bool,
            isOpen: Bool, isUnseen: Bool, isReadable: Bool = true, isNeverAnswered: Bool, level: Int,
            clocks: [AlertClock], near: [(name: String, path: String)], tasks: [Phrase]
        ) {
            self.id = id
            self.name = name
            self.area = area
            self.place = place
            self.receivedAt = receivedAt
            self.channel = channel
            self.title = title
            self.said = said
            self.isSealed = isSealed
            self.isTampered = isTampered
            self.notUnderstood = notUnderstood
            self.isUrgent = isUrgent
            self.isInvented = isInvented
            self.isOpen = isOpen
            self.isUnseen = isUnseen
            self.isReadable = isReadable
            self.isNeverAnswered = isNeverAnswered
            self.level = level
            self.clocks = clocks
            self.near = near
            self.tasks = tasks
        }
    }

    /// What the last thirty days say, ready-made.
    public struct Figures: Sendable {
        /// Percent of actionable alerts acted on; nil where there was none.
        public let responseRate: MeasureRange?
        public let actedOn: Int
        public let actionable: Int
        public let pending: Int
        /// Minutes to arrival, the middle and nine in ten; nil where there was no actionable alert.
        public let median: MeasureRange?
        public let ninthDecile: MeasureRange?
        public let neverAnswered: Int
        public let received: Int
        public let unanswered: Int
        public let withSource: Int
        public let oldestUnanswered: Phrase?
        /// Alerts of which nobody can tell what happened.
        public let unreadable: Int
        public let isAssumed: Bool

        public init(
            responseRate: MeasureRange?, actedOn: Int, actionable: Int, pending: Int, median: MeasureRange?,
            ninthDecile: MeasureRange?, neverAnswered: Int, received: Int, unanswered: Int, withSource: Int,
            oldestUnanswered: Phrase?, unreadable: Int = 0, isAssumed: Bool
        ) {
            self.responseRate = responseRate
            self.actedOn = actedOn
            self.actionable = actionable
            self.pending = pending
            self.median = median
            self.ninthDecile = ninthDecile
            self.neverAnswered = neverAnswered
            self.received = received
            self.unanswered = unanswered
            self.withSource = withSource
            self.oldestUnanswered = oldestUnanswered
            self.unreadable = unreadable
            self.isAssumed = isAssumed
        }
    }

    public let frame: Frame
    public let now: Instant
    public let open: Int
    public let unseen: Int
    public let overdue: Int
    public let checks: Int
    public let figures: Figures
    public let lines: [Line]
    /// What is listed, by its code in the address, and all there is to choose from.
    public let choice: String
    public let choices: [(code: String, words: Phrase)]
    public let next: String?
    /// Where the page hears of news; nil where it cannot.
    public let stream: String?
    /// Other pages of alerts this person has a link to.
    public let links: [(words: Phrase, path: String)]

    public init(
        frame: Frame, now: Instant, open: Int, unseen: Int, overdue: Int, checks: Int, figures: Figures, lines: [Line],
        choice: String, choices: [(code: String, words: Phrase)], next: String?, stream: String?,
        links: [(words: Phrase, path: String)]
    ) {
        self.frame = frame
        self.now = now
        self.open = open
        self.unseen = unseen
        self.overdue = overdue
        self.checks = checks
        self.figures = figures
        self.lines = lines
        self.choice = choice
        self.choices = choices
        self.next = next
        self.stream = stream
        self.links = links
    }
}
