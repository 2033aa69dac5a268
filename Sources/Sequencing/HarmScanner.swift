/// Finds the top-level `harm` array in JSON text and reads its numbers straight into a flat array.
///
/// It also refuses text that is nested too deep, before a recursive reader could meet it.
struct HarmScanner {
    /// Where the array stands, and what it holds.
    struct Found {
        var range: Range<Int>?
        var forecast: HarmForecast?
    }

    /// Deepest nesting accepted; an instance needs 5.
    static let deepest = 64

    private let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func scan() throws(SequencingError) -> Found {
        var found = Found()
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let start = position + 1
                skipString()
                // Only a key of the outermost object can be the forecast; a second one is refused by the decoder.
                if depth == 1, found.range == nil, isHarm(start), followedByColon() {
                    let begin = position
                    found.forecast = try readForecast()
                    found.range = begin..<position
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                if depth > Self.deepest {
                    throw SequencingError.malformed(at: place, why: "it is nested more than \(Self.deepest) deep")
                }
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                position += 1
            default: position += 1
            }
        }
        return found
    }

    private var place: String {
        let before = bytes[..<min(position, bytes.count)]
        let line = before.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
        let column = before.count - (before.lastIndex(of: 10).map { $0 + 1 } ?? 0) + 1
        return "line \(line), column \(column)"
    }

    private mutating func skipString() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position += 1
    }

    private func isHarm(_ start: Int) -> Bool {
        position - start == 5 && bytes[start..<position - 1].elementsEqual("harm".utf8)
    }

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func followedByColon() -> Bool {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else { return false }
        position += 1
        skipSpace()
        return true
    }

    private mutating func readForecast() throws(SequencingError) -> HarmForecast {
        var values: [Double] = []
        var shape = (scenarios: 0, areas: -1, weeks: -1)
        shape.scenarios = try list { (self) throws(SequencingError) in
            let areas = try self.list { (self) throws(SequencingError) in
                let weeks = try self.list { (self) throws(SequencingError) in values.append(try self.number()) }
                if shape.weeks < 0 { shape.weeks = weeks }
                if weeks != shape.weeks {
                    throw self.refused("this row of harm has \(weeks) weeks, not \(shape.weeks)")
                }
            }
            if shape.areas < 0 { shape.areas = areas }
            if areas != shape.areas { throw self.refused("this scenario has \(areas) areas, not \(shape.areas)") }
        }
        guard
            let forecast = HarmForecast(
                scenarios: shape.scenarios, areas: max(0, shape.areas), weeks: max(0, shape.weeks), values: values)
        else { throw refused("the rows of harm differ in length") }
        return forecast
    }

    /// Reads `[item, item, …]` and returns how many items there were.
    private mutating func list(
        _ item: (inout HarmScanner) throws(SequencingError) -> Void
    ) throws(SequencingError) -> Int {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "[") else {
            throw refused("harm must be a list of scenarios, each a list of areas, each a list of weekly numbers")
        }
        position += 1
        skipSpace()
        if position < bytes.count, bytes[position] == UInt8(ascii: "]") {
            position += 1
            return 0
        }
        var count = 0
        while true {
            try item(&self)
            count += 1
            skipSpace()
            guard position < bytes.count else { throw refused("the text ends inside harm") }
            let next = bytes[position]
            position += 1
            if next == UInt8(ascii: "]") { return count }
            guard next == UInt8(ascii: ",") else { throw refused("a comma or ] is needed here") }
        }
    }

    private mutating func number() throws(SequencingError) -> Double {
        skipSpace()
        let start = position
        var whole = 0
        while position < bytes.count, bytes[position] &- 48 < 10, position - start < 15 {
            whole = whole * 10 + Int(bytes[position] - 48)
            position += 1
        }
        let plain =
            position < bytes.count && (bytes[position] == UInt8(ascii: ",") || bytes[position] == UInt8(ascii: "]"))
        if plain, position > start { return Double(whole) }
        while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { throw refused("a finite number is needed here") }
        return value
    }

    private func refused(_ why: String) -> SequencingError {
        .malformed(at: place, why: why)
    }
}
