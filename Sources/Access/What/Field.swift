/// What part of an answer, or of a change, a rule speaks of.
public enum Field: Int, CaseIterable, Sendable {
    /// The page itself, without data: a form, a style sheet, a description of the API.
    case page
    /// Counts and ranges by area and month, and the benchmarks made from them.
    case aggregate
    /// One record's coded facts: what, when, which area, how many.
    case record
    /// What was told, names replaced by references.
    case narrative
    /// A point or address finer than the area.
    case exactPlace
    /// Dates, routes, strengths and tasks of the withdrawal.
    case plan
    /// Who was harmed: name, contact, face, home.
    case victimIdentity
    /// Who told us.
    case sourceIdentity
    /// How far two names agree, without the names.
    case agreementLevel
    /// The clear header of a sealed report.
    case sealedHeader
    /// The body of a sealed report, still sealed.
    case sealedBody
    /// A picture or text for viewing, made from evidence without its metadata.
    case derivative
    /// Evidence as received.
    case original
    /// Who held or opened a piece of evidence, and when.
    case custodyEvent
    /// What is sent in: written, never answered.
    case submission
    /// What became of something sent, without its content.
    case status
    /// Ids and digests of what was received.
    case receipt
    /// An account: its name, unit and whether it is open.
    case account
    /// Passwords, passkeys and codes: that they exist, and changing them.
    case credential
    /// Sessions in force.
    case session
    /// Who holds which role, where and until when.
    case grant
    /// A phone or tablet that sends.
    case device
    /// A program's token: its name, scopes and end, never the token.
    case token
    /// A new secret that opens no content, shown once.
    case secret
    /// A new secret that opens content, shown once.
    case readingSecret
    /// What a person agreed to: purpose, recipient, level, end.
    case consent
    /// A request of the two-person rule, and emergency access.
    case approval
    /// What is to become of a record series.
    case disposition
    /// Destruction itself.
    case destruction
    /// Agreements and acts of sharing: with whom, what kind, when.
    case release
    /// Entries of the log: ids and acts.
    case logEntry
    /// Checkpoints and proofs of the log.
    case proof
    /// Measures of the machine.
    case measure

    /// The name in the table.
    public var name: String { "\(self)" }

    /// Whether it speaks of people, harm or the plan: what operator, auditor and custodian never read.
    public var isContent: Bool {
        switch self {
        case .aggregate, .record, .narrative, .exactPlace, .plan, .victimIdentity, .sourceIdentity, .agreementLevel,
            .sealedHeader, .sealedBody, .derivative, .original, .readingSecret:
            true
        default: false
        }
    }

    /// What two persons approve, where a rule on this field asks for two.
    public var purpose: ApprovalPurpose? {
        switch self {
        case .sourceIdentity: .unmasking
        case .record, .readingSecret, .victimIdentity: .bulkExport
        case .destruction: .destruction
        case .grant: .grant
        case .credential: .reenrolment
        default: nil
        }
    }
}
