import Protection

/// A delimited file read as records of one kind: columns found by name, cells turned into values, bad rows collected.
struct Table {
    let kind: ImportKind
    var reader: DelimitedReader
    var pool = TextPool()
    var summary = ReadSummary()
    private var seen = SeenKeys()
    private let positions: [String: Int]

    /// The most bad rows a file may have before it is taken to be something else.
    static let rejectionLimit = 500_000

    init(_ source: some ByteSource, kind: ImportKind) throws(InterchangeError) {
        self.kind = kind
        reader = try DelimitedReader(source)
        var positions: [String: Int] = [:]
        var repeated: Set<String> = []
        for (index, name) in reader.header.enumerated() where !name.isEmpty {
            let folded = foldedName(name)
            if positions[folded] == nil { positions[folded] = index } else { repeated.insert(name) }
        }
        self.positions = positions
        if let name = repeated.min() { throw .repeatedColumn(name: name) }
    }

    /// The first of these columns the file has, or nil.
    func column(_ names: String...) -> Int? { column(names) }

    func column(_ names: [String]) -> Int? {
        for name in names {
            if let position = positions[foldedName(name)] { return position }
        }
        return nil
    }

    /// One column for each list of names. Throws with everything that is missing at once.
    func require(_ wanted: [[String]]) throws(InterchangeError) -> [Int] {
        var found: [Int] = []
        var missing: [String] = []
        var nearest: [String: String] = [:]
        for names in wanted {
            if let position = column(names) {
                found.append(position)
            } else if let name = names.first {
                missing.append(name)
                nearest[name] = nearestName(to: name, among: reader.header)
            }
        }
        guard missing.isEmpty else {
            throw .missingColumns(kind, missing: missing, found: reader.header, nearest: nearest)
        }
        return found
    }

    /// Calls `body` on every sound row. A `CellProblem` it throws becomes a rejection; any other error ends the file.
    mutating func readRows(_ body: (inout Table) throws -> Void) throws -> ReadSummary {
        var isFirst = true
        while try reader.next() {
            if isFirst, isTagRow {
                isFirst = false
                continue
            }
            isFirst = false
            summary.read += 1
            if let fault = reader.fault {
                try reject(CellProblem(column: -1, reason: fault))
                continue
            }
            do {
                try body(&self)
            } catch let problem as CellProblem {
                try reject(problem)
            }
        }
        summary.encoding = reader.encoding
        summary.separator = reader.separator
        return summary
    }

    mutating func reject(_ problem: CellProblem) throws(InterchangeError) {
        let isCell = reader.header.indices.contains(problem.column)
        let rejection = Rejection(
            line: reader.line,
            column: problem.detail?.path ?? (isCell ? reader.header[problem.column] : ""),
            value: problem.detail?.value ?? (isCell ? reader.text(problem.column) : ""),
            reason: problem.reason)
        summary.rejections.append(rejection)
        if summary.rejections.count > Table.rejectionLimit {
            throw .tooManyRejections(limit: Table.rejectionLimit, first: summary.rejections[0])
        }
    }

    /// Refuses a key that an earlier row of this file already had.
    mutating func checkNew(_ key: String, column: Int) throws(CellProblem) {
        if let line = seen.firstLine(of: key, seenOn: reader.line) {
            throw CellProblem(column: column, reason: .duplicate(firstLine: line))
        }
    }

    mutating func checkNew(_ key: UInt64, column: Int) throws(CellProblem) {
        if let line = seen.firstLine(of: key, seenOn: reader.line) {
            throw CellProblem(column: column, reason: .duplicate(firstLine: line))
        }
    }

    /// Whether the row under the header holds HXL tags (`#adm1+code`).
    private var isTagRow: Bool {
        var hasTag = false
        for cell in 0..<reader.cellCount {
            let text = reader.text(cell)
            if text.isEmpty { continue }
            guard text.hasPrefix("#") else { return false }
            hasTag = true
        }
        return hasTag
    }
}
