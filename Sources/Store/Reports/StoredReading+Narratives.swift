public import Database

/// What of readings stands in words.
extension StoredReading {
    /// The accounts of some reports as they may stand in the clear, by report; one that has none is left out.
    public static func narratives(
        of reports: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: String] {
        try accounts(of: reports, in: transaction).compactMapValues(\.narrative)
    }

    /// The words of some reports, sealed, and what of their accounts stands in the clear; by report.
    public static func accounts(
        of reports: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: (words: [UInt8], narrative: String?)] {
        var found: [String: (words: [UInt8], narrative: String?)] = [:]
        for start in stride(from: 0, to: reports.count, by: 400) {
            let chunk = reports[start..<min(start + 400, reports.count)]
            for row in try transaction.query(
                """
                SELECT report, words, narrative FROM report_reading
                WHERE superseded_at IS NULL AND \(SQL.isIn("report", chunk))
                """)
            {
                found[try row.text(at: 0)] = (try row.blob(at: 1), try row.optionalText(at: 2))
            }
        }
        return found
    }

    /// The oldest reports whose accounts wait to be sieved since an upgrade.
    public static func unsieved(_ count: Int, in transaction: any Transaction) throws(DatabaseError) -> [String] {
        var reports: [String] = []
        for row in try transaction.query("SELECT report FROM report_unsieved ORDER BY report LIMIT \(count)") {
            reports.append(try row.text(at: 0))
        }
        return reports
    }

    /// Ends the wait of a report's account, unless somebody gave the report another reading meanwhile that has no account yet:
    /// it then waits on.
    /// - Parameter narrative: What may stand in the clear; nil for nothing.
    /// - Returns: Whether this did it.
    public func sieved(as narrative: String?, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        let isThis =
            try transaction.execute(
                """
                UPDATE report_reading SET narrative = \(narrative)
                WHERE report = \(report) AND version = \(version) AND superseded_at IS NULL AND narrative IS NULL
                """) == 1
        let current = try StoredReading.current(of: report, in: transaction)
        guard isThis || current?.narrative != nil else { return false }
        return try transaction.execute("DELETE FROM report_unsieved WHERE report = \(report)") == 1 && isThis
    }
}
