public import Access
import Database
public import Protection
public import Store
public import TransparencyLog

/// Asks a second person for something that takes two.
public struct AskApproval: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// - Parameters:
    ///   - subject: The id of the one thing asked for.
    ///   - object: The same in the log's words.
    ///   - until: When the request ends; a day after now where none is given.
    public func callAsFunction(
        _ purpose: ApprovalPurpose, of subject: String, _ object: (kind: LogObjectKind, id: String),
        by requester: Party, for beneficiary: AccountID? = nil, because reason: String, at now: Instant,
        until: Instant? = nil
    ) async throws -> ApprovalID {
        let approval = try Approval(
            id: ApprovalID(store.ids.next().description), purpose: purpose, of: subject, by: requester,
            for: beneficiary, because: reason, at: now,
            until: until ?? now + Approval.longestLife)
        let event = LogEvent(
            .requested, object.kind, object.id, by: requester.account, at: now, under: approval.id.rawValue)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            if let token = TokenRequest(subject: subject) { try Keys.requireKnown(token.areas, in: transaction) }
            _ = try approval.save(over: nil, in: transaction)
            try LogWriter.append(event, in: transaction)
        }
        return approval.id
    }
}
