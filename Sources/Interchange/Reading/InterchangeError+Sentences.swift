public import Protection

extension InterchangeError {
    /// A short stable word for programs.
    public var code: String {
        switch self {
        case .cannotOpen: "file_not_opened"
        case .isFolder: "file_is_folder"
        case .cannotRead: "file_not_read"
        case .empty: "file_empty"
        case .utf16: "file_utf16"
        case .foreign: "file_wrong_format"
        case .missingColumns: "columns_missing"
        case .repeatedColumn: "column_repeated"
        case .tooManyColumns: "columns_too_many"
        case .cellTooLong: "cell_too_long"
        case .rowTooLong: "row_too_long"
        case .tooManyRejections: "rows_mostly_bad"
        case .tooLarge: "file_too_large"
        case .missingOption: "option_missing"
        case .jsonSyntax: "json_syntax"
        case .jsonTooDeep: "json_too_deep"
        case .notFeatures: "json_not_features"
        }
    }

    /// Where in the file, in words for a person; nil where it concerns the whole.
    public var place: String? {
        switch self {
        case .cannotOpen(let path, _), .isFolder(let path), .cannotRead(let path, _): path
        case .cellTooLong(let line, let column, _): "\(line):\(column)"
        case .rowTooLong(let line, _), .jsonSyntax(let line, _), .jsonTooDeep(let line, _): "\(line)"
        case .repeatedColumn(let name): name
        case .tooManyRejections(_, let first): "\(first.line)"
        default: nil
        }
    }

    /// What happened, where, and what to do, in one paragraph.
    public func sentence(in language: Language) -> String {
        message[language] + " " + remedy[language]
    }

    /// The sentence in English.
    public var english: String { sentence(in: .english) }

    /// The sentence in French.
    public var french: String { sentence(in: .french) }
}
