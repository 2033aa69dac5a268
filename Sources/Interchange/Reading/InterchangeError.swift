/// Why a file was refused as a whole. What is wrong with one row is a `Rejection`.
public enum InterchangeError: Error, Hashable, Sendable {
    case cannotOpen(path: String, why: String)
    case isFolder(path: String)
    case cannotRead(path: String, why: String)
    case empty
    /// The text is UTF-16, told by its byte order mark.
    case utf16
    /// The file is something else than a table (or than GeoJSON).
    case foreign(ForeignFormat)
    /// Columns without which the kind cannot be read; `nearest` maps a missing name to the closest one found.
    case missingColumns(ImportKind, missing: [String], found: [String], nearest: [String: String])
    case repeatedColumn(name: String)
    case tooManyColumns(found: Int, limit: Int)
    case cellTooLong(line: Int, column: String, limit: Int)
    case rowTooLong(line: Int, limit: Int)
    case tooManyRejections(limit: Int, first: Rejection)
    /// A file of this kind is held in memory as a whole and is larger than that allows.
    case tooLarge(limit: Int)
    /// Something neither the file nor the caller has said.
    case missingOption(Option)
    case jsonSyntax(line: Int, expected: String)
    case jsonTooDeep(line: Int, limit: Int)
    /// JSON, but not a GeoJSON FeatureCollection.
    case notFeatures(found: String)

    /// What the caller has to add.
    public enum Option: String, Sendable {
        case scheme, mission, year
    }
}
