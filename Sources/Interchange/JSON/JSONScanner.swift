/// Walks through a JSON text (RFC 8259) in memory, value by value, without building a tree: what is not asked for is
/// passed over, and a nesting of more than 64 is refused before it can cost anything.
struct JSONScanner {
    /// The deepest nesting taken.
    static let depthLimit = 64

    private let bytes: [UInt8]
    /// The byte the scanner stands on; may be set back to a value already passed.
    var position = 0
    private var depth = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// What kind of value comes next.
    enum Kind: String {
        case object, array, string, number, bool, null
    }

    mutating func peek() throws(InterchangeError) -> Kind {
        skipSpace()
        guard position < bytes.count else { throw syntax("a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
        case UInt8(ascii: "n"): return .null
        case UInt8(ascii: "-"), 0x30...0x39: return .number
        default: throw syntax("a value")
        }
    }

    /// Calls `body` at each member of an object; `body` must read or skip its value.
    mutating func members(
        _ body: (inout JSONScanner, String) throws(InterchangeError) -> Void
    ) throws(InterchangeError) {
        try open("{")
        if take("}") { return close() }
        repeat {
            skipSpace()
            let name = try string()
            try expect(":")
            try body(&self, name)
        } while take(",")
        try expect("}")
        close()
    }

    /// Calls `body` at each element of an array; `body` must read or skip it.
    mutating func elements(_ body: (inout JSONScanner) throws(InterchangeError) -> Void) throws(InterchangeError) {
        try open("[")
        if take("]") { return close() }
        repeat { try body(&self) } while take(",")
        try expect("]")
        close()
    }

    mutating func number() throws(InterchangeError) -> Double {
        skipSpace()
        let start = position
        while position < bytes.count, isNumberByte(bytes[position]) { position += 1 }
        let answer = bytes.withUnsafeBufferPointer { CellNumber(UnsafeBufferPointer(rebasing: $0[start..<position])) }
        switch answer {
        case .whole(let number): return Double(number)
        case .other(let number): return number
        case .blank, .none:
            position = start
            throw syntax("a number")
        }
    }

    mutating func string() throws(InterchangeError) -> String {
        try expect("\"")
        let start = position
        var hasEscape = false
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] < 0x20 { throw syntax("\"") }
            if bytes[position] == UInt8(ascii: "\\") {
                hasEscape = true
                position += 1
            }
            position += 1
        }
        guard position < bytes.count else { throw syntax("\"") }
        let content = bytes[start..<position]
        position += 1
        return hasEscape ? unescaped(content) : String(decoding: content, as: UTF8.self)
    }

    /// Passes over one value of any kind.
    mutating func skip() throws(InterchangeError) {
        switch try peek() {
        case .object: try members { (inner, _) throws(InterchangeError) in try inner.skip() }
        case .array: try elements { (inner) throws(InterchangeError) in try inner.skip() }
        case .string: _ = try string()
        case .number: _ = try number()
        case .bool, .null: try word()
        }
    }

    /// The text of a string or number; nil for anything else, which is passed over.
    mutating func scalarText() throws(InterchangeError) -> String? {
        switch try peek() {
        case .string: return try string()
        case .number:
            let number = try number()
            return number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        default:
            try skip()
            return nil
        }
    }

    /// Refuses anything but space after the last value.
    mutating func finish() throws(InterchangeError) {
        skipSpace()
        if position < bytes.count { throw syntax("the end") }
    }

    /// How many line ends lie in a stretch of the text.
    func lineBreaks(_ range: Range<Int>) -> Int {
        bytes[range].count { $0 == 0x0A }
    }

    /// The physical line of a byte.
    func line(of offset: Int) -> Int {
        1 + bytes[..<min(offset, bytes.count)].count { $0 == 0x0A }
    }
}

extension JSONScanner {
    private mutating func open(_ mark: Unicode.Scalar) throws(InterchangeError) {
        try expect(mark)
        depth += 1
        if depth > JSONScanner.depthLimit {
            throw .jsonTooDeep(line: line(of: position), limit: JSONScanner.depthLimit)
        }
    }

    private mutating func close() { depth -= 1 }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(InterchangeError) {
        guard take(mark) else { throw syntax(String(mark)) }
    }

    private mutating func word() throws(InterchangeError) {
        for word in ["true", "false", "null"] where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return
        }
        throw syntax("true, false, null")
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    private func syntax(_ expected: String) -> InterchangeError {
        .jsonSyntax(line: line(of: position), expected: expected)
    }

    private func isNumberByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
    }

    /// Resolves escapes; a lone surrogate becomes U+FFFD.
    private func unescaped(_ content: ArraySlice<UInt8>) -> String {
        var units: [UInt16] = []
        var text = ""
        func flush() {
            text += String(decoding: units, as: UTF16.self)
            units = []
        }
        var index = content.startIndex
        var plainFrom = index
        while index < content.endIndex {
            guard content[index] == UInt8(ascii: "\\"), index + 1 < content.endIndex else {
                index += 1
                continue
            }
            if plainFrom < index {
                flush()
                text += String(decoding: content[plainFrom..<index], as: UTF8.self)
            }
            let mark = content[index + 1]
            index += 2
            if mark == UInt8(ascii: "u") {
                let digits = content[index..<min(index + 4, content.endIndex)]
                units.append(UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD)
                index = digits.endIndex
            } else {
                let control: [UInt8: UInt16] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C]
                units.append(control[mark] ?? UInt16(mark))
            }
            plainFrom = index
        }
        flush()
        return text + String(decoding: content[min(plainFrom, content.endIndex)...], as: UTF8.self)
    }
}
