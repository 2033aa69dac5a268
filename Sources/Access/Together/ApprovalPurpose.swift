public import Protection

/// What takes two persons.
public enum ApprovalPurpose: String, CaseIterable, Sendable {
    /// To see who told us.
    case unmasking
    /// To take records out in bulk, or make a token that does.
    case bulkExport
    /// To destroy records or keys beyond what a withdrawn consent destroys.
    case destruction
    /// To give someone a right.
    case grant
    /// To let someone who lost every factor enrol again.
    case reenrolment

    /// The name people see.
    public var words: Phrase {
        switch self {
        case .unmasking: Phrase(fr: "Levée d’anonymat d’une source", en: "Unmasking of a source")
        case .bulkExport: Phrase(fr: "Export en nombre", en: "Bulk export")
        case .destruction: Phrase(fr: "Destruction", en: "Destruction")
        case .grant: Phrase(fr: "Habilitation", en: "Grant")
        case .reenrolment: Phrase(fr: "Nouvelle inscription", en: "Re-enrolment")
        }
    }
}
