/// Casualty records made ready for linkage: names folded and split, dates and places as numbers, every distinct word
/// held once. Fill it record by record, or from the bytes of a file; then give it to a `Linker`.
///
/// A million records take about 250 MB. Values that cannot be read (age 430, date "Tabaski") count as not said.
public struct RecordTable: Sendable {
    /// Columns beyond the schema.
    public let extras: [ExtraField]
    /// How many records it holds.
    public var count: Int { prepared.count }

    var prepared: [PreparedRecord] = []
    /// Values of the extra columns, record by record; -1 not said.
    var extraValues: [Int32] = []
    var words = WordTable()
    var places = WordTable()
    var extraWords: [WordTable]
    var occupations = WordTable()
    var eventTypes = WordTable()
    var sources = WordTable()
    var areas = (WordTable(), WordTable(), WordTable())
    var villages: [UInt64: Int32] = [:]
    /// Which groups (list and its own incident reference) the records belong to; 0 none.
    var references: [UInt64] = []
    /// A number made of all that each row says but its identifier, by which rows are put in order.
    var contents: [UInt64] = []
    /// What was written and could not be read, by kind, in the order met.
    public internal(set) var unread: [UnreadValues] = []
    var identifiers: [UInt8] = []
    var identifierStarts: [Int] = [0]

    var names = NameCells()
    var scratch: [UInt8] = []

    /// An empty table.
    public init(extras: [ExtraField] = []) {
        self.extras = extras
        extraWords = extras.map { _ in WordTable() }
    }

    /// The identifier of a record by its place in the table.
    public func identifier(_ index: Int) -> String {
        String(decoding: identifierBytes(index), as: UTF8.self)
    }

    /// The bytes of a record's identifier.
    public func identifierBytes(_ index: Int) -> ArraySlice<UInt8> {
        identifiers[identifierStarts[index]..<identifierStarts[index + 1]]
    }

    /// The list a record stands on; empty where not said.
    public func source(_ index: Int) -> String {
        let source = prepared[index].source
        return source == PreparedRecord.noSource ? "" : sources.text(Int32(source))
    }

    /// Adds a record.
    public mutating func append(_ record: CasualtyRecord) {
        var bytes: [UInt8] = []
        var cells: [Range<Int>] = []
        func add(_ text: String) {
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            cells.append(start..<bytes.count)
        }
        for field in RecordField.allCases { add(record[field]) }
        for index in extras.indices { add(index < record.extras.count ? record.extras[index] : "") }
        bytes.withUnsafeBufferPointer { append($0, cells: cells) }
    }

    /// Adds a record from the bytes of a row: one range per case of `RecordField`, in its order, then the extras.
    /// The bytes are UTF-8; others are passed over.
    public mutating func append(_ row: UnsafeBufferPointer<UInt8>, cells: [Range<Int>]) {
        func cell(_ field: RecordField) -> UnsafeBufferPointer<UInt8> {
            UnsafeBufferPointer(rebasing: row[cells[field.position]])
        }
        identifiers.append(contentsOf: cell(.id))
        identifierStarts.append(identifiers.count)
        var record = PreparedRecord()
        record.given = names.parts(cell(.givenName), words: &words, scratch: &scratch)
        record.family = names.parts(cell(.familyName), words: &words, scratch: &scratch)
        settleSingleName(&record)
        record.nickname = names.parts(cell(.nickname), words: &words, scratch: &scratch).0
        record.sex = RecordTable.sex(cell(.sex))
        record.age = RecordTable.age(cell(.age))
        setDate(&record, cell(.eventDate), precision: cell(.datePrecision))
        setPlace(&record, cell)
        record.eventType = folded(cell(.eventType), in: \.eventTypes)
        record.occupation = folded(cell(.occupation), in: \.occupations)
        let source = folded(cell(.source), in: \.sources)
        record.source = source < 0 ? PreparedRecord.noSource : UInt16(min(source, 65_534))
        let reference = cell(.incidentReference)
        references.append(
            reference.isEmpty ? 0 : Hash.mix(UInt64(Hash.bytes(reference)) << 16 | UInt64(record.source)) | 1)
        contents.append(Hash.row(row, cells.dropFirst()))
        noteUnread(record, cell)
        for index in extras.indices {
            let value = UnsafeBufferPointer(rebasing: row[cells[RecordField.allCases.count + index]])
            if extras[index].kind == .birth, isBornAfter(record, value) {
                record.age = 255
                extraValues.append(-1)
                continue
            }
            TextFolding.fold(value, into: &scratch)
            extraValues.append(extraWords[index].intern(scratch))
        }
        prepared.append(record)
    }

    /// Takes the last record back; the words it brought stay.
    mutating func removeLast() {
        prepared.removeLast()
        references.removeLast()
        contents.removeLast()
        extraValues.removeLast(extras.count)
        identifierStarts.removeLast()
        identifiers.removeLast(identifiers.count - identifierStarts[identifierStarts.count - 1])
    }

    /// A whole name in one of the two cells is parted: the last word is taken for the family name. The comparison of
    /// names also looks at the other order.
    private func settleSingleName(_ record: inout PreparedRecord) {
        if record.family.0 < 0, record.given.1 >= 0, isWholeNameInGiven {
            record.family.0 = record.given.1
            record.given.1 = -1
        }
    }

    /// Whether the file has no column for the family name, so that the given-name cell holds the whole name.
    public var isWholeNameInGiven = false
}
