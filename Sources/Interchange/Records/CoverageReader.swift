public import Protection

/// Reads how many of the expected reports came: `area,month,expected,received`, with `scheme` and `provenance` where
/// the file has them.
public enum CoverageReader {
    /// Reads a file and hands over every figure with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Coverage, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .coverage)
        let columns = try table.require([["area"], ["month"], ["expected"], ["received"]])
        let area = try AreaColumns(table, options, code: ["area"])
        let provenance = table.column("provenance")
        return try table.readRows { row in
            let record = Coverage(
                area: try row.area(area), month: try row.requiredMonth(columns[1]),
                expected: try row.requiredWhole(columns[2], in: 0...countLimit),
                received: try row.requiredWhole(columns[3], in: 0...countLimit),
                provenance: try row.word(provenance, or: .source))
            let key = "\(record.area.key)/\(record.month)"
            try row.checkNew(key, column: columns[0])
            try emit(record, row.reader.line)
        }
    }
}
