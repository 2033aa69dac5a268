public import Database
public import Protection
private import StorePostgres
private import StoreSQLite

/// An opened store: the facts, and what makes identifiers for them.
public struct Store: Sendable {
    public let location: StoreLocation
    /// The database of facts.
    public let facts: any Database
    public let ids: UUIDv7Generator
    /// Where all sealed files of this store lie, evidence and what came with reports: in the folder of the store, or in
    /// the one a store on PostgreSQL was given. Nil where it was given none.
    public let filesFolder: String?

    private static let migrator = Migrator(
        store: "facts",
        [
            .foundation,
            .log,
            .people,
            .reports,
            .messages,
            .harm,
            .cases,
            .alerts,
            .channels,
            .pieces,
            .harmPages,
            .counts,
            .personLists,
            .harmMarks,
            .linkageStamps,
            .intakeIndexes,
            .codeOrder,
            .unreadAccounts,
            .knownOn,
            .personJoins,
        ])

    /// Makes an empty store: the folder or the databases, and the tables.
    ///
    /// - Parameter files: The folder of files of a store on PostgreSQL; several servers share one.
    /// - Throws: `DatabaseError` where nothing can be made there; `MigrationRefusal` where something else, or a newer
    ///   store, is there already. An existing store of this release is opened as it is.
    public static func create(at location: StoreLocation, files: String? = nil, now: Instant) async throws -> Store {
        let facts: any Database
        switch location {
        case .folder(let folder):
            try folder.create()
            facts = try SQLiteDatabase(path: folder.facts, create: true)
        case .postgres(let url, _):
            try PostgresDatabase.createIfMissing(url)
            facts = try PostgresDatabase(url)
        }
        let status = try await migrator.status(of: facts)
        switch status {
        case .empty: _ = try await migrator.migrate(facts, at: now.microseconds)
        case .current: break
        default:
            try await facts.close()
            throw MigrationRefusal(status: status, store: migrator.store)
        }
        return Store(location, files, facts)
    }

    /// Opens a store that `create` made, and refuses any it does not know or that is of another release.
    /// - Parameter files: As for `create`.
    public static func open(_ location: StoreLocation, files: String? = nil) async throws -> Store {
        let facts = try connect(location)
        do {
            try await migrator.requireCurrent(facts)
        } catch {
            try await facts.close()
            throw error
        }
        return Store(location, files, facts)
    }

    /// Brings an older store forward and says which steps were taken.
    public static func migrate(_ location: StoreLocation, now: Instant) async throws -> [String] {
        let facts = try connect(location)
        do {
            let steps = try await migrator.migrate(facts, at: now.microseconds).map(\.name)
            // What a step took away is not to be found in the log of writes either.
            try? await (facts as? SQLiteDatabase)?.truncateLog()
            try await facts.close()
            return steps
        } catch {
            try await facts.close()
            throw error
        }
    }

    /// Writes what takes something out of the facts that shall not be found in their file afterwards either. SQLite
    /// overwrites it, and its log is cut; on PostgreSQL the dead row waits for a vacuum.
    public func erase(_ body: @escaping @Sendable (any Transaction) throws -> Void) async throws {
        try await facts.write { transaction in
            if transaction.engine == .sqlite { _ = try transaction.query("PRAGMA secure_delete = ON") }
            try body(transaction)
        }
        // Where another process reads the log, it is overwritten when that process is done.
        try? await (facts as? SQLiteDatabase)?.truncateLog()
    }

    /// Opens the two databases of the vault: sealed identities, and apart from them the wrapped keys that open these.
    /// - Parameter create: Makes them where they are missing.
    public static func vaultDatabases(
        of location: StoreLocation, create: Bool
    ) throws(DatabaseError) -> (vault: any Database, wraps: any Database) {
        switch location {
        case .folder(let folder):
            return (
                try SQLiteDatabase(path: folder.vault, create: create),
                try SQLiteDatabase(path: folder.wraps, create: create)
            )
        case .postgres(let facts, let vault):
            let wraps = facts.with(database: facts.database + "_wraps")
            if create {
                try PostgresDatabase.createIfMissing(vault)
                try PostgresDatabase.createIfMissing(wraps)
            }
            return (try PostgresDatabase(vault), try PostgresDatabase(wraps))
        }
    }

    public func close() async throws {
        try await facts.close()
    }

    private static func connect(_ location: StoreLocation) throws(DatabaseError) -> any Database {
        switch location {
        case .folder(let folder): try SQLiteDatabase(path: folder.facts)
        case .postgres(let url, _): try PostgresDatabase(url)
        }
    }

    private init(_ location: StoreLocation, _ files: String?, _ facts: any Database) {
        self.location = location
        self.facts = facts
        filesFolder =
            switch location {
            case .folder(let folder): folder.files
            case .postgres: files
            }
        ids = UUIDv7Generator(
            milliseconds: { UInt64(max(0, Instant.now.microseconds / 1000)) },
            random: { UInt64.random(in: .min ... .max) })
    }
}
