public import Protection

/// One incident: what each source says side by side, what is held, how surely, who was harmed, and how it came to be so.
public struct IncidentPage: Sendable {
    /// What one source says.
    public struct Account: Sendable {
        /// A line of it; lines in which the accounts differ are set apart.
        public struct Row: Sendable {
            public let label: Phrase
            public let value: Phrase
            public let differs: Bool

            public init(_ label: Phrase, _ value: Phrase, differs: Bool = false) {
                self.label = label
                self.value = value
                self.differs = differs
            }
        }

        public let id: String
        public let title: Phrase
        /// The report it was made from, where it may be opened.
        public let report: String?
        /// Civilians killed; nil where it does not speak of them.
        public let killed: CountRange?
        public let rows: [Row]
        /// The narrative without names, where it may be read.
        public let narrative: String?
        /// Why it is not counted; nil where it is.
        public let setAside: String?
        public let forms: [Form]

        public init(
            id: String, title: Phrase, report: String?, killed: CountRange?, rows: [Row], narrative: String?,
            setAside: String?, forms: [Form]
        ) {
            self.id = id
            self.title = title
            self.report = report
            self.killed = killed
            self.rows = rows
            self.narrative = narrative
            self.setAside = setAside
            self.forms = forms
        }
    }

    /// One of the two ladders, for one actor or for none.
    public struct Ladder: Sendable {
        public let title: Phrase
        /// The step a person decided; nil while nobody has.
        public let step: Grade?
        /// The six steps in words.
        public let words: [Phrase]
        /// What a person rested it on; empty while nobody has decided.
        public let restsOn: [Phrase]
        /// The step the evidence carries by the rule.
        public let proposed: Grade
        public let proposedOn: [Phrase]
        /// What is missing for the step after the one the evidence carries.
        public let missing: [Phrase]
        public let form: Form?

        public init(
            title: Phrase, step: Grade?, words: [Phrase], restsOn: [Phrase], proposed: Grade, proposedOn: [Phrase],
            missing: [Phrase], form: Form?
        ) {
            self.title = title
            self.step = step
            self.words = words
            self.restsOn = restsOn
            self.proposed = proposed
            self.proposedOn = proposedOn
            self.missing = missing
            self.form = form
        }
    }

    /// Held harm of one kind to people of one status.
    public struct HeldHarm: Sendable {
        public let kind: Phrase
        public let status: Phrase
        /// Nil where this reader may not see it.
        public let range: CountRange?
        public let isContested: Bool
        public let persons: Int
        public let note: Phrase?

        public init(
            kind: Phrase, status: Phrase, range: CountRange?, isContested: Bool, persons: Int, note: Phrase? = nil
        ) {
            self.kind = kind
            self.status = status
            self.range = range
            self.isContested = isContested
            self.persons = persons
            self.note = note
        }
    }

    /// Someone harmed: a pseudonym.
    public struct Person: Sendable {
        public let id: String
        public let reference: String
        /// The page of who they are, for those who may ask for it.
        public let path: String?
        /// Read from the vault for this answer, and logged.
        public let name: String?
        public let fates: [Phrase]
        public let who: Phrase
        public let reports: Int
        /// What is known of the identity: sealed, never named, destroyed.
        public let identity: Phrase
        /// Those found to be the same person.
        public let sameAs: [String]

        public init(
            id: String, reference: String, path: String?, name: String?, fates: [Phrase], who: Phrase, reports: Int,
            identity: Phrase, sameAs: [String]
        ) {
            self.id = id
            self.reference = reference
            self.path = path
            self.name = name
            self.fates = fates
            self.who = who
            self.reports = reports
            self.identity = identity
            self.sameAs = sameAs
        }
    }

    /// A step in the life of the allegation.
    public struct Move: Sendable {
        public let at: Instant
        public let state: Phrase
        public let by: String
        public let reason: Phrase
        public let evidence: [Phrase]

