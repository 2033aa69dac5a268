public import Database
private import StorePostgres
private import StoreSQLite

extension Store {
    /// The files of a backup. The wraps are not among them: an old copy of them would keep what was to be forgotten.
    public enum CopiedPart: String, CaseIterable, Sendable {
        case facts, vault

        /// What its copy is called.
        public func fileName(_ engine: Engine) -> String {
            switch engine {
            case .sqlite: rawValue + ".sqlite"
            case .postgres: rawValue + ".dump"
            }
        }
    }

    /// Writes a copy of one part of a store, as it stands at one moment, into a new file of a folder.
    /// - Returns: The name of the file; nil where the store has no such part yet.
    /// - Throws: `DatabaseError`, also where nobody can say whether there is one.
    public static func copy(
        _ part: CopiedPart, of location: StoreLocation, into folder: String
    ) async throws -> String? {
        switch location {
        case .folder(let stored):
            let path = part == .facts ? stored.facts : stored.vault
            guard stored.holds(path) else { return nil }
            let database = try SQLiteDatabase(path: path)
            let name = part.fileName(.sqlite)
            do {
                try await database.copy(to: folder + "/" + name)
                try await database.close()
            } catch {
                try? await database.close()  // the first error is the one to tell
                throw error
            }
            return name
        case .postgres(let facts, let vault):
            let url = part == .facts ? facts : vault
            guard try part == .facts || PostgresDatabase.exists(url) else { return nil }
            let name = part.fileName(.postgres)
            try PostgresDump.write(url, to: folder + "/" + name)
            return name
        }
    }

    /// Whether a part of a store is there, or something else in its place.
    public static func holds(_ part: CopiedPart, at location: StoreLocation) throws(DatabaseError) -> Bool {
        switch location {
        case .folder(let stored): stored.holds(part == .facts ? stored.facts : stored.vault)
        case .postgres(let facts, let vault): try !PostgresDatabase.isEmpty(part == .facts ? facts : vault)
        }
    }

    /// Puts a copy back where a store has no such part.
    /// - Throws: `DatabaseError` of kind `readOnly` where there is one already: nothing is ever written over.
    public static func restore(
        _ part: CopiedPart, from path: String, to location: StoreLocation
    ) async throws {
        switch location {
        case .folder(let folder):
            try folder.create()
            try folder.place(path, at: part == .facts ? folder.facts : folder.vault)
        case .postgres(let facts, let vault):
            let url = part == .facts ? facts : vault
            try PostgresDatabase.createIfMissing(url)
            try PostgresDump.read(path, into: url)
        }
    }
}
