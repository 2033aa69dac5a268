public import Protection

/// Reads values of indicators: `indicator,area,month` with `min,max` or `value`, and `best, scheme, source,
/// provenance`. A blank `max` beside a `min` reads "at least"; a row without any figure is skipped.
public enum IndicatorReader {
    /// Reads a file and hands over every value with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (IndicatorValue, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .indicators)
        let columns = try table.require([["indicator"], ["area"], ["month"], ["min", "value"]])
        let area = try AreaColumns(table, options, code: ["area"])
        let max = table.column("max")
        let hasRange = table.column("min") != nil
        let best = table.column("best")
        let origin = table.column("source")
        let provenance = table.column("provenance")
        return try table.readRows { row in
            guard let low = try row.decimal(columns[3]) else {
                row.summary.skipped += 1
                return
            }
            let high = try row.decimal(max)
            if let high, high < low { throw CellProblem(column: max ?? -1, reason: .boundsCrossed) }
            let value =
                hasRange
                ? MeasureRange(min: low, max: high, best: try row.decimal(best)) : MeasureRange(exactly: low)
            let record = IndicatorValue(
                indicator: try row.required(columns[0]), area: try row.area(area),
                month: try row.requiredMonth(columns[2]), value: value, source: row.source(origin, options),
                provenance: try row.word(provenance, or: .source))
            let key = "\(record.indicator)/\(record.area.key)/\(record.month)"
            try row.checkNew(key, column: columns[0])
            try emit(record, row.reader.line)
        }
    }
}
