/// One row of an answer: values by column name, or by position on hot paths.
///
/// Reading never crashes: a missing column is `columnMissing`, another type is `typeMismatch`. A NULL is only ever
/// read through `optional…`; it never becomes zero or an empty text.
public struct Row: Sendable, Hashable {
    /// The names as the statement gives them, in order.
    public let columns: [String]
    /// The values, in the order of `columns`.
    public let values: [Value]

    public init(columns: [String], values: [Value]) {
        self.columns = columns
        self.values = values
    }

    /// The value of a column. Cost grows with the number of columns.
    public func value(_ column: String) throws(DatabaseError) -> Value {
        guard let index = columns.firstIndex(of: column), index < values.count else {
            throw DatabaseError(.columnMissing, "the columns are \(columns.joined(separator: ", "))", place: column)
        }
        return values[index]
    }

    /// The value at a position, from 0.
    public func value(at index: Int) throws(DatabaseError) -> Value {
        guard values.indices.contains(index) else {
            throw DatabaseError(.columnMissing, "there are \(values.count) columns", place: "\(index)")
        }
        return values[index]
    }

    func required<T>(_ found: T?, _ type: String, _ place: @autoclosure () -> String) throws(DatabaseError) -> T {
        guard let found else { throw DatabaseError(.typeMismatch, "\(type) expected, NULL found", place: place()) }
        return found
    }

    func name(at index: Int) -> String {
        columns.indices.contains(index) ? columns[index] : "\(index)"
    }
}
