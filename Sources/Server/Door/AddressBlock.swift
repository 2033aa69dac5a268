import Glibc
import NIOCore

/// Network addresses that share their first bits: one address, or a block such as `192.0.2.0/24` or `2001:db8::/48`.
public struct AddressBlock: Hashable, Sendable {
    /// 4 bytes, or 16; those beyond `bits` are zero. An IPv4 address written as IPv6 is kept as IPv4.
    private let bytes: [UInt8]
    private let bits: Int

    /// From `ADDRESS` or `ADDRESS/BITS`; nil where it is neither.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = parts.first, let bytes = Self.bytes(of: String(address)) else { return nil }
        guard parts.count > 1 else {
            self.init(bytes, bits: bytes.count * 8)
            return
        }
        guard parts.count == 2, let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else { return nil }
        self.init(bytes, bits: bits)
    }

    /// The address at the other end; nil for a Unix socket.
    init?(_ address: SocketAddress?) {
        guard let text = address?.ipAddress else { return nil }
        self.init(text)
    }

    private init(_ bytes: [UInt8], bits: Int) {
        self.bits = bits
        self.bytes = bytes.enumerated().map { index, byte in
            let kept = min(max(bits - index * 8, 0), 8)
            return byte & UInt8(truncatingIfNeeded: 0xFF << (8 - kept))
        }
    }

    /// Whether every address of the other lies in this one.
    public func contains(_ other: AddressBlock) -> Bool {
        other.bytes.count == bytes.count && other.bits >= bits && AddressBlock(other.bytes, bits: bits) == self
    }

    /// Those that one person, or one office, comes from as their address changes: /24 of IPv4, /48 of IPv6.
    var neighbourhood: AddressBlock { AddressBlock(bytes, bits: min(bits, bytes.count == 4 ? 24 : 48)) }

    /// Whether it is this machine itself.
    var isLoopback: Bool { bytes.count == 4 ? bytes[0] == 127 : bytes == Self.ownIPv6 }

    private static let ownIPv6 = [UInt8](repeating: 0, count: 15) + [1]

    private static func bytes(of text: String) -> [UInt8]? {
        // Within brackets, or with the name of an interface, an address is written for other purposes.
        guard text.utf8.count <= 45 else { return nil }
        var v4 = in_addr()
        if inet_pton(AF_INET, text, &v4) == 1 { return withUnsafeBytes(of: v4.s_addr) { Array($0) } }
        var v6 = in6_addr()
        guard inet_pton(AF_INET6, text, &v6) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: v6) { Array($0) }
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
        return Array(bytes.prefix(12)) == mapped ? Array(bytes.suffix(4)) : bytes
    }
}

extension AddressBlock: CustomStringConvertible {
    /// `192.0.2.0/24`; an IPv6 block as eight groups.
    public var description: String {
        let address =
            bytes.count == 4
            ? bytes.map(String.init).joined(separator: ".")
            : stride(from: 0, to: 16, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
                .joined(separator: ":")
        return address + "/" + String(bits)
    }
}

/// The reverse proxies whose word on where a request comes from is believed.
public struct TrustedProxies: Sendable {
    private let blocks: [AddressBlock]
    private let socket: Bool

    public static let none = TrustedProxies(blocks: [], socket: false)

    /// - Parameter names: Addresses, blocks of addresses, or `unix` for whoever may open the Unix socket.
    /// - Returns: Nil where one of them is none of these.
    public init?(_ names: [String]) {
        var blocks: [AddressBlock] = []
        for name in names where name != "unix" {
            guard let block = AddressBlock(name) else { return nil }
            blocks.append(block)
        }
        self.init(blocks: blocks, socket: names.contains("unix"))
    }

    private init(blocks: [AddressBlock], socket: Bool) {
        self.blocks = blocks
        self.socket = socket
    }

    public var isEmpty: Bool { blocks.isEmpty && !socket }

    /// Whether the other end of a connection is one of them.
    func contains(_ peer: AddressBlock?) -> Bool {
        guard let peer else { return socket }
        return blocks.contains { $0.contains(peer) }
    }
}
