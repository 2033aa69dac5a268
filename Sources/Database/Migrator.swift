/// Brings a store's structure forward and says how it stands.
///
/// The steps taken are kept in the table `schema_migration`, together with the kind of store, so that a vault is
/// never opened as facts.
public struct Migrator: Sendable {
    /// The kind of store, such as "facts" or "vault".
    public let store: String
    private let migrations: [Migration]

    /// - Precondition: The numbers of the steps rise, from 1.
    public init(store: String, _ migrations: [Migration]) {
        let numbers = migrations.map(\.number)
        precondition(
            numbers.first == 1 && zip(numbers, numbers.dropFirst()).allSatisfy(<), "the numbers of steps rise from 1")
        self.store = store
        self.migrations = migrations
    }

    /// How the store stands; changes nothing.
    public func status(of database: any Database) async throws -> MigrationStatus {
        try await database.read { try status($0) }
    }

    /// Returns if the store has exactly the steps of this program.
    /// - Throws: `MigrationRefusal` otherwise.
    public func requireCurrent(_ database: any Database) async throws {
        let status = try await status(of: database)
        guard case .current = status else { throw MigrationRefusal(status: status, store: store) }
    }

    /// Takes every missing step in one transaction: all of them or none.
    /// - Parameter microseconds: The time to record, in microseconds since 1970, UTC.
    /// - Returns: The steps taken; none if the store was current.
    /// - Throws: `MigrationRefusal` for a store that is unknown or newer.
    public func migrate(_ database: any Database, at microseconds: Int64) async throws -> [Migration] {
        try await database.write { transaction in
            let done: Int
            switch try status(transaction) {
            case .empty: done = 0
            case .current: return []
            case .older(let at, _): done = at
            case .unknown: throw MigrationRefusal(status: .unknown, store: store)
            case .newer(let at, let latest):
                throw MigrationRefusal(status: .newer(at: at, latest: latest), store: store)
            }
            if done == 0 { try transaction.execute(script: Self.table) }
            let steps = Array(migrations.dropFirst(done))
            for step in steps {
                try transaction.execute(script: step.script(for: transaction.engine))
                try transaction.execute(
                    """
                    INSERT INTO schema_migration (number, name, store, applied_at)
                    VALUES (\(step.number), \(step.name), \(store), \(microseconds))
                    """)
            }
            return steps
        }
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            store TEXT NOT NULL,
            applied_at BIGINT NOT NULL
        )
        """

    private func status(_ transaction: any Transaction) throws(DatabaseError) -> MigrationStatus {
        let tables = try Self.tables(transaction)
        if tables.isEmpty { return .empty }
        guard tables.contains("schema_migration") else { return .unknown }
        let rows = try transaction.query("SELECT number, name, store FROM schema_migration ORDER BY number")
        var known: [Int: String] = [:]
        for migration in migrations { known[migration.number] = migration.name }
        for (index, row) in rows.enumerated() {
            let number = try row.int(at: 0)
            // The steps taken are the first of ours, in order; beyond them stands what a newer program did.
            let isOurs = index >= migrations.count || number == migrations[index].number
            guard isOurs, try row.text(at: 2) == store else { return .unknown }
            // A step that has our number but another name comes from another history.
            if let name = known[number], try row.text(at: 1) != name { return .unknown }
        }
        let latest = migrations.count
        if rows.count < latest { return .older(at: rows.count, latest: latest) }
        return rows.count == latest ? .current(at: latest) : .newer(at: rows.count, latest: latest)
    }

    private static func tables(_ transaction: any Transaction) throws(DatabaseError) -> Set<String> {
        let sql: SQL =
            switch transaction.engine {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            case .postgres:
                """
                SELECT CAST(tablename AS TEXT) AS name
                FROM pg_catalog.pg_tables
                WHERE schemaname = current_schema()
                """
            }
        var names: Set<String> = []
        for row in try transaction.query(sql) { names.insert(try row.text(at: 0)) }
        return names
    }
}
