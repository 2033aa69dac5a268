import Database
public import Messaging
public import Protection
public import Store

/// Notes how far a message we sent has come, as its gateway reports it. Reports come late, twice and out of order;
/// a status never goes back, and a report of a message that is not ours changes nothing.
public struct NoteDelivery: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    public func callAsFunction(
        _ id: String, _ status: DeliveryStatus, by gateway: String, at now: Instant
    ) async throws {
        try await store.facts.append {
            try StoredOutgoing.advance(id, to: status.rawValue, by: gateway, at: now, in: $0)
        }
    }
}
