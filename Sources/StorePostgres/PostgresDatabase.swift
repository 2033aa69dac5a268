public import Database

/// A store in one PostgreSQL database, over at most 16 connections, each used by one running body at a time.
public final class PostgresDatabase: Database {
    public let engine = Engine.postgres
    private let pool: ConnectionPool
    private let turns: TurnGate

    /// Connects once, so that a wrong address is told at once.
    /// - Parameters:
    ///   - url: The database; make it with `--locale=C.UTF-8`, so that text sorts as on SQLite.
    ///   - connections: How many bodies may run at a time, 1 to 16.
    ///   - patience: How long a body that lost to another waits to run alone; as long as for a lock.
    /// - Throws: `connection`, `missing` or `notDurable`, naming the database without its password.
    public init(
        _ url: PostgresURL, connections: Int = 8, patience: Duration = .seconds(15)
    ) throws(DatabaseError) {
        turns = TurnGate(patience: patience)
        pool = ConnectionPool(url: url, limit: min(max(connections, 1), 16))
        pool.giveBack(try PostgresConnection(url))
    }

    /// Whether there is such a database.
    /// - Throws: `connection` where that cannot be found out: it is down, full, or does not let us in.
    public static func exists(_ url: PostgresURL) throws(DatabaseError) -> Bool {
        do {
            _ = try PostgresConnection(url)
            return true
        } catch  where error.kind == .missing {
            return false
        }
    }

    /// Whether nobody has made a table in it, or it is not there.
    /// - Throws: As `exists`.
    public static func isEmpty(_ url: PostgresURL) throws(DatabaseError) -> Bool {
        guard try exists(url) else { return true }
        let transaction = PostgresTransaction(try PostgresConnection(url))
        return try transaction.query(
            """
            SELECT 1 AS one FROM pg_class
            JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
            WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema' LIMIT 1
            """
        ).isEmpty
    }

    /// Makes a database that sorts text by code point, unless there is one of that name.
    /// - Throws: `connection` if the server's database `postgres` cannot be reached; `other` without the right.
    /// - Returns: Whether it was made.
    @discardableResult
    public static func createIfMissing(_ url: PostgresURL) throws(DatabaseError) -> Bool {
        let server = try PostgresConnection(url.with(database: "postgres"))
        let transaction = PostgresTransaction(server)
        let found = try transaction.query("SELECT 1 AS one FROM pg_database WHERE datname = \(url.database)")
        guard found.isEmpty else { return false }
        let name = url.database.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        try server.run("CREATE DATABASE \"\(name)\" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
        return true
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await pool.run { connection in
            try connection.transact("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await retrying("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
    }

    /// Grouping costs more than it gains here: each body has its own commit. Keys and constraints hold at any
    /// isolation, so these run at READ COMMITTED.
    @discardableResult
    public func append<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await retrying("BEGIN ISOLATION LEVEL READ COMMITTED", body)
    }

    public func close() async throws {
        await pool.close()
    }

    /// Runs a body, and once more from its start after a serialisation failure or a deadlock: the second time with no
    /// other write of this process beside it, so that it meets no rival but another process. Where the others do not
    /// come to an end, it gives up as `busy` and lets them go on.
    private func retrying<T: Sendable>(
        _ begin: String, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await pool.run { [turns] connection in
            do {
                return try turns.shared { try connection.transact(begin, body) }
            } catch let error as DatabaseError where error.kind == .busy {
                return try turns.alone { try connection.transact(begin, body) }
            }
        }
    }
}
