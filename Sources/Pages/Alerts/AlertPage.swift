public import Protection

/// One alert: what was said, what was understood, what was done, and what can be done next.
public struct AlertPage: Sendable {
    /// One thing that happened.
    public struct Step: Sendable {
        public let at: Instant
        /// When it was written down, where that was later.
        public let writtenAt: Instant?
        public let what: Phrase
        /// Whether it kept to its time; nil where no clock ran on it.
        public let inTime: (isLate: Bool, words: Phrase)?
        /// Who wrote it; nil for the product itself.
        public let by: String?
        /// What was written in words, where it may be read.
        public let note: String?
        /// Who was told, by which way, and what came of it.
        public let told: [Phrase]

        public init(
            at: Instant, writtenAt: Instant?, what: Phrase, inTime: (isLate: Bool, words: Phrase)?, by: String?,
            note: String?, told: [Phrase]
        ) {
            self.at = at
            self.writtenAt = writtenAt
            self.what = what
            self.inTime = inTime
            self.by = by
            self.note = note
            self.told = told
        }
    }

    /// A line of what was understood.
    public struct Understood: Sendable {
        public let label: Phrase
        public let value: Phrase

        public init(_ label: Phrase, _ value: Phrase) {
            self.label = label
            self.value = value
        }
    }

    /// A warning that left.
    public struct Warning: Sendable {
        public let title: String
        public let sentAt: Instant
        public let state: Phrase
        public let path: String
        public let forms: [Form]

        public init(title: String, sentAt: Instant, state: Phrase, path: String, forms: [Form]) {
            self.title = title
            self.sentAt = sentAt
            self.state = state
            self.path = path
            self.forms = forms
        }
    }

    public let frame: Frame
    public let line: AlertsPage.Line
    /// Whether the words of the source may be shown to this reader.
    public let showsWords: Bool
    public let understood: [Understood]
    public let steps: [Step]
    /// Whether some words of the history could not be opened.
    public let hasSealedNotes: Bool
    /// What is owed to the person who warned; nil where it was given, or where no person warned.
    public let answerOwed: Phrase?
    public let moves: [Form]
    public let warnings: [Warning]
    /// Forms that approve a warning, folded.
    public let approving: [Form]
    /// What came of the last act.
    public let notice: RegisterPage.Notice?
    /// Where questions to the person who warned are asked and their answers read.
    public let talks: [(words: Phrase, path: String)]
    /// When it is, in the word the source used.
    public var when: Phrase?
    /// The page of the report it came of; nil for a reader who has none.
    public var report: String?

    public init(
        frame: Frame, line: AlertsPage.Line, showsWords: Bool, understood: [Understood], steps: [Step],
        hasSealedNotes: Bool, answerOwed: Phrase?, moves: [Form], warnings: [Warning], approving: [Form],
        notice: RegisterPage.Notice?, talks: [(words: Phrase, path: String)] = []
    ) {
        self.frame = frame
        self.line = line
        self.showsWords = showsWords
        self.understood = understood
        self.steps = steps
        self.hasSealedNotes = hasSealedNotes
        self.answerOwed = answerOwed
        self.moves = moves
        self.warnings = warnings
        self.approving = approving
        self.notice = notice
        self.talks = talks
    }
}
