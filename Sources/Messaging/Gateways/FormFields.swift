/// The fields of a query or a posted form (`application/x-www-form-urlencoded`), kept as bytes: a gateway may send a
/// text in any alphabet.
public struct FormFields: Hashable, Sendable {
    public let fields: [(name: String, value: [UInt8])]

    /// Reads a query; at most 200 fields, the rest is passed over.
    public init(_ query: some StringProtocol) {
        var fields: [(String, [UInt8])] = []
        for pair in query.utf8.split(separator: UInt8(ascii: "&")).prefix(200) {
            let cut = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = FormFields.decoded(pair[..<cut])
            let value = cut < pair.endIndex ? FormFields.decoded(pair[pair.index(after: cut)...]) : []
            fields.append((String(decoding: name, as: UTF8.self), value))
        }
        self.fields = fields
    }

    /// Fields already apart.
    public init(_ fields: [(name: String, value: String)]) {
        self.fields = fields.map { ($0.name, Array($0.value.utf8)) }
    }

    /// The bytes of the first field of a name, whatever its case.
    public subscript(bytes name: String) -> [UInt8]? {
        (fields.first { $0.name == name } ?? fields.first { $0.name.lowercased() == name.lowercased() })?.value
    }

    /// The same as text.
    public subscript(_ name: String) -> String? {
        self[bytes: name].map { String(decoding: $0, as: UTF8.self) }
    }

    /// A text as a field's value: every byte but letters, digits and `-._~` in percent form.
    public static func encoded(_ text: some StringProtocol) -> String {
        var out: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            default: out += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `+` is a space, `%41` a byte; a broken escape stands for itself.
    static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var out: [UInt8] = []
        var index = 0
        func digit(_ at: Int) -> UInt8? {
            at < bytes.count ? Character(Unicode.Scalar(bytes[at])).hexDigitValue.map(UInt8.init) : nil
        }
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let high = digit(index + 1), let low = digit(index + 2) {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
                index += 1
            }
        }
        return out
    }

    public static func == (left: FormFields, right: FormFields) -> Bool {
        left.fields.elementsEqual(right.fields) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        for field in fields {
            hasher.combine(field.name)
            hasher.combine(field.value)
        }
    }
}
