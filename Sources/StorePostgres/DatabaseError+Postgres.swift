private import CPostgres
import Database

extension DatabaseError {
    /// What the server refused. Its DETAIL repeats the values of the row, and so is left out.
    init(postgres result: OpaquePointer?, place: String) {
        func field(_ code: Character) -> String? {
            code.asciiValue.flatMap { PQresultErrorField(result, Int32($0)) }.map { String(cString: $0) }
        }
        let state = field("C") ?? ""
        var message = field("M") ?? "no message"
        // Errors of data quote the value after a colon.
        if state.hasPrefix("22"), let colon = message.firstIndex(of: ":") { message = String(message[..<colon]) }
        self.init(Self.kind(state), message, place: field("n") ?? place)
    }

    private static func kind(_ state: String) -> Kind {
        switch state {
        case "23505": .uniqueViolation
        case "23503": .foreignKeyViolation
        case "23514": .checkViolation
        case "23502": .notNullViolation
        case "40001", "40P01", "55P03": .busy
        case "25006", "42501": .readOnly
        case "53100": .full
        case "25P02": .aborted
        case "57014": .cancelled
        case "3D000": .missing
        case "57P01", "57P02", "57P03": .connection
        case "XX001", "XX002": .corrupt
        default: kind(stateClass: state.prefix(2))
        }
    }

    private static func kind(stateClass: Substring) -> Kind {
        switch stateClass {
        case "08": .connection
        case "22": .invalidValue
        case "42": .syntax
        default: .other
        }
    }
}
