import Bytes

/// Reads the small JSON texts of this module, each of which has exactly one spelling: fixed order, no spaces, no
/// escapes. Anything else is refused, so a text can be neither read in two ways nor changed without notice.
struct EnvelopeScanner {
    private let bytes: [UInt8]
    private var position = 0
    /// The part read last, for errors.
    private var place = "start"

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func expect(_ literal: StaticString) throws(SealingError) {
        let end = position + literal.utf8CodeUnitCount
        let isThere = literal.withUTF8Buffer { end <= bytes.count && bytes[position..<end].elementsEqual($0) }
        guard isThere else { throw .malformed(at: place) }
        position = end
    }

    /// Steps over a literal if it comes next.
    mutating func skip(_ literal: StaticString) -> Bool {
        (try? expect(literal)) != nil
    }

    /// The version, which comes first in every text.
    mutating func expectVersion() throws(SealingError) {
        place = "v"
        try expect(#"{"v":"#)
        let digits = bytes[position...].prefix(4).prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { throw .malformed(at: place) }
        guard digits.elementsEqual([0x31]) else { throw .unknownVersion }
        position += 1
    }

    mutating func expectEnd() throws(SealingError) {
        guard position == bytes.count else { throw .malformed(at: "end") }
    }

    /// The text up to the next quotation mark.
    mutating func text(_ name: String, upTo limit: Int) throws(SealingError) -> String {
        let part = try part(name, upTo: limit)
        guard part.allSatisfy(ReportHeader.isPlain), let text = String(validating: part, as: UTF8.self) else {
            throw .malformed(at: name)
        }
        return text
    }

    /// A text in quotation marks, or `null`.
    mutating func optionalText(_ name: String, upTo limit: Int) throws(SealingError) -> String? {
        place = name
        if bytes[position...].starts(with: "null".utf8) {
            position += 4
            return nil
        }
        try expect("\"")
        let text = try text(name, upTo: limit)
        try expect("\"")
        return text
    }

    /// The bytes that the text up to the next quotation mark spells in base64.
    mutating func bytes(_ name: String, upTo limit: Int) throws(SealingError) -> [UInt8] {
        guard let bytes = Base64.url.decode(try part(name, upTo: (limit * 4 + 2) / 3)) else {
            throw .malformed(at: name)
        }
        return bytes
    }

    private mutating func part(_ name: String, upTo limit: Int) throws(SealingError) -> ArraySlice<UInt8> {
        place = name
        let rest = bytes[position...].prefix(limit + 1)
        guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { throw .malformed(at: name) }
        defer { position = end }
        return bytes[position..<end]
    }
}
