/// The address of a webhook, read strictly: what two programs might read differently is no address.
public struct WebhookAddress: Hashable, Sendable {
    public let isSecure: Bool
    /// In lower case; an IPv6 address without its brackets.
    public let host: String
    public let port: Int?

    /// Host and port, where one is written.
    public var authority: String { port.map { host + ":\($0)" } ?? host }

    /// From `https://host[:port]/…`; nil for anything else: a name and password before the host, spaces, control signs,
    /// signs that are not ASCII, a backslash.
    public init?(_ text: String) {
        guard text.utf8.count <= 2_000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) else {
            return nil
        }
        let lower = text.lowercased()
        let rest: Substring
        if lower.hasPrefix("https://") {
            (isSecure, rest) = (true, lower.dropFirst(8))
        } else if lower.hasPrefix("http://") {
            (isSecure, rest) = (false, lower.dropFirst(7))
        } else {
            return nil
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        guard !authority.contains("@") else { return nil }
        let name: Substring
        let digits: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            name = authority[authority.index(after: authority.startIndex)..<end]
            let tail = authority[authority.index(after: end)...]
            guard tail.isEmpty || tail.hasPrefix(":") else { return nil }
            digits = tail.isEmpty ? nil : tail.dropFirst()
        } else {
            let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, let first = parts.first else { return nil }
            guard first.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }) else { return nil }
            name = first
            digits = parts.count == 2 ? parts[1] : nil
        }
        guard !name.isEmpty else { return nil }
        host = String(name.hasSuffix(".") ? name.dropLast() : name)
        if let digits {
            guard digits.allSatisfy(\.isNumber), let port = Int(digits), (1...65_535).contains(port) else { return nil }
            self.port = port
        } else {
            port = nil
        }
    }
}

/// An address of the internet protocol, and whether it lies outside.
public struct NetworkAddress: Hashable, Sendable {
    /// Four bytes or sixteen.
    public let bytes: [UInt8]

    /// From dotted numbers or from groups with colons; nil for a name, and for spellings that programs read
    /// differently: fewer than four numbers, leading zeros, other bases.
    public init?(_ text: String) {
        let bare = String(text.prefix { $0 != "%" })
        guard let found = bare.contains(":") ? Self.six(bare) : Self.four(bare) else { return nil }
        bytes = found
    }

    /// Whether it can be reached by anyone: not this machine, not a private, shared, link-local, reserved or multicast
    /// block (RFC 6890, RFC 4193, RFC 6598), nor an IPv6 spelling of one.
    public var isPublic: Bool {
        if bytes.count == 4 { return Self.isPublic(bytes) }
        let first = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        // Only what is given out to the world (2000::/3), without documentation, 6to4 and Teredo, which wrap others.
        guard first & 0xE000 == 0x2000, first != 0x2002 else { return false }
        if first == 0x2001, bytes[2] & 0xFE == 0 { return false }
        if first == 0x2001, bytes[2] == 0x0D, bytes[3] == 0xB8 { return false }
        return true
    }

    private static func isPublic(_ b: [UInt8]) -> Bool {
        switch (b[0], b[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (198, 18), (198, 19): false
        case (100, 64...127), (172, 16...31): false
        case (192, 0): b[2] != 0 && b[2] != 2
        case (192, 88): b[2] != 99
        case (198, 51): b[2] != 100
        case (203, 0): b[2] != 113
        case (224..., _): false
        default: true
        }
    }

    private static func four(_ text: String) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part -> UInt8? in
            guard !part.isEmpty, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), part == "0" || part.first != "0"
            else { return nil }
            return UInt8(part)
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func six(_ text: String) -> [UInt8]? {
        var text = text
        // A tail of dotted numbers is two groups.
        if let colon = text.lastIndex(of: ":"), text[colon...].contains(".") {
            guard let tail = four(String(text[text.index(after: colon)...])) else { return nil }
            func hex(_ high: UInt8, _ low: UInt8) -> String { String(UInt16(high) << 8 | UInt16(low), radix: 16) }
            text = text[...colon] + hex(tail[0], tail[1]) + ":" + hex(tail[2], tail[3])
        }
        let halves = text.components(splitBy: "::")
        guard halves.count <= 2 else { return nil }
        func groups(_ half: String) -> [UInt16]? {
            guard !half.isEmpty else { return [] }
            let parts = half.split(separator: ":", omittingEmptySubsequences: false)
            let numbers = parts.compactMap { $0.count <= 4 ? UInt16($0, radix: 16) : nil }
            return numbers.count == parts.count ? numbers : nil
        }
        guard let head = groups(halves[0]), let tail = halves.count == 2 ? groups(halves[1]) : [] else { return nil }
        let missing = 8 - head.count - tail.count
        guard halves.count == 2 ? missing >= 1 : missing == 0 else { return nil }
        let all = head + [UInt16](repeating: 0, count: missing) + tail
        return all.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    }
}

extension String {
    /// The parts between each occurrence of a mark.
    fileprivate func components(splitBy mark: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var rest = Substring(self)
        while !rest.isEmpty {
            if rest.hasPrefix(mark) {
                parts.append(part)
                part = ""
                rest = rest.dropFirst(mark.count)
            } else {
                part.append(rest.removeFirst())
            }
        }
        return parts + [part]
    }
}
