import Database

extension Migration {
    /// Nothing of an account nobody has read over stands in the clear until it was put through the sieve that keeps back what it
    /// does not know. What the sieve before it let stand is taken away here, without the vault; with the vault open, a
    /// server sieves the accounts that wait (`SieveWaiting`). Past readings lose theirs: as received it stays sealed.
    ///
    /// Accounts made up for the demonstration have no body and stay. The stems of all incidents go, and the next start writes
    /// them anew (`SummariseIncident.settle`).
    static let unreadAccounts = Migration(
        19, "unread accounts",
        sql: """
            ALTER TABLE report_reading ADD COLUMN read_over_by TEXT;
            CREATE TABLE report_unsieved (
                report TEXT PRIMARY KEY REFERENCES report (id)
            );
            INSERT INTO report_unsieved (report)
                SELECT r.report FROM report_reading r JOIN report p ON p.id = r.report
                WHERE r.superseded_at IS NULL AND r.narrative IS NOT NULL AND r.read_by IS NULL AND length(p.body) > 0;
            UPDATE report_reading SET read_over_by = read_by WHERE superseded_at IS NULL AND narrative IS NOT NULL
            """,
        sqliteOnly: "PRAGMA secure_delete = ON;\n" + erasing, postgresOnly: erasing)

    private static let erasing = """
        DELETE FROM harm_stem WHERE EXISTS (SELECT 1 FROM report_unsieved);
        UPDATE report_reading SET narrative = NULL
            WHERE superseded_at IS NOT NULL OR report IN (SELECT report FROM report_unsieved)
        """
}
