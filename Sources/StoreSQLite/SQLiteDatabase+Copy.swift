import Database

import class GRDB.DatabasePool

extension SQLiteDatabase {
    /// Writes a copy of the whole store, as it stands at one moment, into a new file; others go on reading and writing.
    /// The copy holds what lives and nothing that was deleted.
    /// - Throws: `other` where the file exists; `full`, `readOnly`.
    public func copy(to path: String) async throws {
        do {
            try await pool.vacuum(into: path)
        } catch {
            throw Self.ours(error)
        }
    }
}
