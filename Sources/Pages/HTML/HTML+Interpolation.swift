extension HTML {
    /// What a literal of `HTML` may hold between `\(` and `)`.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text: String

        public init(literalCapacity: Int, interpolationCount: Int) {
            text = ""
            text.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Text from anywhere: escaped.
        public mutating func appendInterpolation(_ value: String) {
            HTML.append(value, to: &text)
        }

        /// Markup: as it is.
        public mutating func appendInterpolation(_ markup: HTML) {
            text += markup.text
        }

        /// A plain number for an attribute; what people read goes through `Language.number`.
        public mutating func appendInterpolation(_ number: Int) {
            text += String(number)
        }

        /// A coordinate for a drawing, to one decimal, with a point in every language. Not finite reads 0.
        public mutating func appendInterpolation(at position: Double) {
            text += HTML.coordinate(position)
        }
    }

    /// A number with at most one decimal, as drawings take it.
    static func coordinate(_ position: Double) -> String {
        guard position.isFinite, abs(position) < 1e9 else { return "0" }
        let tenths = Int((position * 10).rounded())
        let whole = String(abs(tenths) / 10)
        let rest = abs(tenths) % 10
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + String(rest))
    }

    /// Appends text with the five characters that mean something in markup written as entities. Text without any
    /// (nearly all of it) is found by one pass over its bytes and appended whole.
    static func append(_ value: String, to text: inout String) {
        guard value.utf8.contains(where: isSpecial) else {
            text += value
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            // Control characters have no place in a page and some of them end an attribute in old parsers.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x3C, 0x3E, 0x22, 0x27: true
        case 0x09, 0x0A, 0x0D: false
        default: byte < 0x20
        }
    }
}
