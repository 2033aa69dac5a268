import Database

import class GRDB.DatabasePool

extension SQLiteDatabase {
    /// Copies the log into the file and cuts it to nothing, once running readers are done: what was overwritten in
    /// the file then no longer stands in the log either. The file system may keep the old blocks until it reuses them.
    /// - Throws: `busy` if another process holds the log.
    public func truncateLog() async throws {
        do {
            try await pool.barrierWriteWithoutTransaction { connection in
                let row = try SQLiteTransaction(connection).first("PRAGMA wal_checkpoint(TRUNCATE)")
                guard try row?.int(at: 0) == 0 else {
                    throw DatabaseError(.busy, "another process reads the log", place: "wal_checkpoint")
                }
            }
        } catch {
            throw Self.ours(error)
        }
    }
}
