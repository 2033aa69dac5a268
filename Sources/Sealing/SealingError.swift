/// Why something was not sealed, opened, locked or unlocked.
///
/// No case carries a secret or any content; what cannot be opened is told in one way only, whatever byte was wrong.
public enum SealingError: Error, Sendable, Hashable {
    /// The text is not of the form it should have; `at` names the part.
    case malformed(at: String)
    /// More bytes than are accepted.
    case tooLarge(limit: Int)
    /// Made by a later release: a version this program does not know.
    case unknownVersion
    /// A suite of algorithms this program does not know.
    case unknownSuite
    /// A part of the clear header that cannot be carried.
    case invalidHeader(field: String)
    /// Sealed to another key than the one given; the identifier of the key it needs.
    case otherKey(String)
    /// Changed on its way, or sealed to another key.
    case cannotOpen
    /// The passphrase does not fit, or the locked file was changed.
    case wrongPassphrase
    /// A passphrase of fewer characters than are asked for.
    case passphraseTooShort(minimum: Int)
    /// A secret file that other accounts of the machine may read.
    case openToOthers(path: String)
    /// A file that cannot be read.
    case unreadable(path: String)
    /// The key could not be derived from the passphrase; mostly too little memory.
    case derivation(String)
}

extension SealingError: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
