public import Protection
import StrictText

/// The list of warnings in force as an Atom feed (RFC 4287), for partners whose programs look in from time to time. It
/// shows headlines only to those who may read the warnings themselves: the door before it checks, not the feed.
public struct WarningFeed: Hashable, Sendable {
    /// One warning and where its document lies.
    public struct Entry: Hashable, Sendable {
        public let warning: CAPWarning
        public let address: String

        public init(warning: CAPWarning, address: String) {
            self.warning = warning
            self.address = address
        }
    }

    public let id: String
    public let title: String
    public let author: String
    /// Where the feed itself lies.
    public let address: String
    public let entries: [Entry]

    public init(id: String, title: String, author: String, address: String, entries: [Entry]) {
        self.id = id
        self.title = title
        self.author = author
        self.address = address
        self.entries = entries.sorted { $0.warning.sent > $1.warning.sent }
    }

    public static let contentType = "application/atom+xml"

    /// The feed; `madeAt` stands where it has no entry yet. Titles are in the language asked for, where there is one.
    public func xml(language: String, madeAt: Instant) -> [UInt8] {
        var writer = XMLWriter()
        writer.element("feed", ["xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language]) { feed in
            feed.element("id", text: id)
            feed.element("title", text: title)
            feed.element("updated", text: (entries.first?.warning.sent ?? madeAt).description)
            feed.element("author") { $0.element("name", text: author) }
            feed.element("link", ["rel": "self", "href": address, "type": WarningFeed.contentType]) { _ in }
            for entry in entries {
                feed.lineEnd()
                feed.element("entry") { write(entry, language, &$0) }
            }
        }
        return writer.bytes
    }

    private func write(_ entry: Entry, _ language: String, _ element: inout XMLWriter) {
        let warning = entry.warning
        let text = warning.texts.first { $0.language.prefix(2) == language.prefix(2) } ?? warning.texts.first
        element.element("id", text: warning.identifier)
        element.element("title", text: text?.headline ?? warning.identifier)
        element.element("updated", text: warning.sent.description)
        element.element(
            "link", ["rel": "alternate", "href": entry.address, "type": CAPWarning.contentType]
        ) { _ in }
        for area in warning.areas {
            element.element(
                "category",
                [
                    "term": area.ref.code,
                    "scheme": "urn:x-area:" + area.ref.scheme.split(separator: " ").joined(separator: "-"),
                    "label": area.name(in: language),
                ]
            ) { _ in }
        }
    }
}
