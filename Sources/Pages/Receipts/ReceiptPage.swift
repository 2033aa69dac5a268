public import Protection

/// Where someone without an account reads by code what became of what they sent, and answers questions. It says nothing
/// of what that was: whoever looks over a shoulder learns that somebody waits for news.
public struct ReceiptPage: Sendable {
    public let language: Language
    /// The code as written in four groups, once it has been found.
    public let code: String?
    public let status: Status?
    public let remarks: [Remark]
    /// Why the last try did nothing.
    public let refusal: Phrase?
    /// Whether an answer was just kept.
    public let wasAnswered: Bool

    /// A state in neutral words, with the words of a national language where there are any.
    public struct Status: Sendable {
        public let words: Phrase
        public let bambara: String?

        public init(words: Phrase, bambara: String? = nil) {
            self.words = words
            self.bambara = bambara
        }
    }

    /// A question or an answer.
    public struct Remark: Sendable {
        public let isFromSource: Bool
        public let text: String
        public let day: Day

        public init(isFromSource: Bool, text: String, day: Day) {
            self.isFromSource = isFromSource
            self.text = text
            self.day = day
        }
    }

    /// The page before a code was typed, or after one that led to nothing.
    public init(language: Language, refusal: Phrase? = nil) {
        self.init(language: language, code: nil, status: nil, remarks: [], refusal: refusal, wasAnswered: false)
    }

    /// The page of a code.
    public init(
        language: Language, code: String?, status: Status?, remarks: [Remark], refusal: Phrase? = nil,
        wasAnswered: Bool = false
    ) {
        self.language = language
        self.code = code
        self.status = status
        self.remarks = remarks
        self.refusal = refusal
        self.wasAnswered = wasAnswered
    }
}
