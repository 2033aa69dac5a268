import Database

/// One body's hold on a connection.
final class PostgresTransaction: Transaction {
    let engine = Engine.postgres
    private let connection: PostgresConnection
    private var failure: DatabaseError?
    private var cursors = 0

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    /// Runs a body, and refuses to commit if a statement failed and the body let it pass.
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

    /// Through a cursor, so that the body may run other statements on the same connection.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        let rendered = try sql.rendered(for: .postgres)
        cursors += 1
        let name = "c\(cursors)"
        let declare = "DECLARE \(name) NO SCROLL CURSOR FOR \(rendered.text)"
        _ = try runOnce(declare, rendered.values)
        while true {
            let rows = try runOnce("FETCH 500 FROM \(name)", []).rows
            for row in rows { try body(row) }
            if rows.count < 500 { break }
        }
        _ = try runOnce("CLOSE \(name)", [])
    }

    func prepare(_ sql: SQL) throws(DatabaseError) -> any PreparedStatement {
        try statement(sql)
    }

    func executeMany(_ sql: SQL, _ rows: some Sequence<[Value]>) throws(DatabaseError) -> Int {
        let statement = try statement(sql)
        var changed = 0
        for row in rows { changed += try statement.execute(row) }
        return changed
    }

    func execute(script: String) throws(DatabaseError) {
        try attempt(script) { () throws(DatabaseError) in try connection.run(script) }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try execute(script: "SAVEPOINT body")
        do {
            let result = try body()
            if let failure { throw failure }
            try execute(script: "RELEASE body")
            return result
        } catch {
            // Over a broken link there is nothing left to go back to; the failure then stands.
            if connection.isUsable {
                failure = nil
                try execute(script: "ROLLBACK TO body; RELEASE body")
            }
            throw error
        }
    }

    /// Runs a statement, and remembers that it failed.
    func run(_ text: String, _ values: [Value], _ types: [UInt32]) throws(DatabaseError) -> PostgresResult {
        try attempt(text) { () throws(DatabaseError) in
            try connection.execute(text, Parameters(values, place: text), types: types)
        }
    }

    private func runOnce(_ text: String, _ values: [Value]) throws(DatabaseError) -> PostgresResult {
        try attempt(text) { () throws(DatabaseError) in
            try connection.executeOnce(text, Parameters(values, place: text), types: Parameters.types(values))
        }
    }

    private func attempt<T>(_ place: String, _ step: () throws(DatabaseError) -> T) throws(DatabaseError) -> T {
        if failure != nil { throw DatabaseError(.aborted, "an earlier statement failed", place: place) }
        do {
            return try step()
        } catch {
            failure = error
            throw error
        }
    }

    private func statement(_ sql: SQL) throws(DatabaseError) -> PostgresStatement {
        PostgresStatement(try sql.rendered(for: .postgres), in: self)
    }
}
