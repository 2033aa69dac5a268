import Protection

/// How a table names areas: a code column, with a scheme of its own column or of the options.
struct AreaColumns {
    let code: Int
    let scheme: Int?
    let fallback: String?

    /// Finds the columns. Throws where no column holds codes, or where nothing says of which scheme they are.
    init(
        _ table: Table, _ options: ImportOptions, code names: [String], fallback: String? = nil
    ) throws(InterchangeError) {
        code = try table.require([names])[0]
        scheme = table.column("scheme")
        self.fallback = options.scheme ?? fallback
        if scheme == nil && self.fallback == nil { throw .missingOption(.scheme) }
    }
}

extension Table {
    /// The area a row speaks of.
    mutating func area(_ columns: AreaColumns) throws(CellProblem) -> AreaRef {
        let code = try required(columns.code)
        let own = text(columns.scheme)
        if !own.isEmpty { return AreaRef(scheme: own, code: code) }
        guard let scheme = columns.fallback else {
            throw CellProblem(column: columns.scheme ?? columns.code, reason: .blank)
        }
        return AreaRef(scheme: scheme, code: code)
    }

    /// Where a row's figures come from, in the words of a column or of the options.
    mutating func source(_ column: Int?, _ options: ImportOptions) -> String {
        let own = text(column)
        return own.isEmpty ? options.source ?? options.fileName ?? "" : own
    }

    /// The parts of a cell that holds several, between semicolons.
    mutating func list(_ column: Int?) -> [String] {
        text(column).split(separator: ";").map { String($0.trimmed) }.filter { !$0.isEmpty }
    }

    /// One of the words of an enumeration; the fallback where blank.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ column: Int?, or fallback: Word
    ) throws(CellProblem) -> Word where Word.RawValue == String {
        let text = text(column)
        if text.isEmpty { return fallback }
        if let word = Word(rawValue: text.lowercased()) { return word }
        throw CellProblem(column: column ?? -1, reason: .notOneOf(Word.allCases.map(\.rawValue)))
    }
}
