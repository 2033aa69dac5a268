import Database

extension Migration {
    /// Cases, the pseudonyms of people, and what is ordered to be forgotten. Who anyone is stands in the vault alone.
    static let cases = Migration(
        7, "cases",
        sql: """
            CREATE TABLE case_file (
                id TEXT PRIMARY KEY,
                reference TEXT NOT NULL UNIQUE,
                title TEXT NOT NULL,
                scheme TEXT,
                code TEXT,
                organisation TEXT,
                marks TEXT NOT NULL,
                opened_by TEXT,
                opened_at BIGINT NOT NULL
            );

            CREATE TABLE subject (
                id TEXT PRIMARY KEY,
                reference TEXT NOT NULL UNIQUE,
                class TEXT NOT NULL CHECK (class IN ('victim', 'source')),
                compartment TEXT NOT NULL,
                case_file TEXT REFERENCES case_file (id),
                scheme TEXT,
                code TEXT,
                organisation TEXT,
                marks TEXT NOT NULL,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                destroyed_at BIGINT
            );
            CREATE INDEX subject_case ON subject (case_file, id);

            CREATE TABLE erasure_order (
                id TEXT PRIMARY KEY,
                subject TEXT NOT NULL,
                consent TEXT,
                reason TEXT NOT NULL,
                ordered_by TEXT,
                ordered_at BIGINT NOT NULL,
                done_at BIGINT
            );
            CREATE INDEX erasure_order_open ON erasure_order (ordered_at, id) WHERE done_at IS NULL;

            CREATE TABLE evidence (
                id TEXT PRIMARY KEY,
                case_file TEXT NOT NULL REFERENCES case_file (id),
                kind TEXT NOT NULL,
                byte_count BIGINT NOT NULL CHECK (byte_count >= 0),
                width BIGINT,
                height BIGINT,
                note BYTEA NOT NULL,
                received_by TEXT,
                received_at BIGINT NOT NULL,
                destroyed_at BIGINT
            );
            CREATE INDEX evidence_case ON evidence (case_file, id);
            """)
}
