public import Database
public import Protection

extension StoredReport {
    /// The identity of the notice by which the area of a sender is told that this report warns of another.
    public static func elsewhereKey(of report: String) -> Report.ID? { Report.ID(elsewhere + report) }

    /// Those of some reports that warn of another area than their sender is registered for.
    public static func fromElsewhere(
        among reports: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> Set<String> {
        var found: Set<String> = []
        for start in stride(from: 0, to: reports.count, by: 400) {
            let keys = reports[start..<min(start + 400, reports.count)].map { elsewhere + $0 }
            for row in try transaction.query("SELECT report_key FROM report WHERE \(SQL.isIn("report_key", keys))") {
                found.insert(String(try row.text(at: 0).dropFirst(elsewhere.count)))
            }
        }
        return found
    }

    private static let elsewhere = "elsewhere:"
}
