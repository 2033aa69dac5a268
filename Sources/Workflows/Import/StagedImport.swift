import Database
import Protection
import Store

/// One import under way: begun or taken up again, staged batch by batch, and in the end published whole or discarded
/// whole. Until then nobody sees anything of it.
struct StagedImport: Sendable {
    private let store: Store
    private let run: ImportRun
    /// Tables this kind of import may write, for cleaning up.
    private let tables: [Tables]

    /// The moment its facts count as known from.
    var recordedAt: Instant { run.recordedAt }

    /// What every table of facts can do, whatever it holds.
    struct Tables: Sendable {
        let publish: @Sendable (String, Instant, any Transaction) throws -> Void
        let discard: @Sendable (String, any Transaction) throws -> Void

        init<Fact: StoredFact>(_: Fact.Type) {
            publish = { try FactTable<Fact>.publish(run: $0, recordedAt: $1, in: $2) }
            discard = { try FactTable<Fact>.discard(run: $0, in: $1) }
        }
    }

    /// Begins an import, or takes up the one of the same file that was cut off. Others of its kind that never finished
    /// are cleared away: the latest to begin wins.
    static func begin(
        kind: String, fileName: String, fingerprint: String, recordedAt: Instant?, tables: [Tables], in store: Store
    ) async throws -> StagedImport {
        let now = Instant.now
        let fresh = ImportRun(
            id: store.ids.next().description, kind: kind, fileName: fileName, fingerprint: fingerprint,
            startedAt: now, recordedAt: recordedAt ?? now)
        let run = try await store.facts.write { transaction in
            let earlier = try ImportRun.unfinished(kind: kind, fingerprint: fingerprint, in: transaction)
            let resumed = earlier.flatMap { recordedAt == nil || recordedAt == $0.recordedAt ? $0 : nil }
            for other in try ImportRun.unfinished(kind: kind, in: transaction) where other != resumed?.id {
                for table in tables { try table.discard(other, transaction) }
                try ImportRun.forget(other, in: transaction)
            }
            if let resumed { return resumed }
            try fresh.begin(in: transaction)
            return fresh
        }
        return StagedImport(store: store, run: run, tables: tables)
    }

    /// Stages a batch of one kind of fact, durably.
    func stage<Fact: StoredFact>(_ facts: [Fact]) async throws -> FactTable<Fact>.Staged {
        try await store.facts.write { [run, ids = store.ids] transaction in
            try FactTable<Fact>.stage(
                facts, run: run.id, recordedAt: run.recordedAt, ids: ids, in: transaction)
        }
    }

    /// Makes the whole import known, in one transaction.
    /// - Parameter rest: What comes about with it.
    func publish(
        _ summary: ImportSummary, with rest: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
    ) async throws {
        try await store.facts.write { [run, tables] transaction in
            for table in tables { try table.publish(run.id, run.recordedAt, transaction) }
            try run.finish(
                at: .now, read: summary.read, new: summary.new, revised: summary.revised,
                unchanged: summary.unchanged, rejected: summary.rejected.count, in: transaction)
            try rest(transaction)
        }
    }

    /// Leaves the store as it was.
    func discard() async throws {
        try await store.facts.write { [run, tables] transaction in
            for table in tables { try table.discard(run.id, transaction) }
            try ImportRun.forget(run.id, in: transaction)
        }
    }
}
