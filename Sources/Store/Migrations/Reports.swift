import Database

extension Migration {
    /// What was said, as it came, and what was understood of it.
    ///
    /// `report` is never changed after it was written: the body is what was received, sealed under the vault's key for
    /// reports, so that whoever steals this database reads no testimony. A correction is a row of its own that names
    /// the key of the one it replaces. What was understood stands apart, in versions.
    static let reports = Migration(
        4, "reports",
        sql: """
            CREATE TABLE report (
                id TEXT PRIMARY KEY,
                report_key TEXT NOT NULL UNIQUE,
                channel TEXT NOT NULL,
                purpose TEXT NOT NULL,
                format TEXT NOT NULL,
                form TEXT,
                form_version TEXT,
                received_at BIGINT NOT NULL,
                said_at BIGINT,
                digest BYTEA NOT NULL,
                body BYTEA NOT NULL,
                replaces TEXT,
                owner_kind TEXT,
                owner TEXT,
                source TEXT,
                areas TEXT NOT NULL,
                clear_header TEXT,
                quarantine TEXT
            );
            CREATE INDEX report_replaces ON report (replaces) WHERE replaces IS NOT NULL;
            CREATE INDEX report_owner ON report (owner_kind, owner, id) WHERE owner IS NOT NULL;
            CREATE INDEX report_source ON report (source, received_at) WHERE source IS NOT NULL;
            CREATE INDEX report_received ON report (received_at);

            -- What still has to be read. Kept apart so that the report's own row is never touched.
            CREATE TABLE report_pending (
                report TEXT PRIMARY KEY REFERENCES report (id)
            );

            CREATE TABLE report_attachment (
                report TEXT NOT NULL REFERENCES report (id),
                name TEXT NOT NULL,
                size BIGINT,
                sha256 BYTEA,
                file TEXT,
                received_at BIGINT,
                PRIMARY KEY (report, name)
            );

            CREATE TABLE report_reading (
                report TEXT NOT NULL REFERENCES report (id),
                version BIGINT NOT NULL,
                read_at BIGINT NOT NULL,
                read_by TEXT,
                superseded_at BIGINT,
                kind TEXT NOT NULL,
                category TEXT,
                is_urgent BOOLEAN NOT NULL,
                scheme TEXT,
                area_code TEXT,
                latitude DOUBLE PRECISION,
                longitude DOUBLE PRECISION,
                place_precision BIGINT,
                day BIGINT,
                day_precision BIGINT,
                harms TEXT NOT NULL,
                at_risk_min BIGINT,
                at_risk_max BIGINT,
                is_ongoing BOOLEAN,
                is_hearsay BOOLEAN NOT NULL,
                source_type TEXT,
                consent BOOLEAN,
                may_call_back BOOLEAN,
                rating TEXT NOT NULL,
                words BYTEA NOT NULL,
                narrative TEXT,
                PRIMARY KEY (report, version)
            );
            CREATE INDEX report_reading_area ON report_reading (scheme, area_code, report) WHERE superseded_at IS NULL;
            CREATE INDEX report_reading_kind ON report_reading (kind, report) WHERE superseded_at IS NULL;
            CREATE INDEX report_reading_category ON report_reading (category, report) WHERE superseded_at IS NULL
            """)
}
