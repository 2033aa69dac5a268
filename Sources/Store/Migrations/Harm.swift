import Database

extension Migration {
    /// Incidents as analysts hold them, the claims under each, the persons harmed, and who decided what.
    ///
    /// Nothing here is overwritten: each row that can change has versions with `recorded_at` and `superseded_at`, so that
    /// any figure can be told as known on a day. Persons are pseudonyms; who they are lies in the vault.
    static let harm = Migration(
        6, "harm",
        sql: """
            CREATE TABLE harm_incident (
                id TEXT PRIMARY KEY,
                reference TEXT NOT NULL UNIQUE,
                taken_in_by TEXT NOT NULL,
                taken_in_at BIGINT NOT NULL
            );

            CREATE TABLE harm_incident_version (
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                version BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                recorded_by TEXT NOT NULL,
                reason TEXT NOT NULL,
                state TEXT NOT NULL,
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
                objects TEXT NOT NULL,
                assigned_to TEXT,
                merged_into TEXT,
                PRIMARY KEY (incident, version)
            );
            CREATE INDEX harm_incident_now ON harm_incident_version (start_day, incident) WHERE superseded_at IS NULL;
            CREATE INDEX harm_incident_area ON harm_incident_version (scheme, area_code, start_day, incident)
                WHERE superseded_at IS NULL;
            CREATE INDEX harm_incident_recorded ON harm_incident_version (recorded_at);

            CREATE TABLE harm_claim (
                id TEXT NOT NULL,
                version BIGINT NOT NULL,
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                report TEXT NOT NULL REFERENCES report (id),
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                recorded_by TEXT NOT NULL,
                source_type TEXT NOT NULL,
                rating TEXT NOT NULL,
                said_on BIGINT,
                access TEXT NOT NULL,
                harms TEXT NOT NULL,
                actors TEXT NOT NULL,
                set_aside TEXT,
                is_withdrawn BOOLEAN NOT NULL,
                PRIMARY KEY (id, version)
            );
            CREATE INDEX harm_claim_incident ON harm_claim (incident, id);
            CREATE INDEX harm_claim_report ON harm_claim (report) WHERE superseded_at IS NULL;

            CREATE TABLE harm_move (
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                number BIGINT NOT NULL,
                at BIGINT NOT NULL,
                account TEXT NOT NULL,
                to_state TEXT NOT NULL,
                reason TEXT NOT NULL,
                evidence TEXT NOT NULL,
                PRIMARY KEY (incident, number)
            );

            CREATE TABLE harmed_person (
                id TEXT NOT NULL,
                version BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                superseded_at BIGINT,
                recorded_by TEXT NOT NULL,
                is_named BOOLEAN NOT NULL,
                sex TEXT NOT NULL,
                age TEXT NOT NULL,
                status TEXT NOT NULL,
                PRIMARY KEY (id, version)
            );

            CREATE TABLE harm_fate (
                id TEXT PRIMARY KEY,
                person TEXT NOT NULL,
                incident TEXT NOT NULL REFERENCES harm_incident (id),
                report TEXT REFERENCES report (id),
                kind TEXT NOT NULL,
                cause TEXT NOT NULL,
                day BIGINT,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                recorded_by TEXT NOT NULL
            );
            CREATE INDEX harm_fate_incident ON harm_fate (incident);
            CREATE INDEX harm_fate_person ON harm_fate (person);

            -- Whether two persons, or two incidents, are one. Only ever added or undone; an undone row stays.
            CREATE TABLE harm_judgement (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('person', 'incident')),
                first TEXT NOT NULL,
                second TEXT NOT NULL,
                is_same BOOLEAN NOT NULL,
                probability DOUBLE PRECISION,
                model TEXT,
                account TEXT,
                reason TEXT NOT NULL,
                judged_at BIGINT NOT NULL,
                undone_at BIGINT,
                undone_by TEXT,
                undone_reason TEXT,
                CHECK (first < second)
            );
            CREATE UNIQUE INDEX harm_judgement_pair ON harm_judgement (kind, first, second) WHERE undone_at IS NULL;
            CREATE INDEX harm_judgement_second ON harm_judgement (kind, second) WHERE undone_at IS NULL;

            -- Typed links between any two things, read from both sides.
            CREATE TABLE harm_link (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                from_kind TEXT NOT NULL,
                from_id TEXT NOT NULL,
                to_kind TEXT NOT NULL,
                to_id TEXT NOT NULL,
                probability DOUBLE PRECISION,
                comment TEXT NOT NULL,
                account TEXT NOT NULL,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT
            );
            CREATE INDEX harm_link_from ON harm_link (from_kind, from_id);
            CREATE INDEX harm_link_to ON harm_link (to_kind, to_id)
            """)
}
