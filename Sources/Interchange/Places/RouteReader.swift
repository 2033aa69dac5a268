public import Protection

/// Reads roads between sites: `from,to,km,transit_weeks,out_cap,pool,escort_group,valid_from`. An empty `to` leaves
/// the country.
public enum RouteReader {
    /// Reads a file and hands over every road with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Route, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .routes)
        let columns = try table.require([["from"], ["to"], ["km"], ["transit_weeks"], ["out_cap"]])
        let (pool, escort, start) = (table.column("pool"), table.column("escort_group"), table.column("valid_from"))
        return try table.readRows { row in
            guard let kilometres = try row.amount(columns[2]) else {
                throw CellProblem(column: columns[2], reason: .blank)
            }
            let route = Route(
                from: try row.required(columns[0]), to: row.text(columns[1]), kilometres: kilometres,
                transitWeeks: try row.requiredWhole(columns[3], in: 0...520),
                outCapacity: try row.requiredWhole(columns[4], in: 0...countLimit), pool: row.text(pool),
                escortGroup: row.text(escort), validFrom: try row.day(start))
            let key = "\(route.from)>\(route.to)" + (route.validFrom.map { "/\($0)" } ?? "")
            try row.checkNew(key, column: columns[0])
            try emit(route, row.reader.line)
        }
    }
}
