/// One numbered step of a store's structure, forward only. Once released, a step is never edited.
public struct Migration: Sendable, Hashable {
    /// Its place in the sequence: the first is 1, and each is above the one before.
    public let number: Int
    /// A few words kept in the store, such as "incidents".
    public let name: String
    private let common: String
    private let sqliteOnly: String
    private let postgresOnly: String

    /// - Parameters:
    ///   - sql: Statements separated by semicolons, the same on both engines.
    ///   - sqliteOnly: Statements that only SQLite runs, after the common ones.
    ///   - postgresOnly: Statements that only PostgreSQL runs, after the common ones.
    public init(_ number: Int, _ name: String, sql: String, sqliteOnly: String = "", postgresOnly: String = "") {
        self.number = number
        self.name = name
        self.common = sql
        self.sqliteOnly = sqliteOnly
        self.postgresOnly = postgresOnly
    }

    /// The statements `engine` runs.
    public func script(for engine: Engine) -> String {
        let own = engine == .sqlite ? sqliteOnly : postgresOnly
        return own.isEmpty ? common : common + "\n;\n" + own
    }
}
