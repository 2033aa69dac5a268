import Database

import class GRDB.Database

extension Connection {
    /// Runs a body between BEGIN IMMEDIATE and COMMIT, or rolls everything back.
    func committing<T>(_ body: (any Transaction) throws -> T) throws -> T {
        try beginTransaction(.immediate)
        do {
            let result = try SQLiteTransaction(self).finish(body)
            try commit()
            return result
        } catch {
            // SQLite has already rolled back after some errors, a full disk among them.
            if isInsideTransaction { try rollback() }
            throw error
        }
    }
}
