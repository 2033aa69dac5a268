public import Database

extension StoredReport {
    /// Reports of one format, the newest first, a page at a time.
    /// - Parameter before: The last report of the page before.
    public static func page(
        _ count: Int, of format: Format, before id: String? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredReport] {
        // Identifiers are figures and small letters: a tilde comes after them all.
        try transaction.query(
            """
            SELECT \(columns) FROM report
            WHERE format = \(format.rawValue) AND id < \(id ?? "~") ORDER BY id DESC LIMIT \(count)
            """
        ).map(StoredReport.init(row:))
    }
}
