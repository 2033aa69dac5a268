extension XMLReader {
    /// The physical line the reader stands on; counted only when a message needs it.
    var line: Int { 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A } }

    func syntax(_ expected: String) -> XMLRefusal { .syntax(expected: expected, line: line) }

    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    func peek(_ byte: UInt8) -> Bool { position < bytes.count && bytes[position] == byte }

    func starts(_ mark: StaticString) -> Bool {
        let count = mark.utf8CodeUnitCount
        guard position + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[position + offset] != mark.utf8Start[offset] { return false }
        return true
    }

    mutating func take(_ mark: StaticString) -> Bool {
        guard starts(mark) else { return false }
        position += mark.utf8CodeUnitCount
        return true
    }

    @discardableResult
    mutating func skipSpace() -> Bool {
        let start = position
        while position < bytes.count, isSpace(bytes[position]) { position += 1 }
        return position > start
    }

    mutating func skip(past mark: StaticString) throws(XMLRefusal) {
        let start = position
        while position < bytes.count {
            if take(mark) { return try checkCharacters(bytes[start..<position]) }
            position += 1
        }
        throw .truncated(inside: "\(mark)")
    }

    mutating func comment() throws(XMLRefusal) {
        position += 4
        let start = position
        try skip(past: "--")
        guard take(">") else {
            position = start
            throw syntax("a comment without --")
        }
    }

    mutating func instruction() throws(XMLRefusal) {
        position += 2
        guard !starts("xml") || position + 3 < bytes.count && !isSpace(bytes[position + 3]) else {
            throw syntax("the XML declaration only at the start")
        }
        try skip(past: "?>")
    }

    /// A name: letters, digits, `. - _ :` and anything beyond ASCII; not beginning with a digit, a dot or a hyphen.
    mutating func name() throws(XMLRefusal) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        guard position > start else {
            if position >= bytes.count { throw .truncated(inside: "<…") }
            throw syntax("a name")
        }
        guard position - start <= limits.nameBytes else {
            throw .tooMany(what: .nameBytes, line: line, limit: limits.nameBytes)
        }
        let first = bytes[start]
        guard !(0x30...0x39).contains(first), first != 0x2D, first != 0x2E else { throw syntax("a name") }
        return bytes[start..<position]
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x3A, 0x80...0xFF: true
        default: false
        }
    }

    mutating func attributeValue() throws(XMLRefusal) -> String {
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else {
            throw syntax("a quoted value")
        }
        let quote = bytes[position]
        position += 1
        var value: [UInt8] = []
        while position < bytes.count, bytes[position] != quote {
            switch bytes[position] {
            case 0x3C: throw syntax("no < in a value")
            case 0x26: try reference(into: &value)
            case 0x09, 0x0A, 0x0D:
                value.append(0x20)
                position += 1
            case let byte:
                guard byte >= 0x20 else { throw syntax("no control sign") }
                value.append(byte)
                position += 1
            }
        }
        guard position < bytes.count else { throw .truncated(inside: "\"") }
        position += 1
        return String(decoding: value, as: UTF8.self)
    }

    /// Text up to the next `<`, with references resolved and line ends made `\n`.
    mutating func characterData(into text: inout [UInt8]) throws(XMLRefusal) {
        while position < bytes.count, bytes[position] != 0x3C {
            let byte = bytes[position]
            if byte == 0x26 {
                try reference(into: &text)
                continue
            }
            if byte == 0x5D, starts("]]>") { throw syntax("no ]]> in text") }
            guard byte >= 0x20 || isSpace(byte) else { throw syntax("no control sign") }
            position += 1
            if byte == 0x0D {
                text.append(0x0A)
                if peek(0x0A) { position += 1 }
            } else {
                text.append(byte)
            }
        }
    }

    func appendNormalised(_ run: ArraySlice<UInt8>, to text: inout [UInt8]) {
        var previous: UInt8 = 0
        for byte in run {
            if byte == 0x0D {
                text.append(0x0A)
            } else if !(byte == 0x0A && previous == 0x0D) {
                text.append(byte)
            }
            previous = byte
        }
    }

    private func checkCharacters(_ run: ArraySlice<UInt8>) throws(XMLRefusal) {
        guard run.allSatisfy({ $0 >= 0x20 || isSpace($0) }) else { throw syntax("no control sign") }
    }

    /// One of the five entities of the standard, or a character by its number.
    private mutating func reference(into text: inout [UInt8]) throws(XMLRefusal) {
        let start = position + 1
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            throw syntax("& written as &amp;")
        }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        switch name {
        case "amp": text.append(0x26)
        case "lt": text.append(0x3C)
        case "gt": text.append(0x3E)
        case "quot": text.append(0x22)
        case "apos": text.append(0x27)
        default:
            guard let scalar = XMLReader.character(name) else { throw .entity(name, line: line) }
            text.append(contentsOf: String(Character(scalar)).utf8)
        }
        position = end + 1
    }

    private static func character(_ name: String) -> Unicode.Scalar? {
        let isHex = name.hasPrefix("#x")
        guard name.hasPrefix("#"), let number = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10),
            let scalar = Unicode.Scalar(number),
            number >= 0x20 || number == 9 || number == 10 || number == 13, number & 0xFFFE != 0xFFFE
        else { return nil }
        return scalar
    }
}
