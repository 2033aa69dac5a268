import Database
private import StorePostgres

extension Store {
    /// Whether nothing was ever done with this store since its tables were made: no fact, account, token, device, report,
    /// setting of anybody's or entry of the log, and no vault beside it.
    public func isUntouched() async throws -> Bool {
        let isEmpty = try await facts.read { transaction in
            for table in ["log_entry", "account", "api_token", "device", "report", "case_file"] as [SQL]
            where try transaction.first("SELECT 1 AS found FROM \(table) LIMIT 1") != nil {
                return false
            }
            return try Settings.factsVersion(in: transaction) == 0 && Settings.accessVersion(in: transaction) == 0
        }
        guard isEmpty else { return false }
        switch location {
        case .folder(let folder): return !folder.holds(folder.vault) && !folder.holds(folder.wraps)
        case .postgres(_, let vault):
            // An administrator may have made the database beforehand; it is a vault once it has tables.
            guard try PostgresDatabase.exists(vault) else { return true }
            let database = try PostgresDatabase(vault)
            let tables = try await database.read { transaction in
                try transaction.first(
                    "SELECT 1 AS found FROM information_schema.tables WHERE table_schema = 'public' LIMIT 1")
            }
            try await database.close()
            return tables == nil
        }
    }
}
