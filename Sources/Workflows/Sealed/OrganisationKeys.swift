import Database
public import Protection
public import Sealing
public import Store
import TransparencyLog

/// The public half of the organisation's key: what reports are sealed to. Its secret half is never on the server.
public struct OrganisationKeys: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Publishes a key in the place of the one before. Reports sealed to that one stay readable with its own secret half.
    public func publish(_ key: OrganisationPublicKey, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try Settings.set(.organisationKey, to: key.text, in: transaction)
            try LogWriter.append(LogEvent(.published, .key, nil, by: nil, at: now), in: transaction)
        }
    }

    /// The key in force; nil where none was published.
    public func current() async throws -> OrganisationPublicKey? {
        guard let text = try await store.facts.read({ try Settings.value(.organisationKey, in: $0) }) else {
            return nil
        }
        return try OrganisationPublicKey(text: text)
    }
}
