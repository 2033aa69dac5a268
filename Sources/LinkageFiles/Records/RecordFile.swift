public import Interchange
public import Linkage

/// Casualty records read from a delimited text: the table for linkage, and everything a person should know about what
/// was not taken.
///
/// A row of wrong form, or with an identifier met before, is refused with its line and does not stop the file. A value
/// that cannot be read (age 430, date "Tabaski") counts as not said; the row stays.
public struct RecordFile: Sendable {
    /// The records, in the order of the file.
    public private(set) var table: RecordTable
    /// Rows refused.
    public private(set) var rejections: [Rejection] = []
    /// Columns of the file that linkage does not compare.
    public let ignoredColumns: [String]
    /// Values that count as not said, with the line of the first of each kind.
    public private(set) var unread: [(values: UnreadValues, line: Int)] = []
    /// How the text was encoded, and what parted its cells, as found.
    public private(set) var encoding = TextEncoding.utf8
    public let separator: Separator
    /// Rows read, refused ones included.
    public private(set) var rows = 0

    private var slots = IdentifierSlots()
    private var firstLines: [Int] = []

    /// The most rows that may be refused before the file is taken to be something else.
    public static let rejectionLimit = 100_000

    /// Reads all rows. Throws `InterchangeError` where the bytes are no table, `LinkageFileError` where its columns say
    /// nothing that could tell people apart, `LinkageError.cancelled` where `shouldStop` ended it.
    public init(
        _ source: some ByteSource, map: ColumnMap = ColumnMap(), shouldStop: () -> Bool = { false }
    ) throws {
        var reader = try DelimitedReader(source)
        let columns = try RecordColumns(header: reader.header, map: map)
        table = RecordTable(extras: columns.extras)
        table.isWholeNameInGiven = columns.isWholeNameInGiven
        ignoredColumns = columns.ignored
        separator = reader.separator
        var cells = RowCells(of: columns.positions)
        while try reader.next() {
            rows += 1
            if rows & 0xFFFF == 0, shouldStop() { throw LinkageError.cancelled }
            if let fault = reader.fault {
                try reject(Rejection(line: reader.line, column: "", value: "", reason: fault))
            } else {
                try take(&reader, &cells)
            }
        }
        if rows == 0 { throw InterchangeError.empty }
        encoding = reader.encoding
        unread = zip(table.unread, firstLines).map { ($0, $1) }
    }

    /// The place of a record in the table by its identifier; nil where the file has no such record.
    public func place(of identifier: String) -> Int? {
        slots.place(of: identifier, in: table)
    }

    private mutating func take(_ reader: inout DelimitedReader, _ cells: inout RowCells) throws {
        let line = reader.line
        let problem = reader.withRow(&cells) { bytes, ranges -> RejectionReason? in
            if ranges[0].isEmpty { return .blank }
            if let first = slots.firstLine(of: UnsafeBufferPointer(rebasing: bytes[ranges[0]]), in: table, line: line) {
                return .duplicate(firstLine: first)
            }
            table.append(bytes, cells: ranges)
            return nil
        }
        if let problem, let column = cells.columns[0] {
            try reject(
                Rejection(line: line, column: reader.header[column], value: reader.text(column), reason: problem))
        }
        while firstLines.count < table.unread.count { firstLines.append(line) }
    }

    private mutating func reject(_ rejection: Rejection) throws {
        rejections.append(rejection)
        if rejections.count > Self.rejectionLimit {
            throw InterchangeError.tooManyRejections(limit: Self.rejectionLimit, first: rejections[0])
        }
    }
}
