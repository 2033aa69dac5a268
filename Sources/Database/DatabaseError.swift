/// A failure of the store, with a `kind` the caller can act on, so that nobody matches message text.
public struct DatabaseError: Error, Sendable, Hashable {
    /// What went wrong, the same on both engines.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A primary key or a unique index already holds this value.
        case uniqueViolation
        /// A row refers to another that does not exist, or is still referred to.
        case foreignKeyViolation
        /// A CHECK constraint refused the row.
        case checkViolation
        /// A required column was given no value.
        case notNullViolation
        /// Another process or transaction held what this one needed for too long.
        case busy
        /// Something was to be written where only reading is possible.
        case readOnly
        /// The disk, or the space allowed to the store, is used up.
        case full
        /// The file is damaged, or is not a database.
        case corrupt
        /// The folder, the file or the database is not there.
        case missing
        /// The server cannot be reached, or the link broke; nothing was stored.
        case connection
        /// The link broke during COMMIT: what was written may or may not be there.
        case outcomeUnknown
        /// The engine does not understand the statement.
        case syntax
        /// A value that cannot be stored: NUL in text, NaN, an infinite number, an empty list.
        case invalidValue
        /// A row has no column of that name.
        case columnMissing
        /// A column holds another type than the one asked for.
        case typeMismatch
        /// An earlier statement of this transaction failed, so it can only be rolled back.
        case aborted
        /// The caller gave up.
        case cancelled
        /// The store does not synchronise to disk as required.
        case notDurable
        /// Anything else; `message` says what the engine said.
        case other

        /// Whether the store as a whole fails or is held up, so that any other row would fare no better.
        public var isOfTheStore: Bool {
            switch self {
            case .busy, .readOnly, .full, .missing, .connection, .outcomeUnknown, .aborted, .cancelled, .notDurable:
                true
            case .uniqueViolation, .foreignKeyViolation, .checkViolation, .notNullViolation, .corrupt, .syntax,
                .invalidValue, .columnMissing, .typeMismatch, .other:
                false
            }
        }
    }

    /// What to act on.
    public let kind: Kind
    /// The engine's words, in English, without the values of the row where the engine lets us leave them out.
    public let message: String
    /// Where: a constraint, a file, a database or the start of a statement.
    public let place: String?

    /// - Parameter place: Cut after 200 characters.
    public init(_ kind: Kind, _ message: String, place: String? = nil) {
        self.kind = kind
        self.message = message
        self.place = place.map { $0.count > 200 ? $0.prefix(200) + "…" : $0 }
    }
}

extension DatabaseError: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
