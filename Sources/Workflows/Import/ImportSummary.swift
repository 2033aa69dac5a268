public import Protection

/// What an import did, row by row where a row was refused.
public struct ImportSummary: Sendable {
    /// A row that was not taken, and what to do about it.
    public struct Rejected: Sendable {
        public let line: Int
        public let column: String
        public let value: String
        public let why: Phrase

        public init(line: Int, column: String, value: String, why: Phrase) {
            self.line = line
            self.column = column
            self.value = value
            self.why = why
        }
    }

    /// Values of one column that cannot be taken for said, in rows that were taken.
    public struct Unread: Sendable {
        public let column: String
        public var count: Int
        /// Line and writing of the first.
        public let line: Int
        public let value: String
        public let why: Phrase
    }

    public var read = 0
    public var new = 0
    public var revised = 0
    public var unchanged = 0
    public var rejected: [Rejected] = []
    /// Values told of rows that were taken; nil for kinds that refuse such rows.
    public var unread: [Unread]?
    /// What a person should know about the file as a whole.
    public var notes: [Phrase] = []

    public init() {}
}
