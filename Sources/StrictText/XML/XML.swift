/// XML as strangers send it, read strictly: namespaces resolved, no document type, no entity but the five of the
/// standard, and a limit on everything that could grow.
///
/// libxml2 behind Foundation's parser is neither meant for hostile input nor strict on Linux (a document cut short
/// reads as whole), so the product reads the small part of XML 1.0 it needs itself.
public enum XML {
    /// A name with the namespace it stands in; the empty namespace is "".
    public struct Name: Hashable, Sendable {
        public let namespace: String
        public let local: String

        public init(_ local: String, in namespace: String = "") {
            self.namespace = namespace
            self.local = local
        }
    }

    /// One attribute of an element; namespace declarations are not among them.
    public struct Attribute: Hashable, Sendable {
        public let name: Name
        public let value: String

        public init(_ name: Name, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What stands in an element.
    public enum Node: Hashable, Sendable {
        case element(Element)
        case text(String)
    }

    /// An element with all it holds.
    public struct Element: Hashable, Sendable {
        public let name: Name
        public let attributes: [Attribute]
        public let nodes: [Node]
        /// The line it opens on, for messages; not part of what it is.
        public let line: Int

        public init(_ name: Name, _ attributes: [Attribute] = [], _ nodes: [Node] = [], line: Int = 0) {
            self.name = name
            self.attributes = attributes
            self.nodes = nodes
            self.line = line
        }

        public static func == (left: Element, right: Element) -> Bool {
            left.name == right.name && left.attributes == right.attributes && left.nodes == right.nodes
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(attributes)
            hasher.combine(nodes)
        }
    }

    /// How much of everything is taken. The defaults fit a form of some thousand questions.
    public struct Limits: Sendable {
        /// Bytes of the document.
        public var bytes = 4_000_000
        /// Elements inside elements.
        public var depth = 64
        /// Elements in all.
        public var elements = 100_000
        /// Attributes of one element.
        public var attributes = 64
        /// Bytes of one name.
        public var nameBytes = 256

        public init() {}

        /// For one filled-in form: two megabytes of answers are already far more than a phone sends.
        public static let submission: Limits = {
            var limits = Limits()
            limits.bytes = 2_000_000
            limits.elements = 50_000
            return limits
        }()
    }

    /// Reads one document.
    public static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(XMLRefusal) -> Element {
        var reader = try XMLReader(bytes, limits: limits)
        return try reader.document()
    }

    /// Reads one document from text.
    public static func parse(_ text: String, limits: Limits = Limits()) throws(XMLRefusal) -> Element {
        try parse(Array(text.utf8), limits: limits)
    }
}

extension XML.Element {
    /// The elements directly inside.
    public var elements: [XML.Element] {
        nodes.compactMap { node in
            if case .element(let element) = node { element } else { nil }
        }
    }

    /// All text directly inside.
    public var text: String {
        var text = ""
        for case .text(let piece) in nodes { text += piece }
        return text
    }

    /// The text without white space at its ends.
    public var trimmedText: String { text.trimmedXMLSpace }

    /// The first element of a local name directly inside, in whatever namespace.
    public func first(_ local: String) -> XML.Element? {
        for case .element(let element) in nodes where element.name.local == local { return element }
        return nil
    }

    /// The value of an attribute without a namespace.
    public func attribute(_ local: String, in namespace: String = "") -> String? {
        attributes.first { $0.name.local == local && $0.name.namespace == namespace }?.value
    }

    /// Every element below, in document order, this one first.
    public func forEachDescendant(_ body: (XML.Element) -> Void) {
        body(self)
        for case .element(let element) in nodes { element.forEachDescendant(body) }
    }
}

extension StringProtocol {
    /// The text without XML white space at its ends (which a no-break space is not).
    public var trimmedXMLSpace: String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: unicodeScalars.drop(while: isSpace))
        while let last = scalars.last, isSpace(last) { scalars.removeLast() }
        return String(scalars)
    }
}
