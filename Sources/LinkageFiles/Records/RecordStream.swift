public import Interchange
public import Linkage

/// Casualty records read from a delimited text one by one, in constant memory: what an import takes. Only columns of the
/// schema are read.
public struct RecordStream {
    /// What one row holds.
    public enum Row: Sendable {
        case record(CasualtyRecord)
        case refused(Rejection)
    }

    /// The line of the current row, from 1.
    public var line: Int { reader.line }
    /// The file's own name for a column of the schema; nil where it has no such column.
    public func name(of field: RecordField) -> String? { columns[field].map { reader.header[$0] } }

    private var reader: DelimitedReader
    private var columns: [RecordField: Int] = [:]

    /// Opens a list. Throws `InterchangeError` where the bytes are no table, `LinkageFileError` where its columns say
    /// nothing that could tell people apart.
    public init(_ source: some ByteSource, map: ColumnMap = ColumnMap()) throws {
        reader = try DelimitedReader(source)
        let found = try RecordColumns(header: reader.header, map: ColumnMap(columns: map.columns))
        for (field, position) in zip(RecordField.allCases, found.positions) { columns[field] = position }
    }

    /// The next row; nil at the end.
    public mutating func next() throws -> Row? {
        guard try reader.next() else { return nil }
        if let fault = reader.fault {
            return .refused(Rejection(line: reader.line, column: "", value: "", reason: fault))
        }
        var record = CasualtyRecord(id: "")
        for (field, column) in columns { record[field] = reader.text(column) }
        guard !record.id.isEmpty else {
            return .refused(
                Rejection(line: reader.line, column: name(of: .id) ?? "", value: "", reason: .blank))
        }
        return .record(record)
    }
}
