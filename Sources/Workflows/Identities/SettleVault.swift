public import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Brings vault and facts together again after an interruption: carries out what was ordered to be forgotten, and removes
/// identities and files whose fact was never stored. Called at each start, before anything is enrolled.
public struct SettleVault: Sendable {
    private let store: Store
    private let vault: Vault
    /// Younger identities are left alone: another server may be about to store their fact.
    private static let patience = Duration.minutes(5)

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// What was found.
    public struct Settled: Sendable, Hashable {
        public let forgotten: Int
        public let orphans: Int
        /// Orders to forget that could not be read or carried out. They stay open, and the next start tries again.
        public var failed: Int { failures.count + unreadable }
        /// Those that were read, and why each was not carried out.
        public let failures: [Failure]
        /// How many could not even be read.
        public let unreadable: Int
        /// Files of evidence that no row knows, more than an interruption explains: nothing was done with them.
        public let unclaimed: Int

        /// An order to forget that stays open.
        public struct Failure: Sendable, Hashable {
            public let order: UUIDv7
            /// The word for what went wrong: `store_busy`, or `subject_unknown` where the facts know nobody to forget.
            public let code: String
        }
    }

    /// - Throws: `VaultError.tooManyOrphans` where the facts look restored from an older backup; no identity and no file was
    ///   removed then.
    @discardableResult
    public func callAsFunction(at now: Instant) async throws -> Settled {
        let (forgotten, failures, unreadable) = try await carryOutOrders(at: now)
        let orphans = try await vault.sweepOrphans(
            before: now - Self.patience, at: now
        ) { [store] subjects in
            let ids = subjects.map(\.uuid)
            return Set(try await store.facts.read { try StoredSubject.known(among: ids, in: $0) }.map(SubjectID.init))
        }
        let events = orphans.map {
            LogEvent(
                microseconds: now.microseconds, actor: .system(.server), action: .orphanSwept,
                object: LogObject(.key, LogID($0.uuid)))
        }
        if !events.isEmpty { try await store.facts.append { _ = try LogWriter.append(events, in: $0) } }
        // After the identities: facts that know too few of those know too few files, too, and this is never reached.
        let unclaimed = try await sweepFiles(at: now)
        // What an earlier destruction could not clear; the store may be busy again, and nothing depends on it.
        try? await vault.eraseTraces()
        return Settled(
            forgotten: forgotten, orphans: orphans.count, failures: failures, unreadable: unreadable,
            unclaimed: unclaimed)
    }

    /// One order that cannot be carried out keeps no other waiting, and no server from starting.
    private func carryOutOrders(
        at now: Instant
    ) async throws -> (done: Int, failures: [Settled.Failure], unreadable: Int) {
        let (orders, unreadable) = try await store.facts.read { try ErasureOrder.open(in: $0) }
        var done = 0
        var failures: [Settled.Failure] = []
        for order in orders {
            do {
                if try await carryOut(order, at: now) {
                    done += 1
                } else {
                    failures.append(Settled.Failure(order: order.id, code: "subject_unknown"))
                }
            } catch {
                failures.append(Settled.Failure(order: order.id, code: Refusal(error).code))
            }
        }
        return (done, failures, unreadable)
    }

    /// - Returns: False for an order about something the facts do not know.
    private func carryOut(_ order: ErasureOrder, at now: Instant) async throws -> Bool {
        let (subject, evidence) = try await store.facts.read { transaction in
            (
                try StoredSubject.with(order.subject, in: transaction),
                try StoredEvidence.with(order.subject, in: transaction)
            )
        }
        if let subject { _ = try await Forget(store: store, vault: vault).carryOut(order, subject, at: now) }
        if let evidence {
            try await DestroyEvidence(store: store, vault: vault).carryOut(order, evidence, at: now)
        }
        return subject != nil || evidence != nil
    }

    private func sweepFiles(at now: Instant) async throws -> Int {
        guard let files = try? EvidenceFiles(of: store) else { return 0 }  // a store without a folder has no files
        let (removed, unclaimed) = try await files.sweep(store, at: now)
        for id in removed {
            _ = try? await vault.destroyObject(id, .ordered, at: now)  // its key may never have been made
        }
        return unclaimed
    }
}
