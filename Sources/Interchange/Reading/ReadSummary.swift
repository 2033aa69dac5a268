public import Protection

/// What a reader saw of a file: how many rows, which were refused and why, and what a person should know.
public struct ReadSummary: Hashable, Sendable {
    /// Rows or features read, refused ones included; the header and blank lines are not counted.
    public internal(set) var read = 0
    /// Rows without the figure asked for (a list of areas of which few have a population): neither kept nor refused.
    public internal(set) var skipped = 0
    /// Rows that were joined with another one of the same key, where the source spreads a record over several rows.
    public internal(set) var merged = 0
    /// Every refused row, in the order of the file.
    public internal(set) var rejections: [Rejection] = []
    /// How the text was encoded.
    public internal(set) var encoding = TextEncoding.utf8
    /// The separator of a delimited file; nil for JSON.
    public internal(set) var separator: Separator?
    /// What a person should know about the file as a whole, each said once.
    public internal(set) var notes: [Phrase] = []

    /// Rows that became records, before any store has seen them.
    public var accepted: Int { read - skipped - rejections.count }

    init() {}

    mutating func note(_ phrase: Phrase) {
        if !notes.contains(phrase) { notes.append(phrase) }
    }
}
