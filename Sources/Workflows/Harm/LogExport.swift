public import Access
import Database
public import Protection
public import Store
public import TransparencyLog

/// Notes that someone took figures away as a file, before they are given them.
public struct LogExport: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    public func callAsFunction(_ kind: LogObjectKind, by account: AccountID, at now: Instant) async throws {
        try await store.facts.append { transaction in
            try LogWriter.append(LogEvent(.exported, kind, nil, by: account, at: now), in: transaction)
        }
    }
}
