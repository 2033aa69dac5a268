import Database

extension Migration {
    /// Sealed fields and consents; nothing here opens anything.
    static let vaultTables = Migration(
        1, "identities",
        sql: """
            CREATE TABLE subject (
                id TEXT PRIMARY KEY,
                created_at BIGINT NOT NULL
            );

            CREATE TABLE identity_field (
                subject TEXT NOT NULL REFERENCES subject (id),
                name TEXT NOT NULL,
                box BYTEA NOT NULL,
                written_at BIGINT NOT NULL,
                PRIMARY KEY (subject, name)
            );

            CREATE TABLE consent (
                id TEXT PRIMARY KEY,
                subject TEXT NOT NULL REFERENCES subject (id),
                box BYTEA NOT NULL,
                given_at BIGINT NOT NULL,
                expires_at BIGINT,
                withdrawn_at BIGINT
            );
            CREATE INDEX consent_subject ON consent (subject);

            CREATE TABLE shown_disclosure (
                id TEXT PRIMARY KEY,
                shown_at BIGINT NOT NULL
            );
            """)
}
