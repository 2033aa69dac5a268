internal import CPostgres
import Database

/// The parameters of one run, laid out as libpq takes them: text, except that bytes go as they are.
struct Parameters {
    private var bytes: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// - Throws: `invalidValue` for NUL in text and numbers that are not finite.
    init(_ values: [Value], place: String) throws(DatabaseError) {
        for (index, value) in values.enumerated() {
            let start = bytes.count
            var isBinary: Int32 = 0
            switch value {
            case .null: break
            case .int64(let integer): bytes += String(integer).utf8
            case .bool(let flag): bytes.append(UInt8(ascii: flag ? "t" : "f"))
            case .double(let double):
                guard double.isFinite else {
                    throw DatabaseError(.invalidValue, "parameter \(index + 1) is not a finite number", place: place)
                }
                bytes += double.description.utf8
            case .text(let text):
                bytes += text.utf8
                guard !bytes[start...].contains(0) else {
                    throw DatabaseError(.invalidValue, "parameter \(index + 1) holds a NUL character", place: place)
                }
            case .blob(let blob):
                bytes += blob
                isBinary = 1
            }
            offsets.append(value == .null ? nil : start)
            lengths.append(Int32(bytes.count - start))
            formats.append(isBinary)
            bytes.append(0)
        }
    }

    /// What the server is told of each parameter. Text and NULL are left open, so that they fit any column.
    static func types(_ values: [Value]) -> [Oid] {
        values.map { value in
            switch value {
            case .null, .text: 0
            case .int64: 20
            case .double: 701
            case .bool: 16
            case .blob: 17
            }
        }
    }

    func withPointers<T>(
        _ body: ([UnsafePointer<CChar>?], UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset.flatMap { base?.advanced(by: $0) } }
            return lengths.withUnsafeBufferPointer { lengths in
                formats.withUnsafeBufferPointer { formats in
                    body(pointers, lengths.baseAddress, formats.baseAddress)
                }
            }
        }
    }
}
