public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Closes an account: nobody signs in with it again, and what it may do ends now. One person is enough; closing someone
/// out must be quick.
public struct CloseAccount: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    public func callAsFunction(_ account: AccountID, by actor: AccountID?, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard let profile = try AccountProfile.with(account, in: transaction), profile.closedAt == nil else {
                throw Refusal.noSuchThing
            }
            try AccountProfile.close(account, at: now, in: transaction)
            try Settings.bumpAccessVersion(in: transaction)
            try LogWriter.append(LogEvent(.closed, .person, account.rawValue, by: actor, at: now), in: transaction)
        }
    }
}
