/// What a sealed report says in clear, so that it can reach the right people: as much as its sender chose, each part
/// may be left out. Whoever holds the envelope can read it, and nobody can change it unnoticed.
public struct ReportHeader: Sendable, Hashable {
    /// How soon someone should look.
    public enum Urgency: String, Sendable, Hashable, CaseIterable {
        /// People are in danger now.
        case now
        /// Within the day.
        case today
        /// No hurry.
        case later
    }

    /// The list of areas the code is from, such as `COD-AB 2021`; there exactly when `areaCode` is.
    public let areaScheme: String?
    /// The area's code in that list.
    public let areaCode: String?
    /// A short key of the form's own list of categories.
    public let category: String?
    /// How soon someone should look.
    public let urgency: Urgency?

    /// - Throws: `invalidHeader` for a text that is empty, longer than 100 bytes, or holds a control character, a
    ///   quotation mark or a backslash; and for a scheme without a code, or the reverse.
    public init(
        areaScheme: String? = nil, areaCode: String? = nil, category: String? = nil, urgency: Urgency? = nil
    ) throws(SealingError) {
        guard (areaScheme == nil) == (areaCode == nil) else { throw .invalidHeader(field: "area") }
        for (field, text) in [("scheme", areaScheme), ("area", areaCode), ("category", category)] {
            guard let text else { continue }
            guard !text.isEmpty, text.utf8.count <= 100, text.utf8.allSatisfy(Self.isPlain) else {
                throw .invalidHeader(field: field)
            }
        }
        self.areaScheme = areaScheme
        self.areaCode = areaCode
        self.category = category
        self.urgency = urgency
    }

    /// Bytes that stand for themselves in JSON.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    var parts: [(name: String, text: String?)] {
        [("scheme", areaScheme), ("area", areaCode), ("category", category), ("urgency", urgency?.rawValue)]
    }
}
