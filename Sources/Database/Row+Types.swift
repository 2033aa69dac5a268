extension Row {
    /// The column as an integer.
    public func int(_ column: String) throws(DatabaseError) -> Int {
        try required(try optionalInt(column), "int", column)
    }

    /// The column as an integer, or nil for NULL.
    public func optionalInt(_ column: String) throws(DatabaseError) -> Int? {
        try value(column).int(column)
    }

    /// The value at a position, from 0, as an integer.
    public func int(at index: Int) throws(DatabaseError) -> Int {
        try required(try optionalInt(at: index), "int", name(at: index))
    }

    /// The value at a position, from 0, as an integer, or nil for NULL.
    public func optionalInt(at index: Int) throws(DatabaseError) -> Int? {
        try value(at: index).int(name(at: index))
    }

    /// The column as a number, widened if it is whole.
    public func double(_ column: String) throws(DatabaseError) -> Double {
        try required(try optionalDouble(column), "double", column)
    }

    /// The column as a number, widened if it is whole, or nil for NULL.
    public func optionalDouble(_ column: String) throws(DatabaseError) -> Double? {
        try value(column).double(column)
    }

    /// The value at a position, from 0, as a number, widened if it is whole.
    public func double(at index: Int) throws(DatabaseError) -> Double {
        try required(try optionalDouble(at: index), "double", name(at: index))
    }

    /// The value at a position, from 0, as a number, widened if it is whole, or nil for NULL.
    public func optionalDouble(at index: Int) throws(DatabaseError) -> Double? {
        try value(at: index).double(name(at: index))
    }

    /// The column as a text.
    public func text(_ column: String) throws(DatabaseError) -> String {
        try required(try optionalText(column), "text", column)
    }

    /// The column as a text, or nil for NULL.
    public func optionalText(_ column: String) throws(DatabaseError) -> String? {
        try value(column).text(column)
    }

    /// The value at a position, from 0, as a text.
    public func text(at index: Int) throws(DatabaseError) -> String {
        try required(try optionalText(at: index), "text", name(at: index))
    }

    /// The value at a position, from 0, as a text, or nil for NULL.
    public func optionalText(at index: Int) throws(DatabaseError) -> String? {
        try value(at: index).text(name(at: index))
    }

    /// The column as bytes.
    public func blob(_ column: String) throws(DatabaseError) -> [UInt8] {
        try required(try optionalBlob(column), "blob", column)
    }

    /// The column as bytes, or nil for NULL.
    public func optionalBlob(_ column: String) throws(DatabaseError) -> [UInt8]? {
        try value(column).blob(column)
    }

    /// The value at a position, from 0, as bytes.
    public func blob(at index: Int) throws(DatabaseError) -> [UInt8] {
        try required(try optionalBlob(at: index), "blob", name(at: index))
    }

    /// The value at a position, from 0, as bytes, or nil for NULL.
    public func optionalBlob(at index: Int) throws(DatabaseError) -> [UInt8]? {
        try value(at: index).blob(name(at: index))
    }

    /// The column as a boolean (0 or 1 on SQLite).
    public func bool(_ column: String) throws(DatabaseError) -> Bool {
        try required(try optionalBool(column), "bool", column)
    }

    /// The column as a boolean (0 or 1 on SQLite), or nil for NULL.
    public func optionalBool(_ column: String) throws(DatabaseError) -> Bool? {
        try value(column).bool(column)
    }

    /// The value at a position, from 0, as a boolean (0 or 1 on SQLite).
    public func bool(at index: Int) throws(DatabaseError) -> Bool {
        try required(try optionalBool(at: index), "bool", name(at: index))
    }

    /// The value at a position, from 0, as a boolean (0 or 1 on SQLite), or nil for NULL.
    public func optionalBool(at index: Int) throws(DatabaseError) -> Bool? {
        try value(at: index).bool(name(at: index))
    }

    /// The column as an identifier kept as text.
    public func uuid(_ column: String) throws(DatabaseError) -> UUIDv7 {
        try required(try optionalUuid(column), "uuid", column)
    }

    /// The column as an identifier kept as text, or nil for NULL.
    public func optionalUuid(_ column: String) throws(DatabaseError) -> UUIDv7? {
        try value(column).uuid(column)
    }

    /// The value at a position, from 0, as an identifier kept as text.
    public func uuid(at index: Int) throws(DatabaseError) -> UUIDv7 {
        try required(try optionalUuid(at: index), "uuid", name(at: index))
    }

    /// The value at a position, from 0, as an identifier kept as text, or nil for NULL.
    public func optionalUuid(at index: Int) throws(DatabaseError) -> UUIDv7? {
        try value(at: index).uuid(name(at: index))
    }
}
