public import Database
public import Protection

extension TrackedIncident {
    /// Incidents that stand for themselves and begin within some days of another, the nearest in time first.
    /// - Parameter region: Those that lie elsewhere are left out: their code of this scheme begins otherwise.
    public static func beginning(
        around day: Day, within days: Int, region: AreaRef?, limit: Int, in transaction: any Transaction
    ) throws(DatabaseError) -> [TrackedIncident] {
        // Where much happens, the nearest lie within a few days; only where they do not is the whole span looked through.
        for span in [3, 10].filter({ $0 < days }) {
            let near = try beginning(around: day, span: span, region, limit, in: transaction)
            if near.count == limit { return near }
        }
        return try beginning(around: day, span: days, region, limit, in: transaction)
    }

    private static func beginning(
        around day: Day, span days: Int, _ region: AreaRef?, _ limit: Int, in transaction: any Transaction
    ) throws(DatabaseError) -> [TrackedIncident] {
        let middle = day.daysSinceEpoch
        let elsewhere: SQL =
            region.map {
                """
                AND (v.area_code IS NULL OR v.scheme <> \($0.scheme)
                  OR substr(v.area_code, 1, CAST(\($0.code.count) AS INTEGER)) = \($0.code))
                """
            } ?? ""
        return try transaction.query(
            """
            SELECT \(columns) FROM \(joined)
            WHERE v.superseded_at IS NULL AND v.merged_into IS NULL
              AND v.start_day BETWEEN \(middle - days) AND \(middle + days) \(elsewhere)
            ORDER BY abs(v.start_day - \(middle)), i.id LIMIT \(limit)
            """
        ).map(TrackedIncident.init(row:))
    }
}
