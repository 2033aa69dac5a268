/// Who did something. Identifiers only; a device stands here by its identifier, never by its token.
public enum LogActor: Sendable, Hashable {
    /// Someone signed in.
    case person(LogID)
    /// A program with an API token; the identifier is not the token.
    case token(LogID)
    /// A device that sends reports.
    case device(LogID)
    /// A part of Relève itself.
    case system(SystemPart)
    /// Someone who has not shown who they are: a sign-in that was refused.
    case unknown
}

/// A part of Relève that acts without a person behind it.
public enum SystemPart: UInt8, Sendable, Hashable, CaseIterable {
    case server = 1
    /// Someone at the terminal of the machine: who, the operating system knows.
    case commandLine = 2
    case scheduler = 3
    case migration = 4
    case demonstration = 5
}
