public import Database
public import Protection
private import StoreSQLite

/// The two databases of a vault: sealed content in one, the wrapped keys that open it in the other.
///
/// They are apart so that backups can be: an old backup of the vault opens nothing once the wraps are gone. **Never put
/// the wraps into a backup that is kept.**
public struct VaultStores: Sendable {
    /// Sealed fields and consents: `vault.sqlite`, or the database `…_vault`.
    public let vault: any Database
    /// Wrapped keys and tombstones: `wraps.sqlite`, or the database `…_wraps`.
    public let wraps: any Database

    static let vaultMigrator = Migrator(store: "vault", [.vaultTables])
    static let wrapMigrator = Migrator(store: "wraps", [.wrapTables, .objectWraps])

    public init(vault: any Database, wraps: any Database) {
        self.vault = vault
        self.wraps = wraps
    }

    /// Makes or brings forward the tables of both; says which steps were taken.
    /// - Throws: `MigrationRefusal` for a store that is unknown or newer; `DatabaseError`.
    public func migrate(at now: Instant) async throws -> [String] {
        try await prepare()
        let wrapSteps = try await Self.wrapMigrator.migrate(wraps, at: now.microseconds)
        let vaultSteps = try await Self.vaultMigrator.migrate(vault, at: now.microseconds)
        return (wrapSteps + vaultSteps).map(\.name)
    }

    /// Returns if both have exactly the tables of this program.
    /// - Throws: `MigrationRefusal`, `DatabaseError`.
    public func requireCurrent() async throws {
        try await prepare()
        try await Self.wrapMigrator.requireCurrent(wraps)
        try await Self.vaultMigrator.requireCurrent(vault)
    }

    public func close() async throws {
        try await vault.close()
        try await wraps.close()
    }

    /// Has SQLite overwrite what is deleted; the setting belongs to the one connection that writes.
    private func prepare() async throws {
        for database in [vault, wraps] where database.engine == .sqlite {
            try await database.write { _ = try $0.query("PRAGMA secure_delete = ON") }
        }
    }

    /// Clears what deletion leaves behind: SQLite's log is cut to nothing; PostgreSQL's tables of wraps are emptied and
    /// filled again with the rows that live, so that dead rows do not wait for a vacuum. Rewriting them in place
    /// (CLUSTER, VACUUM FULL) would keep a dead row as long as any older snapshot is open, such as autovacuum's own.
    func eraseTraces() async throws {
        for database in [wraps, vault] {
            if let database = database as? SQLiteDatabase { try await database.truncateLog() }
        }
        if wraps.engine == .postgres {
            try await wraps.append { transaction in
                // The lock comes first: the picture of the store is taken after it, and no row is committed meanwhile.
                try transaction.execute(
                    script: """
                        LOCK TABLE subject_wrap, object_wrap, compartment_key, master_lock IN ACCESS EXCLUSIVE MODE;
                        CREATE TEMPORARY TABLE kept_lock ON COMMIT DROP AS TABLE master_lock;
                        CREATE TEMPORARY TABLE kept_key ON COMMIT DROP AS TABLE compartment_key;
                        CREATE TEMPORARY TABLE kept_wrap ON COMMIT DROP AS TABLE subject_wrap;
                        CREATE TEMPORARY TABLE kept_object ON COMMIT DROP AS TABLE object_wrap;
                        TRUNCATE subject_wrap, object_wrap, compartment_key, master_lock;
                        INSERT INTO master_lock TABLE kept_lock;
                        INSERT INTO compartment_key TABLE kept_key;
                        INSERT INTO subject_wrap TABLE kept_wrap;
                        INSERT INTO object_wrap TABLE kept_object
                        """)
            }
        }
    }
}
