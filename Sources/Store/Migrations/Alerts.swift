import Database

extension Migration {
    /// The alert ledger: alerts, what happened to each, who was told, and by which clocks; whose voice is expected; and
    /// the warnings that left.
    ///
    /// `alert_event` is only ever added to. What an analyst wrote in words, where a notice goes and what signs it are
    /// sealed: this database names nobody and holds no number.
    static let alerts = Migration(
        8, "alerts",
        sql: """
            CREATE TABLE alert (
                id TEXT PRIMARY KEY,
                received_at BIGINT NOT NULL,
                channel TEXT NOT NULL,
                is_sealed BOOLEAN NOT NULL,
                is_invented BOOLEAN NOT NULL,
                category TEXT,
                is_urgent BOOLEAN NOT NULL,
                scheme TEXT,
                area_code TEXT,
                areas TEXT NOT NULL,
                is_open BOOLEAN NOT NULL,
                events BIGINT NOT NULL,
                changed_at BIGINT NOT NULL
            );
            CREATE INDEX alert_order ON alert (is_open, received_at, id);
            CREATE INDEX alert_received ON alert (received_at);
            CREATE INDEX alert_changed ON alert (changed_at);
            CREATE INDEX alert_area ON alert (scheme, area_code, received_at);

            -- The reports of an alert: the one that opened it, and its corrections.
            CREATE TABLE alert_report (
                report TEXT PRIMARY KEY REFERENCES report (id),
                alert TEXT NOT NULL REFERENCES alert (id)
            );
            CREATE INDEX alert_report_alert ON alert_report (alert, report);

            CREATE TABLE alert_event (
                alert TEXT NOT NULL REFERENCES alert (id),
                seq BIGINT NOT NULL,
                at BIGINT NOT NULL,
                written_at BIGINT NOT NULL,
                written_by TEXT,
                kind TEXT NOT NULL,
                step BIGINT,
                level BIGINT,
                actors TEXT,
                reason TEXT,
                outcome TEXT,
                check_day BIGINT,
                finding TEXT,
                note BYTEA,
                PRIMARY KEY (alert, seq)
            );

            -- Limits are replaced by a new row; the old one ends.
            CREATE TABLE clock_rule (
                id TEXT PRIMARY KEY,
                scheme TEXT,
                area_code TEXT,
                actor TEXT,
                seen BIGINT,
                acted BIGINT,
                arrived BIGINT,
                closed BIGINT,
                levels TEXT NOT NULL,
                between_levels BIGINT NOT NULL,
                to_answer BIGINT NOT NULL,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                ended_at BIGINT
            );

            -- By which way an actor or a level is told. Where to is sealed.
            CREATE TABLE alert_recipient (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                way TEXT NOT NULL,
                target BYTEA,
                secret BYTEA,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                ended_at BIGINT
            );

            CREATE TABLE notice (
                id TEXT PRIMARY KEY,
                alert TEXT NOT NULL REFERENCES alert (id),
                seq BIGINT NOT NULL,
                name TEXT NOT NULL,
                recipient TEXT REFERENCES alert_recipient (id),
                way TEXT NOT NULL,
                state TEXT NOT NULL,
                attempts BIGINT NOT NULL,
                made_at BIGINT NOT NULL,
                next_at BIGINT,
                settled_at BIGINT
            );
            CREATE INDEX notice_alert ON notice (alert, seq);
            CREATE INDEX notice_due ON notice (next_at) WHERE state = 'queued';

            -- From whom a report is expected every week: pseudonyms.
            CREATE TABLE expected_reporter (
                id TEXT PRIMARY KEY,
                source TEXT NOT NULL,
                scheme TEXT NOT NULL,
                area_code TEXT NOT NULL,
                from_week BIGINT NOT NULL,
                until_week BIGINT,
                made_by TEXT,
                made_at BIGINT NOT NULL
            );
            CREATE INDEX expected_reporter_area ON expected_reporter (scheme, area_code, source);

            -- Approved warnings, as they left.
            CREATE TABLE warning (
                id TEXT PRIMARY KEY,
                alert TEXT NOT NULL REFERENCES alert (id),
                scheme TEXT,
                area_code TEXT,
                is_addressed BOOLEAN NOT NULL,
                sent_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                replaces TEXT REFERENCES warning (id),
                approved_by TEXT,
                document TEXT NOT NULL
            );
            CREATE INDEX warning_alert ON warning (alert, id);
            CREATE INDEX warning_expires ON warning (expires_at, id);
            CREATE UNIQUE INDEX warning_replaces ON warning (replaces) WHERE replaces IS NOT NULL
            """)
}
