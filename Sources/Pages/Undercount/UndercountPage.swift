public import Protection

/// An estimate of how many were never recorded: three models side by side, what each assumes, and what speaks against
/// believing any of them.
public struct UndercountPage: Sendable {
    /// How far it is.
    public enum State: Sendable {
        case waiting(ahead: Int)
        case running
        /// It neither waits nor runs, and nothing was kept: the server stopped meanwhile.
        case interrupted
        case stopped
        /// Why, where one reason holds for all models.
        case refused(Phrase?)
        /// A fault of the program, by its word.
        case failed(String)
        case done
    }

    /// What one model gave.
    public struct Model: Sendable {
        /// `log-linear`, `decomposable`, `latent-class`.
        public let code: String
        public let estimate: Double?
        public let low: Double?
        /// Nil where the data set no upper end.
        public let high: Double?
        public let refusal: Phrase?
        public let notes: [Phrase]

        public init(
            code: String, estimate: Double?, low: Double?, high: Double?, refusal: Phrase?, notes: [Phrase]
        ) {
            self.code = code
            self.estimate = estimate
            self.low = low
            self.high = high
            self.refusal = refusal
            self.notes = notes
        }
    }

    /// One part of the population; the sum of all has no name.
    public struct Part: Sendable {
        public let name: String
        public let observed: Int
        public let models: [Model]

        public init(name: String, observed: Int, models: [Model]) {
            self.name = name
            self.observed = observed
            self.models = models
        }
    }

    /// People on exactly these lists.
    public struct Pattern: Sendable {
        public let lists: [Phrase]
        public let count: Int

        public init(lists: [Phrase], count: Int) {
            self.lists = lists
            self.count = count
        }
    }

    public let frame: Frame
    public let id: String
    public let title: String
    public let asked: Phrase
    public let askedAt: Instant
    public let askedBy: String
    public let state: State
    public let observed: Int
    public let level: Double
    /// How many tables were drawn; 1 where links between records are certain.
    public let draws: Int
    public let models: [Model]
    public let warnings: [Phrase]
    public let parts: [Part]
    public let lists: [Phrase]
    public let patterns: [Pattern]
    public let mayStop: Bool

    public init(
        frame: Frame, id: String, title: String, asked: Phrase, askedAt: Instant, askedBy: String, state: State,
        observed: Int, level: Double, draws: Int, models: [Model], warnings: [Phrase], parts: [Part], lists: [Phrase],
        patterns: [Pattern], mayStop: Bool
    ) {
        self.frame = frame
        self.id = id
        self.title = title
        self.asked = asked
        self.askedAt = askedAt
        self.askedBy = askedBy
        self.state = state
        self.observed = observed
        self.level = level
        self.draws = draws
        self.models = models
        self.warnings = warnings
        self.parts = parts
        self.lists = lists
        self.patterns = patterns
        self.mayStop = mayStop
    }
}
