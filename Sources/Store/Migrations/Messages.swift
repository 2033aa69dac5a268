import Database

extension Migration {
    /// Text messages both ways, the codes by which a person without an account reads what became of a report, and the
    /// names of places that messages are read with.
    ///
    /// No number and no text stands here in clear. A correspondent's identity is a keyed digest of the number; the number
    /// itself, questions, answers and messages to send are sealed under the vault's key, and a message that has left
    /// keeps neither its text nor its recipient.
    static let messages = Migration(
        5, "messages",
        sql: """
            CREATE TABLE gateway (
                name TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                settings TEXT NOT NULL,
                secrets BYTEA NOT NULL,
                is_open BOOLEAN NOT NULL,
                changed_at BIGINT NOT NULL
            );

            CREATE TABLE correspondent (
                id TEXT PRIMARY KEY,
                gateway TEXT NOT NULL,
                number BYTEA NOT NULL,
                can_be_answered BOOLEAN NOT NULL,
                language TEXT,
                mode TEXT NOT NULL,
                safe_from BIGINT,
                safe_until BIGINT,
                stopped_at BIGINT,
                is_trusted BOOLEAN NOT NULL,
                areas TEXT NOT NULL,
                first_at BIGINT NOT NULL,
                last_at BIGINT NOT NULL
            );

            CREATE TABLE outgoing_message (
                id TEXT PRIMARY KEY,
                cause TEXT NOT NULL UNIQUE,
                correspondent TEXT NOT NULL REFERENCES correspondent (id),
                gateway TEXT NOT NULL,
                recipient BYTEA NOT NULL,
                body BYTEA NOT NULL,
                parts BIGINT NOT NULL,
                status BIGINT NOT NULL,
                tries BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                moved_at BIGINT NOT NULL,
                gateway_id TEXT,
                failure TEXT
            );
            CREATE INDEX outgoing_message_due ON outgoing_message (due_at) WHERE status = 0;
            CREATE INDEX outgoing_message_sent ON outgoing_message (gateway, gateway_id) WHERE gateway_id IS NOT NULL;
            CREATE INDEX outgoing_message_to ON outgoing_message (correspondent, made_at);

            -- How far what was said has come, for the person who said it. It never goes back.
            CREATE TABLE report_progress (
                report TEXT PRIMARY KEY REFERENCES report (id),
                step BIGINT NOT NULL,
                moved_at BIGINT NOT NULL
            );

            CREATE TABLE receipt (
                report TEXT PRIMARY KEY REFERENCES report (id),
                code_mark BYTEA NOT NULL UNIQUE,
                code BYTEA NOT NULL,
                made_at BIGINT NOT NULL
            );

            CREATE TABLE dialogue (
                id TEXT PRIMARY KEY,
                report TEXT NOT NULL REFERENCES report (id),
                is_from_source BOOLEAN NOT NULL,
                body BYTEA NOT NULL,
                said_at BIGINT NOT NULL,
                said_by TEXT,
                seen_at BIGINT
            );
            CREATE INDEX dialogue_report ON dialogue (report, id);

            \(versioned("place", "list TEXT NOT NULL, place_key TEXT NOT NULL, names TEXT NOT NULL, feature TEXT NOT NULL, latitude DOUBLE PRECISION, longitude DOUBLE PRECISION, areas TEXT NOT NULL, population BIGINT"))
            """)
}
