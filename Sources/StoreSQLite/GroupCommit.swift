import Database

import class GRDB.DatabasePool

/// Lets bodies that arrive while a commit is under way share the next one: one wait for the disk for all of them.
final class GroupCommit: Sendable {
    /// A body that answers its caller once it is known to be on disk.
    fileprivate struct Item: Sendable {
        let run: @Sendable (SQLiteTransaction) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    fileprivate struct State {
        var waiting: [Item] = []
        var isScheduled = false
        var commits = 0
        var whenDrained: [CheckedContinuation<Void, Never>] = []
    }

    /// Bounds how long the first of a batch waits for the last.
    private static let largestBatch = 256

    private let pool: DatabasePool
    private let state = Guarded(State())

    init(pool: DatabasePool) {
        self.pool = pool
    }

    var commits: Int { state.withLock { $0.commits } }

    func append<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { caller in
            let item = Item(
                run: { transaction in
                    let result = try transaction.finish(body)
                    return { caller.resume(returning: result) }
                },
                fail: { caller.resume(throwing: SQLiteDatabase.ours($0)) })
            let mustSchedule = state.withLock { state in
                state.waiting.append(item)
                defer { state.isScheduled = true }
                return !state.isScheduled
            }
            if mustSchedule { schedule() }
        }
    }

    /// Returns once nothing waits.
    func drained() async {
        await withCheckedContinuation { caller in
            let isIdle = state.withLock { state in
                if state.isScheduled { state.whenDrained.append(caller) }
                return !state.isScheduled
            }
            if isIdle { caller.resume() }
        }
    }

    private func schedule() {
        pool.asyncWriteWithoutTransaction { [self] connection in
            var batch = state.withLock { state in
                defer { state.waiting.removeFirst(min(Self.largestBatch, state.waiting.count)) }
                return state.waiting.prefix(Self.largestBatch)
            }
            while !batch.isEmpty { batch = commit(batch, connection) }
            // One batch at a time, so that a `write` which came in between has its turn.
            let (goesOn, idle) = state.withLock { state in
                state.isScheduled = !state.waiting.isEmpty
                let idle = state.isScheduled ? [] : state.whenDrained
                if !state.isScheduled { state.whenDrained = [] }
                return (state.isScheduled, idle)
            }
            if goesOn { schedule() }
            for caller in idle { caller.resume() }
        }
    }

    /// Runs a batch in one transaction and answers those it ran.
    /// - Returns: The items not yet run, because an error ended the transaction before their turn.
    private func commit(_ batch: ArraySlice<Item>, _ connection: Connection) -> ArraySlice<Item> {
        var done: [(item: Item, answer: @Sendable () -> Void)] = []
        var failed: [(item: Item, error: any Error)] = []
        var next = batch.startIndex
        do {
            try connection.beginTransaction(.immediate)
            while next < batch.endIndex, connection.isInsideTransaction {
                let item = batch[next]
                next += 1
                do {
                    let transaction = SQLiteTransaction(connection)
                    done.append((item, try transaction.savepoint { try item.run(transaction) }))
                } catch {
                    failed.append((item, error))
                }
            }
            // After a full disk SQLite has rolled the whole transaction back: nobody in it may be told otherwise.
            if !connection.isInsideTransaction, let cause = failed.last?.error { throw cause }
            try connection.commit()
            state.withLock { $0.commits += 1 }
            for item in done { item.answer() }
        } catch {
            if connection.isInsideTransaction { try? connection.rollback() }  // The first error is the one to tell.
            if next == batch.startIndex { next = batch.endIndex }
            refuse(batch[batch.startIndex..<next], done.map(\.item), failed.count, error, connection)
        }
        for (item, error) in failed { item.fail(error) }
        return batch[next...]
    }

    /// Answers after a failed commit. A constraint checked only at COMMIT is one item's fault: each gets its own.
    private func refuse(
        _ attempted: ArraySlice<Item>, _ done: [Item], _ failures: Int, _ error: any Error, _ connection: Connection
    ) {
        // BEGIN itself failed: nothing ran, and all share the reason.
        let nothingRan = done.isEmpty && failures == 0
        let isConstraint = DatabaseError(sqlite: error).kind == .foreignKeyViolation
        guard isConstraint, done.count > 1 else {
            for item in nothingRan ? Array(attempted) : done { item.fail(error) }
            return
        }
        for item in done {
            do {
                let answer = try connection.committing { transaction in
                    guard let transaction = transaction as? SQLiteTransaction else {
                        preconditionFailure("a SQLite connection makes SQLite transactions")
                    }
                    return try item.run(transaction)
                }
                state.withLock { $0.commits += 1 }
                answer()
            } catch {
                item.fail(error)
            }
        }
    }
}
