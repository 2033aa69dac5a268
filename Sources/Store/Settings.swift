public import Database

/// What a store knows about itself.
public enum Settings {
    /// Rises by one with every published change, so that a server knows when what it computed is stale.
    public static func factsVersion(in transaction: any Transaction) throws(DatabaseError) -> Int {
        Int(try value("facts_version", in: transaction) ?? "0") ?? 0
    }

    static func bumpFactsVersion(in transaction: any Transaction) throws(DatabaseError) {
        try set("facts_version", to: String(try factsVersion(in: transaction) + 1), in: transaction)
    }

    /// Rises with every change of who may do what, and of the areas that compartments are made of.
    public static func accessVersion(in transaction: any Transaction) throws(DatabaseError) -> Int {
        let grants = Int(try value("access_version", in: transaction) ?? "0") ?? 0
        return grants + (Int(try value("areas_version", in: transaction) ?? "0") ?? 0)
    }

    /// Notes that areas now lie in each other otherwise than before.
    static func bumpAreasVersion(in transaction: any Transaction) throws(DatabaseError) {
        let areas = Int(try value("areas_version", in: transaction) ?? "0") ?? 0
        try set("areas_version", to: String(areas + 1), in: transaction)
    }

    /// Notes that someone may now do something else than before.
    public static func bumpAccessVersion(in transaction: any Transaction) throws(DatabaseError) {
        let grants = Int(try value("access_version", in: transaction) ?? "0") ?? 0
        try set("access_version", to: String(grants + 1), in: transaction)
    }

    /// The value of a setting, or nil where it was never set.
    public static func value(_ name: String, in transaction: any Transaction) throws(DatabaseError) -> String? {
        try transaction.first("SELECT value FROM setting WHERE name = \(name)")?.text("value")
    }

    public static func set(_ name: String, to value: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
