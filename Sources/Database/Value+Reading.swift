extension Value {
    func int(_ place: @autoclosure () -> String) throws(DatabaseError) -> Int? {
        switch self {
        case .null: nil
        case .int64(let number): Int(number)
        default: throw mismatch("integer", place())
        }
    }

    func double(_ place: @autoclosure () -> String) throws(DatabaseError) -> Double? {
        switch self {
        case .null: nil
        case .double(let number): number
        // An expression over whole numbers is an integer on one engine and a double on the other.
        case .int64(let number): Double(number)
        default: throw mismatch("double", place())
        }
    }

    func text(_ place: @autoclosure () -> String) throws(DatabaseError) -> String? {
        switch self {
        case .null: nil
        case .text(let text): text
        default: throw mismatch("text", place())
        }
    }

    func blob(_ place: @autoclosure () -> String) throws(DatabaseError) -> [UInt8]? {
        switch self {
        case .null: nil
        case .blob(let bytes): bytes
        default: throw mismatch("blob", place())
        }
    }

    func bool(_ place: @autoclosure () -> String) throws(DatabaseError) -> Bool? {
        switch self {
        case .null: nil
        case .bool(let flag): flag
        // SQLite has no boolean: it keeps 0 and 1.
        case .int64(0): false
        case .int64(1): true
        default: throw mismatch("boolean", place())
        }
    }

    func uuid(_ place: @autoclosure () -> String) throws(DatabaseError) -> UUIDv7? {
        guard let text = try text(place()) else { return nil }
        guard let id = UUIDv7(text) else { throw mismatch("UUID", place()) }
        return id
    }

    private func mismatch(_ expected: String, _ place: String) -> DatabaseError {
        DatabaseError(.typeMismatch, "\(expected) expected, \(typeName) found", place: place)
    }
}
