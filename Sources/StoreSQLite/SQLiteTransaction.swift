import Database
private import GRDBSQLite

import class GRDB.Database
import class GRDB.Statement

/// One body's hold on a connection.
final class SQLiteTransaction: Transaction {
    let engine = Engine.sqlite
    private let connection: Connection
    private var failure: DatabaseError?

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// Runs a body, and refuses to commit if a statement failed and the body let it pass, as PostgreSQL does.
    func finish<T>(_ body: (any Transaction) throws -> T) throws -> T {
        let result = try body(self)
        if let failure { throw failure }
        return result
    }

    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try statement(sql).execute([])
    }

    func query(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try statement(sql).query([])
    }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        try statement(sql).forEach([], body)
    }

    func prepare(_ sql: SQL) throws(DatabaseError) -> any PreparedStatement {
        try statement(sql, isShared: false)
    }

    func executeMany(_ sql: SQL, _ rows: some Sequence<[Value]>) throws(DatabaseError) -> Int {
        let statement = try statement(sql, isShared: false)
        var changed = 0
        for row in rows { changed += try statement.execute(row) }
        return changed
    }

    func execute(script: String) throws(DatabaseError) {
        try attempt(script) { () throws(DatabaseError) in
            do {
                try connection.execute(sql: script)
            } catch {
                throw DatabaseError(sqlite: error, place: script)
            }
        }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try execute("SAVEPOINT body")
        do {
            let result = try body()
            if let failure { throw failure }
            try execute("RELEASE body")
            return result
        } catch {
            // Without a transaction there is nothing left to go back to; the failure then stands.
            if connection.isInsideTransaction {
                failure = nil
                try execute("ROLLBACK TO body")
                try execute("RELEASE body")
            }
            throw error
        }
    }

    /// Runs one step of a statement, and remembers that it failed.
    func attempt<T>(_ place: String, _ step: () throws(DatabaseError) -> T) throws(DatabaseError) -> T {
        if failure != nil { throw DatabaseError(.aborted, "an earlier statement failed", place: place) }
        do {
            return try step()
        } catch {
            failure = error
            throw error
        }
    }

    /// - Parameter isShared: Whether it may come from the connection's cache; never for one kept by a body.
    private func statement(_ sql: SQL, isShared: Bool = true) throws(DatabaseError) -> SQLiteStatement {
        let rendered = try sql.rendered(for: .sqlite)
        return try attempt(rendered.text) { () throws(DatabaseError) in
            do {
                // Long lists differ each time: caching them would only fill memory.
                if isShared, rendered.values.count <= 100 {
                    let cached = try connection.cachedStatement(sql: rendered.text)
                    // One that is being read further out must not be started again.
                    if sqlite3_stmt_busy(cached.sqliteStatement) == 0 {
                        return SQLiteStatement(cached, rendered, in: self)
                    }
                }
                return SQLiteStatement(try connection.makeStatement(sql: rendered.text), rendered, in: self)
            } catch {
                throw DatabaseError(sqlite: error, place: rendered.text)
            }
        }
    }
}
