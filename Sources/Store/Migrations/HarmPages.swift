import Database

extension Migration {
    /// What the pages of harm read: a line for each version of an incident's figures, the stems of its words, what
    /// reviewers found, and the searches people saved.
    static let harmPages = Migration(
        11, "harm_pages",
        sql: """
            -- One line each time a harm file was changed, in the order of the changes: lists, counts and exports are
            -- made from these lines alone, so that they agree.
            CREATE TABLE harm_summary (
                change BIGINT PRIMARY KEY,
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                reference TEXT NOT NULL,
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                state TEXT NOT NULL,
                counts BOOLEAN NOT NULL,
                merged_into TEXT,
                start_day BIGINT NOT NULL,
                end_day BIGINT NOT NULL,
                date_precision BIGINT NOT NULL,
                scheme TEXT,
                area_code TEXT,
                latitude DOUBLE PRECISION,
                longitude DOUBLE PRECISION,
                place_precision BIGINT NOT NULL,
                place TEXT NOT NULL,
                category TEXT,
                violence BIGINT NOT NULL,
                cause TEXT NOT NULL,
                happened_grade BIGINT,
                attributions TEXT NOT NULL,
                actors TEXT NOT NULL,
                harms TEXT NOT NULL,
                contested BOOLEAN NOT NULL,
                claims BIGINT NOT NULL,
                persons BIGINT NOT NULL,
                assigned_to TEXT
            );
            CREATE UNIQUE INDEX harm_summary_now ON harm_summary (incident) WHERE superseded_at IS NULL;
            CREATE INDEX harm_summary_incident ON harm_summary (incident, change);

            CREATE TABLE harm_stem (
                stem TEXT NOT NULL,
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                PRIMARY KEY (stem, incident)
            );
            CREATE INDEX harm_stem_incident ON harm_stem (incident);

            CREATE TABLE harm_review (
                id TEXT PRIMARY KEY,
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                version BIGINT NOT NULL,
                account TEXT NOT NULL,
                at BIGINT NOT NULL,
                finding TEXT NOT NULL,
                note TEXT NOT NULL
            );
            CREATE INDEX harm_review_incident ON harm_review (incident, at);

            CREATE TABLE harm_view (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                name TEXT NOT NULL,
                query TEXT NOT NULL,
                made_at BIGINT NOT NULL
            );
            CREATE INDEX harm_view_account ON harm_view (account, name)
            """)
}
