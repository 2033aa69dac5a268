import Database

extension Migration {
    /// What the channels need besides the reports themselves: forms and their mappings, how a device is treated, the keys
    /// of sealed files, and what makes lists of a million reports quick.
    static let channels = Migration(
        9, "channels",
        sql: """
            -- Each file has a key of its own, sealed: without it the file is noise, wherever copies of it lie.
            ALTER TABLE report_attachment ADD COLUMN file_key BYTEA;

            -- A report is corrected once; the correction can be corrected in its turn.
            DROP INDEX report_replaces;
            CREATE UNIQUE INDEX report_replaces ON report (replaces) WHERE replaces IS NOT NULL;

            ALTER TABLE device ADD COLUMN mode TEXT NOT NULL DEFAULT 'live';
            ALTER TABLE device ADD COLUMN is_trusted BOOLEAN NOT NULL DEFAULT FALSE;
            -- For clients that know nothing better than a name and a password; what the answers are checked by is sealed.
            ALTER TABLE device ADD COLUMN user_name TEXT;
            ALTER TABLE device ADD COLUMN user_secret BYTEA;
            CREATE UNIQUE INDEX device_user ON device (user_name) WHERE user_name IS NOT NULL;

            CREATE TABLE form (
                id TEXT NOT NULL,
                version TEXT NOT NULL,
                title TEXT NOT NULL,
                state TEXT NOT NULL,
                xml BYTEA NOT NULL,
                md5 BYTEA NOT NULL,
                uploaded_by TEXT,
                uploaded_at BIGINT NOT NULL,
                PRIMARY KEY (id, version)
            );
            CREATE TABLE form_media (
                form TEXT NOT NULL,
                name TEXT NOT NULL,
                content BYTEA NOT NULL,
                md5 BYTEA NOT NULL,
                uploaded_at BIGINT NOT NULL,
                PRIMARY KEY (form, name)
            );
            -- A form named here is for these devices alone; any other form is for every device.
            CREATE TABLE form_device (
                form TEXT NOT NULL,
                device TEXT NOT NULL REFERENCES device (id),
                PRIMARY KEY (form, device)
            );
            CREATE TABLE form_mapping (
                form TEXT NOT NULL,
                version BIGINT NOT NULL,
                lines TEXT NOT NULL,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (form, version)
            );

            -- Whether a reading counts stands in its row, so that lists and counts ask one table.
            ALTER TABLE report_reading ADD COLUMN standing TEXT NOT NULL DEFAULT 'live';
            DROP INDEX report_reading_area;
            DROP INDEX report_reading_kind;
            DROP INDEX report_reading_category;
            CREATE INDEX report_reading_standing ON report_reading (standing, report) WHERE superseded_at IS NULL;
            CREATE INDEX report_reading_area
                ON report_reading (standing, scheme, area_code, report, kind, category) WHERE superseded_at IS NULL;
            CREATE INDEX report_reading_kind
                ON report_reading (standing, kind, report, category) WHERE superseded_at IS NULL;
            CREATE INDEX report_reading_category
                ON report_reading (standing, category, report) WHERE superseded_at IS NULL;
            -- How many readings in force there are of each sort: kept with them, so that a count reads a few rows.
            CREATE TABLE report_tally (
                standing TEXT NOT NULL,
                scheme TEXT NOT NULL,
                area_code TEXT NOT NULL,
                kind TEXT NOT NULL,
                category TEXT NOT NULL,
                n BIGINT NOT NULL,
                PRIMARY KEY (standing, scheme, area_code, kind, category)
            );
            -- Words of the places named, each as a code only the vault's key makes.
            CREATE TABLE report_word (
                word BIGINT NOT NULL,
                report TEXT NOT NULL REFERENCES report (id),
                PRIMARY KEY (word, report)
            );
            INSERT INTO report_tally (standing, scheme, area_code, kind, category, n)
            SELECT standing, coalesce(scheme, ''), coalesce(area_code, ''), kind, coalesce(category, ''), count(*)
            FROM report_reading
            WHERE superseded_at IS NULL
            GROUP BY standing, coalesce(scheme, ''), coalesce(area_code, ''), kind, coalesce(category, '')
            """)
}
