public import Protection

/// One row that was refused: where, what stood there, and why, in words that say what to do.
public struct Rejection: Hashable, Sendable {
    /// The physical line on which the row begins, 1 being the header; in JSON the line of the feature.
    public let line: Int
    /// The column as the file names it, or the path inside a JSON feature; empty where the row as a whole is at fault.
    public let column: String
    /// What stood there, cut to 80 characters.
    public let value: String
    /// What is wrong with it.
    public let reason: RejectionReason

    /// Why, and what to do, in both languages.
    public var why: Phrase { reason.phrase }

    /// A row refused by a reader; a long value is cut.
    public init(line: Int, column: String, value: String, reason: RejectionReason) {
        self.line = line
        self.column = column
        self.value = value.utf8.count > 80 ? String(value.prefix(80)) + "…" : value
        self.reason = reason
    }
}

/// A cell that cannot be taken, thrown inside a row and turned into a `Rejection` by whoever reads the table.
struct CellProblem: Error {
    let column: Int
    let reason: RejectionReason
    /// Where inside the cell, and what stood there, when the table's own cell does not say it.
    let detail: (path: String, value: String)?

    init(column: Int, reason: RejectionReason, detail: (path: String, value: String)? = nil) {
        self.column = column
        self.reason = reason
        self.detail = detail
    }
}
