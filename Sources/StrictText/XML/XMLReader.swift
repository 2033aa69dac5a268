/// Reads a document into a tree, by recursive descent over its bytes; the depth limit bounds the recursion.
struct XMLReader {
    let bytes: [UInt8]
    let limits: XML.Limits
    var position = 0
    private var depth = 0
    private var elements = 0
    /// The line of the last element opened, and the byte up to which it was counted.
    private var counted = (line: 1, position: 0)
    /// Declarations in force, innermost last.
    private var prefixes: [(prefix: ArraySlice<UInt8>, namespace: String)] = []

    init(_ bytes: [UInt8], limits: XML.Limits) throws(XMLRefusal) {
        guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
        self.bytes = bytes
        self.limits = limits
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func document() throws(XMLRefusal) -> XML.Element {
        try declaration()
        try miscellany()
        guard position < bytes.count else { throw .empty }
        guard peek(0x3C) else { throw syntax("<") }
        let root = try element()
        try miscellany()
        guard position == bytes.count else { throw syntax("the end of the document") }
        return root
    }

    /// `<?xml …?>`; a stated encoding other than UTF-8 (or its part ASCII) is refused.
    private mutating func declaration() throws(XMLRefusal) {
        guard starts("<?xml"), position + 5 < bytes.count, isSpace(bytes[position + 5]) else { return }
        let start = position
        try skip(past: "?>")
        let text = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        guard let mark = text.firstRange(of: "encoding") else { return }
        let stated = text[mark.upperBound...].drop { $0 == " " || $0 == "=" || $0 == "\"" || $0 == "'" }
        guard stated.hasPrefix("utf-8") || stated.hasPrefix("utf8") || stated.hasPrefix("us-ascii") else {
            throw .notUTF8
        }
    }

    /// Space, comments and processing instructions outside the root.
    private mutating func miscellany() throws(XMLRefusal) {
        while true {
            skipSpace()
            if starts("<!--") {
                try comment()
            } else if starts("<?") {
                try instruction()
            } else if starts("<!") {
                throw .documentType(line: line)
            } else {
                return
            }
        }
    }

    private mutating func element() throws(XMLRefusal) -> XML.Element {
        let openLine = countedLine()
        depth += 1
        elements += 1
        guard depth <= limits.depth else { throw .tooDeep(line: line, limit: limits.depth) }
        guard elements <= limits.elements else {
            throw .tooMany(what: .elements, line: line, limit: limits.elements)
        }
        position += 1
        let name = try name()
        let scope = prefixes.count
        let (attributes, isEmpty) = try attributes()
        let resolved = try resolve(name, isAttribute: false)
        let nodes = isEmpty ? [] : try content(of: name)
        prefixes.removeLast(prefixes.count - scope)
        depth -= 1
        return XML.Element(resolved, attributes, nodes, line: openLine)
    }

    /// The line the reader stands on, counted on from the last element: cheap, since each byte is passed once.
    private mutating func countedLine() -> Int {
        counted.line += bytes[counted.position..<position].count { $0 == 0x0A }
        counted.position = position
        return counted.line
    }

    private mutating func attributes() throws(XMLRefusal) -> ([XML.Attribute], isEmpty: Bool) {
        var raw: [(name: ArraySlice<UInt8>, value: String)] = []
        var declared = 0
        while true {
            let hadSpace = skipSpace()
            if take(">") { break }
            if take("/>") { return (try resolved(raw), true) }
            guard position < bytes.count else { throw .truncated(inside: "<…") }
            guard hadSpace else { throw syntax("a space, > or />") }
            let name = try name()
            skipSpace()
            guard take("=") else { throw syntax("=") }
            skipSpace()
            let value = try attributeValue()
            declared += 1
            guard declared <= limits.attributes else {
                throw .tooMany(what: .attributes, line: line, limit: limits.attributes)
            }
            if name.elementsEqual("xmlns".utf8) {
                try declare([], value)
            } else if name.starts(with: "xmlns:".utf8) {
                guard !value.isEmpty else { throw syntax("a namespace") }
                try declare(name.dropFirst(6), value)
            } else {
                raw.append((name, value))
            }
        }
        return (try resolved(raw), false)
    }

    /// Every name is looked up among the declarations in force, so their number is bounded too.
    private mutating func declare(_ prefix: ArraySlice<UInt8>, _ namespace: String) throws(XMLRefusal) {
        guard prefixes.count < limits.attributes else {
            throw .tooMany(what: .attributes, line: line, limit: limits.attributes)
        }
        prefixes.append((prefix, namespace))
    }

    private func resolved(_ raw: [(name: ArraySlice<UInt8>, value: String)]) throws(XMLRefusal) -> [XML.Attribute] {
        var attributes: [XML.Attribute] = []
        attributes.reserveCapacity(raw.count)
        for (name, value) in raw {
            let resolved = try resolve(name, isAttribute: true)
            guard !attributes.contains(where: { $0.name == resolved }) else {
                throw syntax("“\(resolved.local)” only once")
            }
            attributes.append(XML.Attribute(resolved, value))
        }
        return attributes
    }

    private func resolve(_ name: ArraySlice<UInt8>, isAttribute: Bool) throws(XMLRefusal) -> XML.Name {
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
            let namespace = isAttribute ? "" : prefixes.last { $0.prefix.isEmpty }?.namespace ?? ""
            return XML.Name(String(decoding: name, as: UTF8.self), in: namespace)
        }
        let prefix = name[..<colon]
        let local = name[(colon + 1)...]
        guard !prefix.isEmpty, !local.isEmpty, !local.contains(UInt8(ascii: ":")) else {
            throw syntax("a name with one colon")
        }
        let text = String(decoding: local, as: UTF8.self)
        if prefix.elementsEqual("xml".utf8) { return XML.Name(text, in: "http://www.w3.org/XML/1998/namespace") }
        guard let found = prefixes.last(where: { $0.prefix.elementsEqual(prefix) }) else {
            throw .prefix(String(decoding: prefix, as: UTF8.self), line: line)
        }
        return XML.Name(text, in: found.namespace)
    }

    private mutating func content(of name: ArraySlice<UInt8>) throws(XMLRefusal) -> [XML.Node] {
        var nodes: [XML.Node] = []
        var text: [UInt8] = []
        func flush() {
            if !text.isEmpty { nodes.append(.text(String(decoding: text, as: UTF8.self))) }
            text.removeAll(keepingCapacity: true)
        }
        while position < bytes.count {
            guard peek(0x3C) else {
                try characterData(into: &text)
                continue
            }
            if starts("</") {
                position += 2
                let close = try self.name()
                guard close.elementsEqual(name) else {
                    throw .mismatch(
                        open: String(decoding: name, as: UTF8.self), close: String(decoding: close, as: UTF8.self),
                        line: line)
                }
                skipSpace()
                guard take(">") else { throw syntax(">") }
                flush()
                return nodes
            }
            if starts("<!--") {
                try comment()
            } else if starts("<![CDATA[") {
                position += 9
                let start = position
                try skip(past: "]]>")
                appendNormalised(bytes[start..<position - 3], to: &text)
            } else if starts("<?") {
                try instruction()
            } else if starts("<!") {
                throw .documentType(line: line)
            } else {
                flush()
                nodes.append(.element(try element()))
            }
        }
        throw .truncated(inside: String(decoding: name, as: UTF8.self))
    }
}
