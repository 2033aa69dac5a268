public import Linkage

/// Which column of a file says what linkage wants to know, and which further columns it should compare.
///
/// Columns named as in the schema are found without being mapped, whatever their case, spaces and underscores.
public struct ColumnMap: Sendable, Hashable {
    /// The file's own name for a column of the schema.
    public var columns: [RecordField: String]
    /// Columns beyond the schema, by the file's names, and how to compare them.
    public var extras: [ExtraField]

    /// A map; without entries every column goes by the name the schema gives it.
    public init(columns: [RecordField: String] = [:], extras: [ExtraField] = []) {
        self.columns = columns
        self.extras = extras
    }
}
