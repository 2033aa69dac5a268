public import Protection

/// Reads how many people live in areas: `area, year, persons, source`, the OCHA tables (`admin1Pcode, T_TL`), or a
/// list of areas with `pcode, population, pop_year`. Rows without a figure are skipped, not refused.
public enum PopulationReader {
    /// Reads a file and hands over every figure with its line. The year comes from a column, the options, or the name
    /// of the file; the scheme from a column or the options.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Population, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .population)
        let persons = try table.require([["persons", "population", "T_TL", "total"]])[0]
        let area = try areaColumns(table, options)
        let year = table.column("year", "pop_year")
        let fallbackYear = options.year ?? options.yearInFileName
        if year == nil, fallbackYear == nil { throw InterchangeError.missingOption(.year) }
        let origin = table.column("source")
        let name = table.column("name", "area_name")
        return try table.readRows { row in
            guard let number = try row.whole(persons, in: 0...10_000_000_000) else {
                row.summary.skipped += 1
                return
            }
            guard let when = try row.whole(year, in: 1900...2100) ?? fallbackYear else {
                throw CellProblem(column: year ?? -1, reason: .blank)
            }
            // A scheme without codes goes by names, as it does among the areas.
            let ref =
                row.text(area.code).isEmpty && name != nil
                ? try row.area(area.naming(by: name ?? area.code)) : try row.area(area)
            let record = Population(area: ref, year: when, persons: number, source: row.source(origin, options))
            let key = "\(ref.key)/\(when)"
            try row.checkNew(key, column: area.code)
            try emit(record, row.reader.line)
        }
    }

    /// The deepest code column: a table of communes also names their regions.
    private static func areaColumns(_ table: Table, _ options: ImportOptions) throws(InterchangeError) -> AreaColumns {
        let deepestFirst = (0...4).reversed().flatMap { ["adm\($0)_pcode", "admin\($0)Pcode"] }
        return try AreaColumns(table, options, code: ["area", "code", "pcode"] + deepestFirst)
    }
}

extension AreaColumns {
    func naming(by column: Int) -> AreaColumns {
        AreaColumns(code: column, scheme: scheme, fallback: fallback)
    }

    private init(code: Int, scheme: Int?, fallback: String?) {
        self.code = code
        self.scheme = scheme
        self.fallback = fallback
    }
}
