import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Brings vault and facts together again after an interruption: carries out what was ordered to be forgotten, and removes
/// identities whose fact was never stored. Called at each start, before anything is enrolled.
public struct SettleVault: Sendable {
    private let store: Store
    private let vault: Vault
    /// Younger identities are left alone: another server may be about to store their fact.
    private static let patience: Int64 = 5 * 60 * 1_000_000

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// What was found.
    public struct Settled: Sendable, Hashable {
        public let forgotten: Int
        public let orphans: Int
    }

    /// - Throws: `VaultError.tooManyOrphans` where the facts look restored from an older backup; nothing was removed then.
    @discardableResult
    public func callAsFunction(at now: Instant) async throws -> Settled {
        let forget = Forget(store: store, vault: vault)
        let orders = try await store.facts.read { transaction in
            try ErasureOrder.open(in: transaction).map { order in
                (
                    order, try StoredSubject.with(order.subject, in: transaction),
                    try StoredEvidence.with(order.subject, in: transaction)
                )
            }
        }
        let destroy = DestroyEvidence(store: store, vault: vault)
        var forgotten = 0
        for (order, subject, evidence) in orders {
            if let subject { _ = try await forget.carryOut(order, subject, at: now) }
            if let evidence { try await destroy.carryOut(order, evidence, at: now) }
            forgotten += 1
        }
        if let files = try? EvidenceFiles(of: store) {  // a store without a folder has no files
            for id in try await files.sweep(store, at: now) {
                _ = try? await vault.destroyObject(id, .ordered, at: now)  // its key may never have been made
            }
        }
        let orphans = try await vault.sweepOrphans(
            before: Instant(microseconds: now.microseconds - Self.patience), at: now
        ) { [store] subject in
            try await store.facts.read { try StoredSubject.with(subject.uuid, in: $0) != nil }
        }
        // What an earlier destruction could not clear; the store may be busy again, and nothing depends on it.
        try? await vault.eraseTraces()
        guard !orphans.isEmpty else { return Settled(forgotten: forgotten, orphans: 0) }
        let events = orphans.map {
            LogEvent(
                microseconds: now.microseconds, actor: .system(.server), action: .orphanSwept,
                object: LogObject(.key, LogID($0.uuid)))
        }
        try await store.facts.append { _ = try LogWriter.append(events, in: $0) }
        return Settled(forgotten: forgotten, orphans: orphans.count)
    }
}
