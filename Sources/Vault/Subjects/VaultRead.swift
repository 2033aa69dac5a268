public import Database
public import Protection

/// What must stand in the log before the vault answers: who read which fields of whom, and by what right. Identifiers
/// only, no content.
public struct VaultRead: Sendable, Hashable {
    /// By what right.
    public enum Right: Sendable, Hashable {
        /// A grant for a case.
        case grant(caseID: String, ReadGround)
        /// Two persons together: the request, and who approved it.
        case disclosure(UUIDv7, approver: AccountID)
        /// A correction of what is held.
        case amendment(caseID: String)
    }

    public let account: AccountID
    public let subject: SubjectID
    public let subjectClass: SubjectClass
    public let compartment: CompartmentID
    /// The fields, in alphabetical order, known or not.
    public let fields: [IdentityField]
    public let right: Right
    public let at: Instant
}

/// Writes a log entry, or throws; only after it returns does the vault answer.
public typealias ReadLog = @Sendable (VaultRead) async throws -> Void
