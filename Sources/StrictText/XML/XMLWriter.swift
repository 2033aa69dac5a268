/// Writes a document of ours: every text escaped, what XML cannot say left out, one element per call.
///
///     var writer = XMLWriter()
///     writer.element("name", ["lang": "fr"]) { $0.text("Gao & Bourem") }
public struct XMLWriter: Sendable {
    private(set) public var bytes: [UInt8]

    /// A writer that begins with the XML declaration.
    public init() {
        bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    }

    /// An element with attributes in the order given; without content it closes itself.
    public mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], content: (inout XMLWriter) -> Void
    ) {
        open(name, attributes)
        let mark = bytes.count
        bytes.append(UInt8(ascii: ">"))
        let start = bytes.count
        content(&self)
        if bytes.count == start {
            bytes.removeSubrange(mark...)
            bytes += "/>".utf8
        } else {
            bytes += "</\(name)>".utf8
        }
    }

    /// An element that holds text only.
    public mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element that holds text, left out where there is none.
    public mutating func element(_ name: String, optional text: String?) {
        if let text { element(name, text: text) }
    }

    /// Text.
    public mutating func text(_ text: String) { escape(text, quote: false) }

    /// A line end, for people who read the file.
    public mutating func lineEnd() { bytes.append(0x0A) }

    private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for (key, value) in attributes {
            bytes += " \(key)=\"".utf8
            escape(value, quote: true)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func escape(_ text: String, quote: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"" where quote: bytes += "&quot;".utf8
            case "\n", "\t":
                if quote { bytes += "&#\(scalar.value);".utf8 } else { bytes.append(UInt8(scalar.value)) }
            case "\r": bytes += "&#13;".utf8
            default:
                // Control signs and the two non-characters cannot stand in XML 1.0 in any form.
                if scalar.value >= 0x20, scalar.value & 0xFFFE != 0xFFFE { bytes += UTF8.encode(scalar) ?? .init() }
            }
        }
    }
}
