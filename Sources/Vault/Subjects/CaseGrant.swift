public import Protection

/// The right of one person to read the victims of one case, as the policy has granted it. Making one is the policy's
/// act; the vault checks what it says and that it is in force.
public struct CaseGrant: Sendable, Hashable {
    public let account: AccountID
    /// The case, by its identifier.
    public let caseID: String
    /// The compartment whose key opens the case.
    public let compartment: CompartmentID
    /// The persons of the case: nobody else can be read by this grant.
    public let subjects: Set<SubjectID>
    public let from: Instant
    public let until: Instant

    public init(
        account: AccountID, caseID: String, compartment: CompartmentID, subjects: Set<SubjectID>, from: Instant,
        until: Instant
    ) {
        self.account = account
        self.caseID = caseID
        self.compartment = compartment
        self.subjects = subjects
        self.from = from
        self.until = until
    }
}

/// What a read is for.
public enum ReadGround: Sendable, Hashable {
    /// The organisation's own work on the case.
    case caseWork
    /// To pass it on: a consent that holds must cover the purpose, the recipient and the level of every field.
    case consent(Consent.Purpose, recipient: String)
}
