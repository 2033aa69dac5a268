/// Where a store is: a folder, or two databases on a PostgreSQL server.
public enum StoreLocation: Sendable, Hashable {
    /// A folder that holds `facts.sqlite`, `vault.sqlite` and `files/`.
    case folder(StoreFolder)
    /// The facts and, apart from them, the vault.
    case postgres(facts: PostgresURL, vault: PostgresURL)

    /// Reads what follows `--store` and `--vault`.
    /// - Parameters:
    ///   - text: A folder, or `postgres://USER@HOST/NAME`.
    ///   - vault: A PostgreSQL URL; without it the vault is `NAME_vault` on the same server.
    /// - Throws: `DatabaseError` of kind `missing`, saying what the text lacks.
    public init(_ text: String, vault: String? = nil) throws(DatabaseError) {
        if PostgresURL.hasScheme(text) {
            let facts = try PostgresURL(text)
            let vault = if let vault { try PostgresURL(vault) } else { facts.with(database: facts.database + "_vault") }
            guard vault != facts else {
                throw DatabaseError(.missing, "facts and vault must be two databases", place: vault.description)
            }
            self = .postgres(facts: facts, vault: vault)
            return
        }
        guard !text.isEmpty else { throw DatabaseError(.missing, "the store's name is empty") }
        if let scheme = text.firstRange(of: "://") {
            let name = text[..<scheme.lowerBound]
            throw DatabaseError(.missing, "a store is a folder or postgres://…, not \(name)://…")
        }
        guard vault == nil else {
            throw DatabaseError(.missing, "--vault goes with a PostgreSQL store; a folder holds its own", place: text)
        }
        self = .folder(StoreFolder(path: text))
    }
}