        public init(at: Instant, state: Phrase, by: String, reason: Phrase, evidence: [Phrase]) {
            self.at = at
            self.state = state
            self.by = by
            self.reason = reason
            self.evidence = evidence
        }
    }

    /// Something that was changed.
    public struct Change: Sendable {
        /// A field before and after.
        public struct Field: Sendable {
            public let label: Phrase
            public let before: Phrase
            public let after: Phrase

            public init(_ label: Phrase, before: Phrase, after: Phrase) {
                self.label = label
                self.before = before
                self.after = after
            }
        }

        public let at: Instant
        public let what: Phrase
        public let by: String
        /// Nil where none was asked for.
        public let reason: Phrase?
        public let fields: [Field]
        /// By which it can be taken back; nil where it cannot, or not by this reader.
        public let undo: Form?

        public init(at: Instant, what: Phrase, by: String, reason: Phrase?, fields: [Field] = [], undo: Form? = nil) {
            self.at = at
            self.what = what
            self.by = by
            self.reason = reason
            self.fields = fields
            self.undo = undo
        }
    }

    /// What was held at a moment, where it changed.
    public struct Known: Sendable {
        public let at: Instant
        public let killed: CountRange?

        public init(at: Instant, killed: CountRange?) {
            self.at = at
            self.killed = killed
        }
    }

    public var frame: Frame
    public let id: String
    public let reference: String
    /// Place and days, for the heading.
    public let heading: Phrase
    public let lead: Phrase
    public let notice: RegisterPage.Notice?
    /// Told above everything: merged into another, seen as of a day, read for review.
    public let remarks: [(words: Phrase, path: String?)]
    /// Civilians killed, held; nil where nothing speaks of it.
    public let killed: CountRange?
    public let isContested: Bool
    public let accounts: [Account]
    public let harms: [HeldHarm]
    public let ladders: [Ladder]
    public let persons: [Person]
    /// How many distinct persons that is.
    public let distinct: Int
    /// Leads to the page with the names read; nil for those who may not.
    public let names: String?
    public let details: [Account.Row]
    public let evidence: [(words: Phrase, path: String?)]
    public let moves: [Move]
    /// What the two-person rule asks for next.
    public let rule: Phrase
    public let known: [Known]
    public let history: [Change]
    public let reviews: [Change]
    /// Forms, by the part of the page where they stand.
    public let forms: Forms
    /// The other way to read the page: for review, or to work on it.
    public let mode: (words: Phrase, path: String)?
    /// The incidents that may be this one; nil for those who do not judge that.
    public var candidates: CandidatePart?

    public struct Forms: Sendable {
        public var accounts: [Form] = []
        public var grades: [Form] = []
        public var persons: [Form] = []
        public var moves: [Form] = []
        public var evidence: [Form] = []
        public var details: [Form] = []
        public var reviews: [Form] = []

        public init() {}
    }

    public init(
        frame: Frame, id: String, reference: String, heading: Phrase, lead: Phrase, notice: RegisterPage.Notice?,
        remarks: [(words: Phrase, path: String?)], killed: CountRange?, isContested: Bool, accounts: [Account],
        harms: [HeldHarm], ladders: [Ladder], persons: [Person], distinct: Int, names: String?,
        details: [Account.Row], evidence: [(words: Phrase, path: String?)], moves: [Move], rule: Phrase,
        known: [Known], history: [Change], reviews: [Change], forms: Forms, mode: (words: Phrase, path: String)?
    ) {
        self.frame = frame
        self.id = id
        self.reference = reference
        self.heading = heading
        self.lead = lead
        self.notice = notice
        self.remarks = remarks
        self.killed = killed
        self.isContested = isContested
        self.accounts = accounts
        self.harms = harms
        self.ladders = ladders
        self.persons = persons
        self.distinct = distinct
        self.names = names
        self.details = details
        self.evidence = evidence
        self.moves = moves
        self.rule = rule
        self.known = known
        self.history = history
        self.reviews = reviews
        self.forms = forms
        self.mode = mode
    }
}
