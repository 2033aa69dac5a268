/// An address of the internet protocol, and how far away it lies.
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

    /// How far away it is.
    public enum Reach: Sendable {
        /// Given out to the world: anyone can reach it.
        case outside
        /// This machine, or a network of its own.
        case near
        /// Nothing that a message is ever sent to: the link, where clouds keep their secrets, and whatever is shared,
        /// reserved, for documents or for many at once.
        case never
    }

    /// By the blocks of RFC 6890, RFC 4193 and RFC 6598. An IPv6 address that wraps one of IPv4 is as far away as the
    /// address within.
    public var reach: Reach {
        if bytes.count == 4 { return Self.reach(of: bytes) }
        if let within { return within }
        if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes[15] == 1 { return .near }
        if bytes[0] & 0xFE == 0xFC { return .near }
        let first = UInt16(bytes[0]) << 8 | UInt16(bytes[1])
        // Only what is given out to the world (2000::/3), without what is kept for protocols and documentation.
        guard first & 0xE000 == 0x2000 else { return .never }
        if first == 0x2001, bytes[2] & 0xFE == 0 { return .never }
        if first == 0x2001, bytes[2] == 0x0D, bytes[3] == 0xB8 { return .never }
        if first == 0x3FFF, bytes[2] & 0xF0 == 0 { return .never }
        return .outside
    }

    /// Whether it can be reached by anyone.
    public var isPublic: Bool { reach == .outside }

    /// How far away the IPv4 address is that this one wraps: mapped, translated (NAT64, RFC 6052) or tunnelled (6to4,
    /// RFC 3056; Teredo, RFC 4380); nil where it wraps none.
    private var within: Reach? {
        let head = bytes.prefix(12)
        let isMapped = head.prefix(10).allSatisfy { $0 == 0 } && head.suffix(2).allSatisfy { $0 == 0xFF }
        let isTranslated = head.elementsEqual([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
        if isMapped || isTranslated { return Self.reach(of: Array(bytes.suffix(4))) }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return Self.reach(of: Array(bytes[2..<6])) }
        guard bytes.starts(with: [0x20, 0x01, 0, 0]) else { return nil }
        // A server and a client, written with every bit turned: it is no farther than the nearer of the two.
        let ends = [Array(bytes[4..<8]), bytes.suffix(4).map { ~$0 }].map(Self.reach)
        return ends.contains(.never) ? .never : ends.contains(.near) ? .near : .outside
    }

    private static func reach(of b: [UInt8]) -> Reach {
        switch (b[0], b[1]) {
        case (10, _), (127, _), (172, 16...31), (192, 168): .near
        case (0, _), (100, 64...127), (169, 254), (198, 18...19), (224..., _): .never
        case (192, 0): b[2] == 0 || b[2] == 2 ? .never : .outside
        case (192, 88): b[2] == 99 ? .never : .outside
        case (198, 51): b[2] == 100 ? .never : .outside
        case (203, 0): b[2] == 113 ? .never : .outside
        default: .outside
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
