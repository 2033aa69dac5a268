/// A JSON text (RFC 8259) as strangers send it, read strictly into a tree: nothing after the value, no name twice,
/// nesting limited. Numbers keep the very figures written.
public enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as written: `14.50`.
    case number(String)
    case string(String)
    case array([JSON])
    case object([Member])

    /// One member of an object, in the order written.
    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: JSON

        public init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// Reads one text of at most `limit` bytes.
    public static func parse(_ bytes: [UInt8], limit: Int = 4_000_000) throws(JSONRefusal) -> JSON {
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        var reader = try JSONReader(bytes)
        return try reader.document()
    }

    /// The value of a member, where this is an object that has it.
    public subscript(_ name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// A string, or a number or truth value as text; nil for anything else.
    public var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// The elements, where this is an array.
    public var elements: [JSON]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// The value as compact UTF-8 text.
    public var text: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .null: out += "null"
        case .bool(let value): out += value ? "true" : "false"
        case .number(let figures): out += figures
        case .string(let text): JSON.quote(text, to: &out)
        case .array(let values):
            out += "["
            for (index, value) in values.enumerated() {
                if index > 0 { out += "," }
                value.write(to: &out)
            }
            out += "]"
        case .object(let members):
            out += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { out += "," }
                JSON.quote(member.name, to: &out)
                out += ":"
                member.value.write(to: &out)
            }
            out += "}"
        }
    }

    private static func quote(_ text: String, to out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}

/// Why a JSON text is not taken.
public enum JSONRefusal: Error, Hashable, Sendable {
    case tooLarge(limit: Int)
    case notUTF8
    case tooDeep(limit: Int)
    case syntax(expected: String, at: Int)
    case repeatedName(String)

    /// French.
    public var french: String {
        switch self {
        case .tooLarge(let limit): "Le JSON dépasse \(limit / 1000)\u{A0}ko."
        case .notUTF8: "Le JSON n’est pas en UTF-8."
        case .tooDeep(let limit): "Le JSON est imbriqué sur plus de \(limit) niveaux."
        case .syntax(let expected, let at):
            "Octet \(at)\u{A0}: ce n’est pas du JSON valable (attendu\u{A0}: \(Expected.french(expected)))."
        case .repeatedName(let name): "Le nom «\u{A0}\(name)\u{A0}» paraît deux fois."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .tooLarge(let limit): "The JSON exceeds \(limit / 1000) kB."
        case .notUTF8: "The JSON is not UTF-8."
        case .tooDeep(let limit): "The JSON is nested more than \(limit) deep."
        case .syntax(let expected, let at): "Byte \(at): this is not valid JSON (expected \(expected))."
        case .repeatedName(let name): "The name “\(name)” appears twice."
        }
    }
}
