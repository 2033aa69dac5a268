public import Database
public import Protection

/// How far what was said has come, as the person who said it may know it.
public enum ReportProgress {
    /// Moves a report on to a step; one already there or further stays.
    /// - Returns: Whether it moved.
    public static func advance(
        _ report: String, to step: Int, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO report_progress (report, step, moved_at) VALUES (\(report), \(step), \(now.microseconds))
            ON CONFLICT (report) DO UPDATE SET step = excluded.step, moved_at = excluded.moved_at
            WHERE report_progress.step < excluded.step
            """) == 1
    }

    /// The step a report has come to; nil where nobody has looked at it yet.
    public static func step(of report: String, in transaction: any Transaction) throws(DatabaseError) -> Int? {
        try transaction.first("SELECT step FROM report_progress WHERE report = \(report)")?.int(at: 0)
    }
}
