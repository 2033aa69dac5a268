import Database
private import GRDBSQLite

import class GRDB.Statement

/// A prepared statement, stepped through SQLite's own interface: GRDB's generic rows cost more than the import allows.
final class SQLiteStatement: PreparedStatement {
    /// Owns the handle, and finalises it.
    private let owner: ConnectionStatement
    private let handle: OpaquePointer
    private let rendered: SQL.Rendered
    private let transaction: SQLiteTransaction

    init(_ owner: ConnectionStatement, _ rendered: SQL.Rendered, in transaction: SQLiteTransaction) {
        self.owner = owner
        self.handle = owner.sqliteStatement
        self.rendered = rendered
        self.transaction = transaction
    }

    func execute(_ values: [Value]) throws(DatabaseError) -> Int {
        try transaction.attempt(rendered.text) { () throws(DatabaseError) in
            let connection = sqlite3_db_handle(handle)
            let before = sqlite3_total_changes(connection)
            try start(values)
            defer { end() }
            while try step() {}
            // After a statement that changes no row, the count is still that of the one before.
            return sqlite3_total_changes(connection) == before ? 0 : Int(sqlite3_changes(connection))
        }
    }

    func query(_ values: [Value]) throws(DatabaseError) -> [Row] {
        try transaction.attempt(rendered.text) { () throws(DatabaseError) in
            var rows: [Row] = []
            try start(values)
            defer { end() }
            let columns = columns
            while try step() { rows.append(row(columns)) }
            return rows
        }
    }

    func forEach(_ values: [Value], _ body: (Row) throws -> Void) throws {
        try transaction.attempt(rendered.text) { () throws(DatabaseError) in try start(values) }
        defer { end() }
        let columns = columns
        while try transaction.attempt(rendered.text, { () throws(DatabaseError) in try step() }) {
            try body(row(columns))
        }
    }

    private func start(_ values: [Value]) throws(DatabaseError) {
        guard values.count == rendered.slotCount else {
            throw DatabaseError(
                .invalidValue, "\(rendered.slotCount) values expected, \(values.count) given", place: rendered.text)
        }
        // Left over from a body that threw in the middle.
        if sqlite3_stmt_busy(handle) != 0 { sqlite3_reset(handle) }
        var number: Int32 = 0
        for value in values {
            number += 1
            try bind(value, number)
        }
        for value in rendered.values {
            number += 1
            try bind(value, number)
        }
    }

    private func end() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// - Returns: Whether there is a row.
    private func step() throws(DatabaseError) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let connection = sqlite3_db_handle(handle)
            let code = sqlite3_extended_errcode(connection)
            let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "SQLite error \(code)"
            throw DatabaseError(sqliteCode: code, message, place: rendered.text)
        }
    }

    private func bind(_ value: Value, _ number: Int32) throws(DatabaseError) {
        // SQLite copies what it is given before the call returns.
        let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(handle, number)
        case .int64(let integer): code = sqlite3_bind_int64(handle, number, integer)
        case .bool(let flag): code = sqlite3_bind_int64(handle, number, flag ? 1 : 0)
        case .double(let double):
            guard double.isFinite else {
                throw DatabaseError(.invalidValue, "parameter \(number) is not a finite number", place: rendered.text)
            }
            code = sqlite3_bind_double(handle, number, double)
        case .blob(let bytes):
            code = bytes.withUnsafeBytes { buffer in
                // A null pointer would bind NULL: no bytes are not an unknown value.
                buffer.isEmpty
                    ? sqlite3_bind_zeroblob(handle, number, 0)
                    : sqlite3_bind_blob64(handle, number, buffer.baseAddress, UInt64(buffer.count), copies)
            }
        case .text(var text):
            let found: Int32? = text.withUTF8 { buffer in
                guard !buffer.contains(0) else { return nil }
                return buffer.withMemoryRebound(to: CChar.self) { characters in
                    characters.isEmpty
                        ? sqlite3_bind_text(handle, number, "", 0, copies)
                        : sqlite3_bind_text64(
                            handle, number, characters.baseAddress, UInt64(characters.count), copies, UInt8(SQLITE_UTF8)
                        )
                }
            }
            guard let found else {
                throw DatabaseError(.invalidValue, "parameter \(number) holds a NUL character", place: rendered.text)
            }
            code = found
        }
        guard code == SQLITE_OK else {
            throw DatabaseError(sqliteCode: code, String(cString: sqlite3_errstr(code)), place: rendered.text)
        }
    }

    private var columns: [String] {
        (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
    }

    private func row(_ columns: [String]) -> Row {
        let values = (0..<Int32(columns.count)).map { index -> Value in
            switch sqlite3_column_type(handle, index) {
            case SQLITE_INTEGER: return .int64(sqlite3_column_int64(handle, index))
            case SQLITE_FLOAT: return .double(sqlite3_column_double(handle, index))
            case SQLITE_TEXT:
                let start = sqlite3_column_text(handle, index)
                let count = Int(sqlite3_column_bytes(handle, index))
                return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
            case SQLITE_BLOB:
                let start = sqlite3_column_blob(handle, index)
                let count = Int(sqlite3_column_bytes(handle, index))
                return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
            default: return .null
            }
        }
        return Row(columns: columns, values: values)
    }
}
