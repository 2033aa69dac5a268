import Database

extension Migration {
    /// What lets the intake find things by the other end: files by their name on disk, words and forms by their report, answers
    /// nobody on duty has seen.
    static let intakeIndexes = Migration(
        17, "intake indexes",
        sql: """
            CREATE INDEX report_word_report ON report_word (report);
            CREATE INDEX report_form ON report (form) WHERE form IS NOT NULL;
            CREATE INDEX report_source_id ON report (source, id) WHERE source IS NOT NULL;
            CREATE INDEX report_attachment_file ON report_attachment (file) WHERE file IS NOT NULL;
            CREATE INDEX report_attachment_awaited ON report_attachment (report) WHERE sha256 IS NULL;
            CREATE INDEX dialogue_unseen ON dialogue (report, is_from_source) WHERE seen_at IS NULL
            """)
}
