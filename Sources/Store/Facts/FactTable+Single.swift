public import Database
public import Protection

extension FactTable {
    /// Makes one fact known from a moment on, over the version before, within a transaction of the caller's: for facts
    /// that people make one by one and no file brings.
    ///
    /// - Parameter kind: The kind of run it is noted under, such as "harm".
    /// - Returns: False where it says what is known already.
    public static func record(
        _ fact: Fact, kind: String, at now: Instant, ids: UUIDv7Generator, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        let run = ImportRun(
            id: ids.next().description, kind: kind, fileName: "", fingerprint: fact.key, startedAt: now, recordedAt: now
        )
        try run.begin(in: transaction)
        let staged = try stage(
            [fact], run: run.id, recordedAt: now, ids: ids, mayHaveEnded: true, in: transaction)
        // What changes nothing leaves no trace: whatever is cached under the version of the facts stays good.
        guard staged.unchanged == 0 else {
            try ImportRun.forget(run.id, in: transaction)
            return false
        }
        try publish(run: run.id, recordedAt: now, in: transaction)
        try run.finish(
            at: now, read: 1, new: staged.new, revised: staged.revised, unchanged: staged.unchanged,
            rejected: staged.refused.count, in: transaction)
        return true
    }

    /// Ends a fact: from a moment on it is not known any more. Its versions stay.
    public static func withdraw(
        key: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        let closed = try transaction.execute(
            """
            UPDATE \(Fact.table) SET superseded_at = \(now.microseconds)
            WHERE fact_key = \(key) AND recorded_at IS NOT NULL AND superseded_at IS NULL
            """)
        if closed > 0 {
            try Settings.bumpFactsVersion(in: transaction)
            if Fact.shapesAccess { try Settings.bumpAreasVersion(in: transaction) }
        }
        return closed > 0
    }
}
