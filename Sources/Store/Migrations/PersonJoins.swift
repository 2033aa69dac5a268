import Database

extension Migration {
    /// Who may be one person with whom, as the last run of linkage has it: what draws of the links are made from.
    static let personJoins = Migration(
        21, "person joins",
        sql: """
            CREATE TABLE person_join (
                first TEXT NOT NULL,
                second TEXT NOT NULL,
                probability DOUBLE PRECISION NOT NULL,
                PRIMARY KEY (first, second),
                CHECK (first < second)
            );
            -- Persons of whom no row gives both parts of the name; the names themselves are in the vault.
            CREATE TABLE person_half_named (person TEXT NOT NULL PRIMARY KEY);
            """)
}
