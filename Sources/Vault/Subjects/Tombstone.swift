public import Protection

/// What is left of a person in the vault: that a key was destroyed, when and why, and nothing of who it was.
public struct Tombstone: Sendable, Hashable {
    /// Why a key was destroyed, as a code.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The person took their consent back.
        case withdrawn
        /// The time agreed on was over.
        case expired
        /// Two persons ordered it.
        case ordered
    }

    public let subject: SubjectID
    public let destroyedAt: Instant
    public let reason: Reason
}

/// What came of a destruction.
public struct Destruction: Sendable, Hashable {
    public let tombstone: Tombstone
    /// Whether the store could also be cleared of what deletion leaves behind (the log of SQLite, the dead rows of
    /// PostgreSQL). If not, the key is gone from every table all the same: try `Vault.eraseTraces` again later.
    public let tracesErased: Bool
}
