import GRDB

/// The rows of a store's facts as its file holds them, read past the program: whatever table comes to be is among them.
struct StoreContents {
    /// By table, every row as text. Sessions are left out: each notes when it was last seen.
    let rows: [String: [String]]

    init(at folder: String) throws {
        rows = try DatabaseQueue(path: folder + "/facts.sqlite").read { database in
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'session'")
            return try Dictionary(
                uniqueKeysWithValues: tables.map { table in
                    (table, try Row.fetchAll(database, sql: "SELECT * FROM \"\(table)\"").map(\.description).sorted())
                })
        }
    }
}
