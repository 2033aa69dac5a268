public import Database

/// What a store knows about itself.
public enum Settings {
    /// What is known, each under the word of its row.
    public enum Key: String, CaseIterable, Sendable {
        case factsVersion = "facts_version"
        case accessVersion = "access_version"
        case areasVersion = "areas_version"
        case formsVersion = "forms_version"
        /// The scheme of areas that pages and forms mean where none is named.
        case scheme
        /// The day that pages show; unset where it is today.
        case viewDay = "view_day"
        /// What the demonstration calls itself.
        case demonstration
        /// Set where one enters by a click, as whoever one likes: in the demonstration alone.
        case enteredByClick = "entered_by_click"
        case demonstrationCases = "demonstration_cases"
        case demonstrationPair = "demonstration_pair"
        /// Whether incidents of the demonstration are still to be made.
        case demonstrationIncidentsOwed = "demonstration_incidents_owed"
        /// Gateways as an older release kept them.
        case gateways
        /// The public key that reports are sealed to.
        case organisationKey = "organisation_key"
        case linkageSettings = "linkage_settings"
        case linkageModel = "linkage_model"
        case caseOfPersonLists = "case_of_person_lists"
    }

    /// Rises by one with every published change, so that a server knows when what it computed is stale.
    public static func factsVersion(in transaction: any Transaction) throws(DatabaseError) -> Int {
        Int(try value(.factsVersion, in: transaction) ?? "0") ?? 0
    }

    static func bumpFactsVersion(in transaction: any Transaction) throws(DatabaseError) {
        try set(.factsVersion, to: String(try factsVersion(in: transaction) + 1), in: transaction)
    }

    /// Rises with every change of who may do what, and of the areas that compartments are made of.
    public static func accessVersion(in transaction: any Transaction) throws(DatabaseError) -> Int {
        let grants = Int(try value(.accessVersion, in: transaction) ?? "0") ?? 0
        return grants + (Int(try value(.areasVersion, in: transaction) ?? "0") ?? 0)
    }

    /// Notes that areas now lie in each other otherwise than before.
    static func bumpAreasVersion(in transaction: any Transaction) throws(DatabaseError) {
        let areas = Int(try value(.areasVersion, in: transaction) ?? "0") ?? 0
        try set(.areasVersion, to: String(areas + 1), in: transaction)
    }

    /// Notes that someone may now do something else than before.
    public static func bumpAccessVersion(in transaction: any Transaction) throws(DatabaseError) {
        let grants = Int(try value(.accessVersion, in: transaction) ?? "0") ?? 0
        try set(.accessVersion, to: String(grants + 1), in: transaction)
    }

    /// The value of a setting, or nil where it was never set.
    public static func value(_ key: Key, in transaction: any Transaction) throws(DatabaseError) -> String? {
        try transaction.first("SELECT value FROM setting WHERE name = \(key.rawValue)")?.text("value")
    }

    public static func set(_ key: Key, to value: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO setting (name, value) VALUES (\(key.rawValue), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
