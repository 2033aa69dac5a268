/// A type that can be stored in one column. Typed identifiers of the domain conform, so that they can be written
/// straight into a statement.
public protocol ValueConvertible {
    /// The value a driver binds.
    var databaseValue: Value { get }
}

extension Value: ValueConvertible {
    public var databaseValue: Value { self }
}

extension Int: ValueConvertible {
    public var databaseValue: Value { .int64(Int64(self)) }
}

extension Int64: ValueConvertible {
    public var databaseValue: Value { .int64(self) }
}

extension Double: ValueConvertible {
    public var databaseValue: Value { .double(self) }
}

extension String: ValueConvertible {
    public var databaseValue: Value { .text(self) }
}

extension Bool: ValueConvertible {
    public var databaseValue: Value { .bool(self) }
}

extension [UInt8]: ValueConvertible {
    public var databaseValue: Value { .blob(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
    public var databaseValue: Value { self?.databaseValue ?? .null }
}
