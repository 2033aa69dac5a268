import Database

extension Migration {
    /// Where a code of casualty recording stands in its list; NULL where the standard has it.
    static let codeOrder = Migration(
        18, "code order",
        sql: "ALTER TABLE casualty_code ADD COLUMN position BIGINT")
}
