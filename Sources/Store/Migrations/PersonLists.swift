import Database

extension Migration {
    /// What lists say of persons besides their names, and the pairs that wait for a person's judgement.
    static let personLists = Migration(
        13, "person lists",
        sql: """
            CREATE TABLE person_record (
                person TEXT NOT NULL,
                version BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                list TEXT NOT NULL,
                source_key TEXT NOT NULL,
                digest BYTEA NOT NULL,
                scheme TEXT NOT NULL,
                report_date TEXT NOT NULL,
                sex TEXT NOT NULL,
                age TEXT NOT NULL,
                event_date TEXT NOT NULL,
                date_precision TEXT NOT NULL,
                event_type TEXT NOT NULL,
                admin1 TEXT NOT NULL,
                admin2 TEXT NOT NULL,
                admin3 TEXT NOT NULL,
                place_name TEXT NOT NULL,
                latitude TEXT NOT NULL,
                longitude TEXT NOT NULL,
                occupation TEXT NOT NULL,
                incident_ref TEXT NOT NULL,
                PRIMARY KEY (person, version)
            );
            CREATE UNIQUE INDEX person_record_key ON person_record (list, source_key) WHERE superseded_at IS NULL;
            CREATE INDEX person_record_recorded ON person_record (recorded_at);
            CREATE INDEX harmed_person_recorded ON harmed_person (recorded_at);

            -- Pairs worth a look, as the last run of linkage found them. Levels and weights, no names.
            CREATE TABLE harm_pair (
                kind TEXT NOT NULL CHECK (kind IN ('person', 'incident')),
                first TEXT NOT NULL,
                second TEXT NOT NULL,
                probability DOUBLE PRECISION NOT NULL,
                why TEXT NOT NULL,
                value DOUBLE PRECISION NOT NULL,
                steps TEXT NOT NULL,
                run TEXT NOT NULL,
                found_at BIGINT NOT NULL,
                postponed_at BIGINT,
                postponed_by TEXT,
                PRIMARY KEY (kind, first, second),
                CHECK (first < second)
            );
            CREATE INDEX harm_pair_value ON harm_pair (kind, value);
            """)
}
