import Database

extension Migration {
    /// What a figure as known on a day needs of what was changed since.
    static let knownOn = Migration(
        20, "known on",
        sql: """
            -- When it was said that nobody expects a report any more; none for an end that was said before this step.
            ALTER TABLE expected_reporter ADD COLUMN ended_at BIGINT;

            -- Where an alert lay before a correction moved it.
            CREATE TABLE alert_place (
                alert TEXT NOT NULL REFERENCES alert (id),
                replaced_at BIGINT NOT NULL,
                areas TEXT NOT NULL,
                PRIMARY KEY (alert, replaced_at)
            );
            CREATE INDEX alert_place_replaced ON alert_place (replaced_at);
            """)
}
