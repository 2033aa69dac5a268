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
