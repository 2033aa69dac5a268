internal import CPostgres
import Database

/// An answer of the server; frees it.
final class PostgresResult {
    let handle: OpaquePointer?

    init(_ handle: OpaquePointer?) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    /// Rows inserted, updated or deleted; 0 for anything else.
    var changed: Int {
        guard PQcmdStatus(handle).map({ !String(cString: $0).hasPrefix("SELECT") }) == true else { return 0 }
        return PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
    }

    var rows: [Row] {
        let width = PQnfields(handle)
        let columns = (0..<width).map { index in PQfname(handle, index).map { String(cString: $0) } ?? "" }
        let types = (0..<width).map { PQftype(handle, $0) }
        return (0..<PQntuples(handle)).map { row in
            Row(columns: columns, values: (0..<width).map { value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> Value {
        guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column) else { return .null }
        let count = Int(PQgetlength(handle, row, column))
        let buffer = UnsafeRawBufferPointer(start: start, count: count)
        if type == 17 { return .blob(Self.bytes(buffer)) }
        let text = String(decoding: buffer, as: UTF8.self)
        switch type {
        case 16: return .bool(text == "t")
        case 20, 21, 23, 26: return Int64(text).map { .int64($0) } ?? .text(text)
        case 700, 701: return Double(text).map { .double($0) } ?? .text(text)
        // A sum of integers is numeric here and an integer on SQLite; an average is a double there.
        case 1700: return Int64(text).map { .int64($0) } ?? Double(text).map { .double($0) } ?? .text(text)
        default: return .text(text)
        }
    }

    /// Reads `\x` and pairs of hexadecimal digits, as the server writes bytes.
    private static func bytes(_ text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 { byte <= UInt8(ascii: "9") ? byte & 0x0F : (byte & 0x0F) + 9 }
        return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
    }
}
