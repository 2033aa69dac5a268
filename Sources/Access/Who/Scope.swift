/// What a program's token may do.
public enum Scope: String, CaseIterable, Sendable {
    /// Send reports, and see the status of those it sent.
    case reportAppend = "report:append"
    /// List ids and digests of what was received, and nothing else: enough to see that no report was lost.
    case receiptRead = "receipt:read"
    /// Read coded facts, without names, narratives or exact places.
    case factsRead = "facts:read"
    /// Read counts by area and month.
    case aggregateRead = "aggregate:read"
    /// Invite people, enrol devices, make tokens that read no content, and read the machine's own measures.
    case admin

    /// Whether a token of this scope answers with content, and so is made by two persons.
    public var readsContent: Bool {
        switch self {
        case .factsRead, .aggregateRead: true
        case .reportAppend, .receiptRead, .admin: false
        }
    }
}
