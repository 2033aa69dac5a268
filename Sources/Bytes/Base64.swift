/// Bytes as Base64 text (RFC 4648, 2006). Reading is strict, which Foundation's is not: one value has one spelling, so
/// that no two tokens, notes or envelopes differ and mean the same.
public struct Base64: Sendable {
    /// With `+` and `/`, padded to four characters (section 4).
    public static let standard = Base64(last: "+/", isPadded: true)
    /// With `+` and `/`, without padding: what PHC strings hold.
    public static let unpadded = Base64(last: "+/", isPadded: false)
    /// With `-` and `_`, without padding: what stands in addresses and cookies (section 5).
    public static let url = Base64(last: "-_", isPadded: false)

    private let alphabet: [UInt8]
    private let values: [UInt8]
    private let isPadded: Bool
    private static let foreign: UInt8 = 0xFF
    private static let padding = UInt8(ascii: "=")

    private init(last: String, isPadded: Bool) {
        alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(last)".utf8)
        var values = [UInt8](repeating: Self.foreign, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        self.values = values
        self.isPadded = isPadded
    }

    /// The text of some bytes.
    public func encode(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var (held, bits) = (0 as UInt32, 0 as UInt32)
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(held >> bits & 63)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(held << (6 - bits) & 63)]) }
        while isPadded, text.count % 4 != 0 { text.append(Self.padding) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text.
    /// - Returns: nil for a foreign character, a length or padding that no encoder makes, and bits left over that are
    ///   not zero.
    public func decode(_ text: some StringProtocol) -> [UInt8]? { decode(text.utf8) }

    /// The bytes of a text in UTF-8; nil as above.
    public func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        var letters = text.count
        if isPadded {
            guard letters % 4 == 0 else { return nil }
            letters -= text.suffix(2).reversed().prefix { $0 == Self.padding }.count
        }
        guard letters % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(letters * 3 / 4)
        var (held, bits) = (0 as UInt32, 0 as UInt32)
        for letter in text.prefix(letters) {
            let value = values[Int(letter)]
            guard value != Self.foreign else { return nil }
            held = held << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            }
        }
        return held & (1 << bits - 1) == 0 ? bytes : nil
    }
}
