public import Database
public import Protection

/// What must stand in the log before a linkage run is answered: one entry a run, numbers and identifiers only.
public struct LinkageRun: Sendable, Hashable {
    /// Made by the caller.
    public let id: UUIDv7
    public let account: AccountID
    /// The compartments whose victims were compared, in alphabetical order.
    public let compartments: [CompartmentID]
    /// How many people's names were opened.
    public let subjects: Int
    /// How many pairs were compared.
    public let comparisons: Int
    /// How many pairs were answered.
    public let candidates: Int
    public let at: Instant
}

/// The answer of a linkage run.
public struct LinkageAnswer: Sendable, Hashable {
    /// In the order of their identifiers.
    public let candidates: [LinkageCandidate]
    /// Groups of names too common to compare all pairs of: pairs in them may be missing from the answer.
    public let skippedGroups: Int
    /// What was logged.
    public let run: LinkageRun
}
