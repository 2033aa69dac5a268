/// Reads an XML document before any parser does, and refuses what could make one act: document types and entities
/// (external entities, billion laughs), processing instructions, other encodings, endless depth.
///
/// Not a parser: what it lets pass may still be refused by one, and it is stricter than XML where XML is dangerous.
public struct XMLGuard: Sendable {
    /// The most bytes a document may have.
    public let largest: Int
    /// The most elements within each other.
    public let depth: Int

    public init(largest: Int = 10 << 20, depth: Int = 100) {
        self.largest = largest
        self.depth = depth
    }

    /// Returns if the document is safe to hand to a parser. Cost: one pass, no memory beyond the document.
    /// - Throws: The flaw.
    public func check(_ document: [UInt8]) throws(XMLFlaw) {
        guard document.count <= largest else { throw .tooLarge }
        guard let text = String(validating: document, as: UTF8.self), !document.contains(0) else { throw .encoding }
        var scan = XMLScan(Array(text.utf8), depth: depth)
        try scan.run()
    }
}

extension XMLFlaw: Error {}

/// One pass over a document.
private struct XMLScan {
    private let bytes: [UInt8]
    private let deepest: Int
    private var place = 0
    private var open: [ArraySlice<UInt8>] = []
    private var hasRoot = false

    init(_ bytes: [UInt8], depth: Int) {
        self.bytes = bytes
        deepest = depth
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    mutating func run() throws(XMLFlaw) {
        if starts(with: "<?xml"), place + 5 < bytes.count, Self.isSpace(bytes[place + 5]) { try declaration() }
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "<") {
                try markup()
            } else {
                try text(upTo: UInt8(ascii: "<"), isOutside: open.isEmpty)
            }
        }
        guard open.isEmpty, hasRoot else { throw .malformed }
    }

    /// The one instruction XML needs; its encoding must be the one the bytes have.
    private mutating func declaration() throws(XMLFlaw) {
        guard let end = find("?>") else { throw .malformed }
        let words = String(decoding: bytes[place..<end], as: UTF8.self).lowercased()
        if let encoding = words.firstRange(of: "encoding") {
            let named = words[encoding.upperBound...].drop { " \t\r\n='\"".contains($0) }
                .prefix { !" \t\r\n'\"?".contains($0) }
            guard ["utf-8", "utf8", "us-ascii"].contains(named) else { throw .encoding }
        }
        place = end + 2
    }

    private mutating func markup() throws(XMLFlaw) {
        if starts(with: "<!--") {
            place += 4
            guard let end = find("-->") else { throw .malformed }
            place = end + 3
        } else if starts(with: "<![CDATA[") {
            guard !open.isEmpty, let end = find("]]>") else { throw .malformed }
            place = end + 3
        } else if starts(with: "<!") {
            throw .documentType
        } else if starts(with: "<?") {
            throw .instruction
        } else if starts(with: "</") {
            place += 2
            guard let name = name(), open.popLast() == name else { throw .malformed }
            skipSpace()
            try take(">")
        } else {
            try element()
        }
    }

    private mutating func element() throws(XMLFlaw) {
        place += 1
        guard let name = name(), !(open.isEmpty && hasRoot) else { throw .malformed }
        hasRoot = true
        while true {
            let before = place
            skipSpace()
            guard place < bytes.count else { throw .malformed }
            switch bytes[place] {
            case UInt8(ascii: ">"):
                place += 1
                open.append(name)
                guard open.count <= deepest else { throw .tooDeep }
                return
            case UInt8(ascii: "/"):
                place += 1
                return try take(">")
            default:
                guard place > before else { throw .malformed }
                try attribute()
            }
        }
    }

    private mutating func attribute() throws(XMLFlaw) {
        guard name() != nil else { throw .malformed }
        skipSpace()
        try take("=")
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'") else {
            throw .malformed
        }
        let quote = bytes[place]
        place += 1
        try text(upTo: quote, isOutside: false)
        guard place < bytes.count else { throw .malformed }
        place += 1
    }

    /// Passes over characters and the references XML itself knows. An attribute ends at its quote.
    private mutating func text(upTo end: UInt8, isOutside: Bool) throws(XMLFlaw) {
        while place < bytes.count, bytes[place] != end {
            let byte = bytes[place]
            if byte == UInt8(ascii: "&") {
                guard !isOutside else { throw .malformed }
                try reference()
                continue
            }
            guard byte != UInt8(ascii: "<"), byte >= 0x20 || Self.isSpace(byte), !isOutside || Self.isSpace(byte) else {
                throw .malformed
            }
            place += 1
        }
    }

    private mutating func reference() throws(XMLFlaw) {
        guard let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw .entity }
        let inside = String(decoding: bytes[place + 1..<end], as: UTF8.self)
        place = end + 1
        if ["lt", "gt", "amp", "apos", "quot"].contains(inside) { return }
        guard inside.hasPrefix("#") else { throw .entity }
        let isHex = inside.hasPrefix("#x")
        let digits = inside.dropFirst(isHex ? 2 : 1)
        guard let code = UInt32(digits, radix: isHex ? 16 : 10), Unicode.Scalar(code) != nil,
            code >= 0x20 || [9, 10, 13].contains(code), digits.first != "+"
        else { throw .malformed }
    }

    private mutating func name() -> ArraySlice<UInt8>? {
        let start = place
        while place < bytes.count, Self.isName(bytes[place], isFirst: place == start) { place += 1 }
        return place > start ? bytes[start..<place] : nil
    }

    private mutating func skipSpace() {
        while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) throws(XMLFlaw) {
        guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { throw .malformed }
        place += 1
    }

    private func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[place...].starts(with: $0) }
    }

    private func find(_ text: StaticString) -> Int? {
        text.withUTF8Buffer { pattern in
            var place = place
            while place + pattern.count <= bytes.count {
                if bytes[place] == pattern[0], bytes[place..<place + pattern.count].elementsEqual(pattern) {
                    return place
                }
                place += 1
            }
            return nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

    private static func isName(_ byte: UInt8, isFirst: Bool) -> Bool {
        if byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") { return true }
        if (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) { return true }
        return !isFirst && ((0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."))
    }
}
