import Database

extension Migration {
    /// What each incident adds to a count, in every version of it; estimates of the unrecorded that were asked for; and
    /// the words an operation gives to the codes of casualty recording.
    static let counts = Migration(
        12, "counts",
        sql: """
            CREATE TABLE harm_tally (
                -- Rises with every row, so that a reader asks for what it has not seen.
                number BIGINT PRIMARY KEY,
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                counts BOOLEAN NOT NULL,
                start_day BIGINT NOT NULL,
                end_day BIGINT NOT NULL,
                month BIGINT,
                scheme TEXT,
                area_code TEXT,
                actor TEXT,
                actors TEXT NOT NULL,
                violence BIGINT NOT NULL,
                cause TEXT NOT NULL,
                happened_grade BIGINT,
                verified_at BIGINT,
                is_on_school_or_hospital BOOLEAN NOT NULL,
                cells TEXT NOT NULL,
                people TEXT NOT NULL
            );
            CREATE INDEX harm_tally_incident ON harm_tally (incident, number);
            CREATE UNIQUE INDEX harm_tally_now ON harm_tally (incident) WHERE superseded_at IS NULL;
            -- What was merged into an incident is asked for with every change of it.
            CREATE INDEX harm_incident_merged ON harm_incident_version (merged_into) WHERE merged_into IS NOT NULL;
            -- Judgements are asked for as they stood at a moment, those undone since among them.
            CREATE INDEX harm_judgement_first_ever ON harm_judgement (first, kind);
            CREATE INDEX harm_judgement_second_ever ON harm_judgement (second, kind);

            CREATE TABLE undercount_run (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                title TEXT NOT NULL,
                -- The areas it draws on, one a line: scheme, a tab, code; NULL for everything.
                areas TEXT,
                is_pasted BOOLEAN NOT NULL,
                question TEXT NOT NULL,
                -- Lists and how many stand on each combination of them, for each draw of the links or each stratum.
                lists TEXT NOT NULL,
                finished_at BIGINT,
                outcome TEXT,
                answer TEXT
            );
            CREATE INDEX undercount_run_asked ON undercount_run (asked_at, id);

            CREATE TABLE casualty_code (
                list TEXT NOT NULL,
                code TEXT NOT NULL,
                version BIGINT NOT NULL,
                french TEXT NOT NULL,
                english TEXT NOT NULL,
                is_offered BOOLEAN NOT NULL,
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                recorded_by TEXT NOT NULL,
                PRIMARY KEY (list, code, version)
            );
            CREATE UNIQUE INDEX casualty_code_now ON casualty_code (list, code) WHERE superseded_at IS NULL
            """)
}
