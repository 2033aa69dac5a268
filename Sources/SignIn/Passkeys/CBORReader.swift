/// Reads CBOR strictly and within bounds: what a claimed length says is never believed before the bytes are there.
struct CBORReader {
    private let bytes: [UInt8]
    /// Where the next item begins.
    private(set) var offset: Int
    private var items = 0

    /// Bytes read at the most.
    static let longest = 64 * 1024
    /// Maps and arrays within one another. CTAP 2 allows four.
    static let deepest = 8
    /// Items in all.
    static let most = 1024

    init(_ bytes: [UInt8], at offset: Int = 0) throws(CBORError) {
        guard bytes.count <= CBORReader.longest else { throw .tooLong }
        self.bytes = bytes
        self.offset = offset
    }

    /// The one item that fills the bytes.
    static func whole(_ bytes: [UInt8]) throws(CBORError) -> CBOR {
        var reader = try CBORReader(bytes)
        let value = try reader.item()
        guard reader.offset == bytes.count else { throw .trailing }
        return value
    }

    /// The next item.
    mutating func item(depth: Int = 0) throws(CBORError) -> CBOR {
        items += 1
        guard items <= CBORReader.most else { throw .tooMany }
        guard depth <= CBORReader.deepest else { throw .tooDeep }
        let head = try byte()
        if head >> 5 == 7 { return try simple(head & 31) }
        let argument = try argument(head & 31)
        switch head >> 5 {
        case 0: return .integer(try signed(argument))
        case 1: return .integer(-1 - (try signed(argument)))
        case 2: return .bytes(try take(argument))
        case 3: return .text(try text(argument))
        case 4: return try array(argument, depth)
        case 5: return try map(argument, depth)
        default: throw .unsupported
        }
    }

    private mutating func simple(_ value: UInt8) throws(CBORError) -> CBOR {
        switch value {
        case 20: .bool(false)
        case 21: .bool(true)
        case 22: .null
        default: throw .unsupported
        }
    }

    private mutating func array(_ count: UInt64, _ depth: Int) throws(CBORError) -> CBOR {
        // Each item takes a byte at least.
        guard count <= UInt64(bytes.count - offset) else { throw .truncated }
        var items: [CBOR] = []
        for _ in 0..<count { items.append(try item(depth: depth + 1)) }
        return .array(items)
    }

    private mutating func map(_ count: UInt64, _ depth: Int) throws(CBORError) -> CBOR {
        guard count <= UInt64(bytes.count - offset) / 2 else { throw .truncated }
        var entries: [CBOR.Key: CBOR] = [:]
        for _ in 0..<count {
            let key: CBOR.Key =
                switch try item(depth: depth + 1) {
                case .integer(let label): .integer(label)
                case .text(let name): .text(name)
                default: throw .badKey
                }
            guard entries[key] == nil else { throw .duplicateKey }
            entries[key] = try item(depth: depth + 1)
        }
        return .map(entries)
    }

    private mutating func argument(_ short: UInt8) throws(CBORError) -> UInt64 {
        if short < 24 { return UInt64(short) }
        guard short <= 27 else { throw .unsupported }
        let width = 1 << Int(short - 24)
        let value = try take(UInt64(width)).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let least: [UInt64] = [24, 1 << 8, 1 << 16, 1 << 32]
        guard value >= least[Int(short - 24)] else { throw .notShortest }
        return value
    }

    private func signed(_ value: UInt64) throws(CBORError) -> Int64 {
        guard let signed = Int64(exactly: value) else { throw .tooLong }
        return signed
    }

    private mutating func text(_ count: UInt64) throws(CBORError) -> String {
        guard let text = String(validating: try take(count), as: UTF8.self) else { throw .badText }
        return text
    }

    private mutating func byte() throws(CBORError) -> UInt8 {
        guard offset < bytes.count else { throw .truncated }
        defer { offset += 1 }
        return bytes[offset]
    }

    private mutating func take(_ count: UInt64) throws(CBORError) -> [UInt8] {
        guard count <= UInt64(bytes.count - offset) else { throw .truncated }
        defer { offset += Int(count) }
        return Array(bytes[offset..<offset + Int(count)])
    }
}
