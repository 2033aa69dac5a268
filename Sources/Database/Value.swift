/// One value in a column or a parameter: the types both engines share.
///
/// Doubles are finite and text holds no NUL: a driver refuses anything else with `invalidValue`, since SQLite would
/// turn NaN into NULL and PostgreSQL cannot store NUL at all.
public enum Value: Sendable, Hashable {
    case null
    case int64(Int64)
    case double(Double)
    case text(String)
    case blob([UInt8])
    /// A parameter each driver types itself. SQLite answers it back as `int64`; read it with `Row.bool`.
    case bool(Bool)

    /// What the value is, in one word, for messages that must not repeat the value itself.
    var typeName: String {
        switch self {
        case .null: "NULL"
        case .int64: "integer"
        case .double: "double"
        case .text: "text"
        case .blob: "blob"
        case .bool: "boolean"
        }
    }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByStringLiteral, ExpressibleByBooleanLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(integerLiteral value: Int64) { self = .int64(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}
