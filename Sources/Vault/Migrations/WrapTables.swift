import Database

extension Migration {
    /// Wrapped keys and tombstones: small, never part of a backup of facts or vault.
    static let wrapTables = Migration(
        1, "wraps",
        sql: """
            CREATE TABLE master (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                proof BYTEA NOT NULL,
                made_at BIGINT NOT NULL
            );

            CREATE TABLE master_lock (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                memory_kib BIGINT NOT NULL,
                passes BIGINT NOT NULL,
                salt BYTEA NOT NULL,
                box BYTEA NOT NULL,
                made_at BIGINT NOT NULL
            );

            CREATE TABLE compartment_key (
                compartment TEXT NOT NULL,
                version BIGINT NOT NULL CHECK (version >= 1),
                box BYTEA NOT NULL,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (compartment, version)
            );

            CREATE TABLE subject_wrap (
                subject TEXT NOT NULL,
                compartment TEXT NOT NULL,
                version BIGINT NOT NULL,
                class TEXT NOT NULL CHECK (class IN ('victim', 'source')),
                box BYTEA NOT NULL,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (subject, compartment),
                FOREIGN KEY (compartment, version) REFERENCES compartment_key (compartment, version)
            );
            CREATE INDEX subject_wrap_version ON subject_wrap (compartment, version);

            CREATE TABLE tombstone (
                subject TEXT NOT NULL,
                compartment TEXT NOT NULL,
                destroyed_at BIGINT NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (subject, compartment)
            );
            """)

    /// Wrapped keys of sealed files.
    static let objectWraps = Migration(
        2, "object wraps",
        sql: """
            CREATE TABLE object_wrap (
                object TEXT PRIMARY KEY,
                compartment TEXT NOT NULL,
                version BIGINT NOT NULL,
                box BYTEA NOT NULL,
                made_at BIGINT NOT NULL,
                FOREIGN KEY (compartment, version) REFERENCES compartment_key (compartment, version)
            );
            CREATE INDEX object_wrap_version ON object_wrap (compartment, version)
            """)
}
