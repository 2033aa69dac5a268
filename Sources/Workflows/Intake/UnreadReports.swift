public import Database

/// Reports the store refused to keep as they were understood. What was received is whole; every other report has had its
/// turn.
public struct UnreadReports: Error, Sendable {
    /// Their identities, in order.
    public let reports: [String]
    /// Why the first was refused.
    public let cause: DatabaseError

    init?(_ refused: [(report: String, error: DatabaseError)]) {
        guard let first = refused.first else { return nil }
        reports = refused.map(\.report).sorted()
        cause = first.error
    }
}
