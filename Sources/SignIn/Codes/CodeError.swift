public import Protection

/// Why a code was not taken. For the log: a stranger reads `words`, the same for each.
public enum CodeError: String, Error, Hashable, Sendable {
    /// It has not the form of a code.
    case notACode
    case wrong
    /// It was right, and had been used.
    case replayed

    /// What anyone is told.
    public var words: Phrase { SignInRefusal.words }
}
