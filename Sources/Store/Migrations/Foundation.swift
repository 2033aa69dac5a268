import Database

extension Migration {
    /// The tables of the first release: versioned facts, and the imports that brought them.
    static let foundation = Migration(
        1, "foundation",
        sql: """
            CREATE TABLE setting (
                name TEXT PRIMARY KEY,
                value TEXT NOT NULL
            );

            CREATE TABLE import_run (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                file_name TEXT NOT NULL,
                fingerprint TEXT NOT NULL,
                started_at BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                finished_at BIGINT,
                rows_read BIGINT NOT NULL DEFAULT 0,
                rows_new BIGINT NOT NULL DEFAULT 0,
                rows_revised BIGINT NOT NULL DEFAULT 0,
                rows_unchanged BIGINT NOT NULL DEFAULT 0,
                rows_rejected BIGINT NOT NULL DEFAULT 0
            );
            CREATE INDEX import_run_open ON import_run (kind, fingerprint) WHERE finished_at IS NULL;

            \(versioned("area", "scheme TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, level BIGINT NOT NULL, parent_code TEXT, valid_from TEXT, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, outline TEXT"))
            \(versioned("crosswalk", "from_scheme TEXT NOT NULL, from_code TEXT NOT NULL, to_scheme TEXT NOT NULL, to_code TEXT NOT NULL, share DOUBLE PRECISION"))
            \(versioned("population", "scheme TEXT NOT NULL, code TEXT NOT NULL, year BIGINT NOT NULL, persons BIGINT NOT NULL CHECK (persons >= 0), source TEXT NOT NULL"))
            \(versioned("site", "mission TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, is_approximate BOOLEAN NOT NULL, scheme TEXT, area_code TEXT, strength_min BIGINT, strength_max BIGINT, hub TEXT, kilometres_to_hub DOUBLE PRECISION, closed_on TEXT, source TEXT NOT NULL"))
            \(versioned("presence", "mission TEXT NOT NULL, country TEXT NOT NULL, place TEXT NOT NULL, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, year BIGINT NOT NULL, month BIGINT, troops_min BIGINT, troops_max BIGINT"))
            \(versioned("route", "from_site TEXT NOT NULL, to_site TEXT NOT NULL, kilometres DOUBLE PRECISION NOT NULL, transit_weeks BIGINT NOT NULL, out_capacity BIGINT NOT NULL, pool TEXT NOT NULL, escort_group TEXT NOT NULL, valid_from TEXT"))
            \(versioned("actor", "code TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, aliases TEXT NOT NULL"))
            \(versioned("task", "code TEXT NOT NULL, task_group TEXT NOT NULL, title TEXT NOT NULL, mandate_reference TEXT NOT NULL, successors TEXT NOT NULL, gap TEXT NOT NULL, weight BIGINT NOT NULL, source TEXT NOT NULL"))
            \(versioned("task_standing", "task TEXT NOT NULL, site TEXT NOT NULL, successor TEXT NOT NULL, level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 5), on_day TEXT NOT NULL, evidence TEXT NOT NULL"))
            \(versioned("indicator_value", "indicator TEXT NOT NULL, scheme TEXT NOT NULL, code TEXT NOT NULL, month TEXT NOT NULL, value_min DOUBLE PRECISION NOT NULL, value_max DOUBLE PRECISION, value_best DOUBLE PRECISION, unknown_reports BIGINT NOT NULL, source TEXT NOT NULL, provenance TEXT NOT NULL"))
            \(versioned("coverage", "scheme TEXT NOT NULL, code TEXT NOT NULL, month TEXT NOT NULL, expected BIGINT NOT NULL CHECK (expected >= 0), received BIGINT NOT NULL CHECK (received >= 0), provenance TEXT NOT NULL"))
            \(versioned("incident", "dataset TEXT NOT NULL, source_key TEXT NOT NULL, start_day BIGINT NOT NULL, end_day BIGINT NOT NULL, date_precision BIGINT NOT NULL, violence BIGINT NOT NULL, targets_civilians BOOLEAN, is_communal BOOLEAN, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, place_precision BIGINT NOT NULL, place TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, side_a TEXT NOT NULL, side_b TEXT NOT NULL, actor TEXT, attribution_grade BIGINT, civilians_min BIGINT, civilians_max BIGINT, civilians_best BIGINT, unknown_min BIGINT, unknown_max BIGINT, combatants_min BIGINT, combatants_max BIGINT, other_harm TEXT, sources BIGINT, flags TEXT NOT NULL, events BIGINT NOT NULL, largest_min BIGINT, largest_max BIGINT, scheme TEXT, area_code TEXT"))
            CREATE INDEX incident_start ON incident (start_day, id);

            CREATE TABLE plan (
                id TEXT PRIMARY KEY,
                mission TEXT NOT NULL,
                deadline TEXT NOT NULL,
                view_day TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                instance TEXT NOT NULL,
                plan TEXT NOT NULL,
                basis TEXT NOT NULL
            );
            CREATE INDEX plan_view ON plan (view_day, made_at, id);
            """)
}

/// A table of versioned facts: what every fact has, its own columns, and the versions an import has not yet published.
func versioned(_ table: String, _ columns: String) -> String {
    """
    CREATE TABLE \(table) (
        id TEXT PRIMARY KEY,
        fact_key TEXT NOT NULL,
        version BIGINT NOT NULL,
        digest BIGINT NOT NULL,
        import_run TEXT NOT NULL,
        supersedes TEXT,
        recorded_at BIGINT,
        superseded_at BIGINT,
        \(columns.split(separator: ", ").joined(separator: ",\n    "))
    );
    CREATE UNIQUE INDEX \(table)_version ON \(table) (fact_key, version);
    CREATE INDEX \(table)_pending ON \(table) (import_run) WHERE recorded_at IS NULL;
    """
}
