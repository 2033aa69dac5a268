import Database
private import GRDBSQLite

import class GRDB.Statement

extension DatabaseError {
    /// What GRDB threw, in our words.
    init(sqlite error: any Error, place: String? = nil) {
        switch error {
        case let error as DatabaseError: self = error
        case let error as ConnectionError:
            let code = error.extendedResultCode.rawValue
            self.init(sqliteCode: code, error.message ?? "SQLite error \(code)", place: place)
        case is CancellationError: self.init(.cancelled, "the task was cancelled", place: place)
        default: self.init(.other, "\(error)", place: place)
        }
    }

    /// - Parameter code: An extended result code.
    init(sqliteCode code: Int32, _ message: String, place: String? = nil) {
        let kind: Kind =
            switch code {
            case SQLITE_CONSTRAINT | 1 << 8: .checkViolation
            case SQLITE_CONSTRAINT | 3 << 8: .foreignKeyViolation
            case SQLITE_CONSTRAINT | 5 << 8: .notNullViolation
            // A primary key, a unique index, a row number.
            case SQLITE_CONSTRAINT | 6 << 8, SQLITE_CONSTRAINT | 8 << 8, SQLITE_CONSTRAINT | 10 << 8: .uniqueViolation
            default: Self.kind(primaryCode: code & 0xFF)
            }
        self.init(kind, message, place: place)
    }

    private static func kind(primaryCode: Int32) -> Kind {
        switch primaryCode {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .readOnly
        case SQLITE_FULL: .full
        case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
        case SQLITE_CANTOPEN: .missing
        case SQLITE_INTERRUPT: .cancelled
        // The only general error a statement of ours can meet: a wrong text, table or column.
        case SQLITE_ERROR: .syntax
        default: .other
        }
    }
}
