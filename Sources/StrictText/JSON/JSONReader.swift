/// Reads a JSON text by recursive descent; the depth limit bounds the recursion.
struct JSONReader {
    /// The deepest nesting taken.
    static let depthLimit = 32

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) throws(JSONRefusal) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func document() throws(JSONRefusal) -> JSON {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw syntax("the end") }
        return value
    }

    private mutating func value() throws(JSONRefusal) -> JSON {
        skipSpace()
        guard position < bytes.count else { throw syntax("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
        default:
            if word("true") { return .bool(true) }
            if word("false") { return .bool(false) }
            if word("null") { return .null }
            throw syntax("a value")
        }
    }

    private mutating func object() throws(JSONRefusal) -> JSON {
        try descend()
        defer { depth -= 1 }
        var members: [JSON.Member] = []
        var names: Set<String> = []
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw syntax("a name") }
            let name = try string()
            guard names.insert(name).inserted else { throw .repeatedName(String(name.prefix(60))) }
            guard take(":") else { throw syntax(":") }
            members.append(JSON.Member(name, try value()))
        } while take(",")
        guard take("}") else { throw syntax("} or ,") }
        return .object(members)
    }

    private mutating func array() throws(JSONRefusal) -> JSON {
        try descend()
        defer { depth -= 1 }
        var values: [JSON] = []
        if take("]") { return .array([]) }
        repeat { values.append(try value()) } while take(",")
        guard take("]") else { throw syntax("] or ,") }
        return .array(values)
    }

    private mutating func descend() throws(JSONRefusal) {
        position += 1
        depth += 1
        guard depth <= JSONReader.depthLimit else { throw .tooDeep(limit: JSONReader.depthLimit) }
    }

    private mutating func number() throws(JSONRefusal) -> String {
        let start = position
        _ = takeByte("-")
        if !takeByte("0") { try digits() }
        if takeByte(".") { try digits() }
        if takeByte("e") || takeByte("E") {
            _ = takeByte("+") || takeByte("-")
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONRefusal) {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard position > start else { throw syntax("a digit") }
    }

    private mutating func string() throws(JSONRefusal) -> String {
        position += 1
        var text: [UInt8] = []
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw syntax("no control sign")
            default: text.append(byte)
            }
        }
        throw syntax("\"")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONRefusal) {
        guard position < bytes.count else { throw syntax("an escape") }
        let mark = bytes[position]
        position += 1
        switch mark {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(mark)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text += Array(String(Character(try scalar())).utf8)
        default: throw syntax("an escape")
        }
    }

    /// `\uXXXX`, or a pair of them; a lone surrogate becomes U+FFFD, so that the damage stays visible.
    private mutating func scalar() throws(JSONRefusal) -> Unicode.Scalar {
        let first = try unit()
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(UInt32(first)) ?? "\u{FFFD}" }
        guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let back = position
        position += 2
        let second = try unit()
        guard (0xDC00...0xDFFF).contains(second) else {
            position = back
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00) ?? "\u{FFFD}"
    }

    private mutating func unit() throws(JSONRefusal) -> UInt16 {
        guard position + 4 <= bytes.count else { throw syntax("four hexadecimal digits") }
        let digits = bytes[position..<position + 4]
        guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw syntax("four hexadecimal digits") }
        position += 4
        return unit
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        return takeByte(mark)
    }

    private mutating func takeByte(_ mark: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func word(_ word: String) -> Bool {
        guard bytes[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private func syntax(_ expected: String) -> JSONRefusal { .syntax(expected: expected, at: position) }
}
