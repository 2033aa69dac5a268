public import Database
public import TransparencyLog

/// Reads the whole log, from its entries up, and holds it against its own hashes and against checkpoints kept
/// elsewhere.
///
/// Page by page: memory does not grow with the log, no transaction is long, and entries may be added meanwhile. Those
/// added after the start are not read.
public struct LogAudit: Sendable {
    private var verifier: LogVerifier
    private let head: Frontier?
    private let end: Int

    /// How many entries are read at a time.
    public static let pageSize = 16_384

    /// Notes how far the log goes now.
    private init(checkpoints: [KeptCheckpoint], in transaction: any Transaction) throws(DatabaseError) {
        verifier = LogVerifier(checkpoints: checkpoints)
        let last = try transaction.first("SELECT max(seq) AS seq FROM log_entry")?.optionalInt(at: 0)
        let found = (last ?? -1) + 1
        do {
            head = try LogTable.head(in: transaction)
        } catch  where error.kind == .corrupt {
            // A head that cannot be read is one more thing to tell, not the end of the reading.
            head = nil
        }
        end = max(found, head?.size ?? 0)
        let expected = stride(from: StoredTree.step, to: 63, by: StoredTree.step).reduce(0) { $0 + end >> $1 }
        let kept = try transaction.first("SELECT count(*) AS n FROM log_node")?.int(at: 0) ?? 0
        if kept > expected { verifier.note(.nodesUnknown(count: kept - expected)) }
    }

    /// Verifies the log of a database.
    /// - Parameters:
    ///   - checkpoints: Verified checkpoints of this log, kept where the server cannot reach.
    ///   - progress: Called with the number of entries read.
    /// - Throws: `DatabaseError`, or `CancellationError` once `shouldStop` says so. A log that is wrong is a verdict,
    ///   not an error.
    public static func verify(
        _ database: any Database, against checkpoints: [KeptCheckpoint] = [],
        shouldStop: @Sendable () -> Bool = { false }, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> LogVerdict {
        var audit = try await database.read { try LogAudit(checkpoints: checkpoints, in: $0) }
        var next: Int? = 0
        while let from = next {
            if shouldStop() { throw CancellationError() }
            (audit, next) = try await database.read { [audit] transaction in
                var audit = audit
                let next = try audit.readPage(from: from, in: transaction)
                return (audit, next)
            }
            progress(audit.verifier.size)
        }
        return audit.finish()
    }

    /// Verifies the log as one transaction sees it: for logs short enough to hold a transaction that long.
    public static func verify(
        in transaction: any Transaction, against checkpoints: [KeptCheckpoint] = []
    ) throws -> LogVerdict {
        var audit = try LogAudit(checkpoints: checkpoints, in: transaction)
        var next: Int? = 0
        while let from = next { next = try audit.readPage(from: from, in: transaction) }
        return audit.finish()
    }

    /// - Returns: Where the next page begins, or nil after the last.
    private mutating func readPage(from: Int, in transaction: any Transaction) throws -> Int? {
        var (count, last) = (0, from)
        try LogTable.forEachRecord(from: from, upTo: end, count: Self.pageSize, in: transaction) { record in
            count += 1
            last = record.seq
            verifier.add(record)
        }
        for (subtree, hash) in verifier.takeCompleted() {
            let row = try transaction.first(
                "SELECT hash FROM log_node WHERE level = \(subtree.level) AND position = \(subtree.position)")
            guard let row else {
                verifier.note(.nodeMissing(subtree.leaves))
                continue
            }
            if MerkleHash(try row.blob(at: 0)) != hash { verifier.note(.nodeDiffers(subtree.leaves)) }
        }
        return count < Self.pageSize ? nil : last + 1
    }

    private mutating func finish() -> LogVerdict {
        // A lost head, or one that cannot be read, records nothing.
        verifier.finish(head: head ?? Frontier())
    }
}
