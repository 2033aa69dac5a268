extension StringProtocol {
    /// The text as a part of an address: letters and figures of ASCII and `-._~` stay as they are, every other byte is
    /// escaped (RFC 3986, 2.3).
    var inAddress: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Sequence<(name: String, value: String)> {
    /// Names and values as the query of an address.
    var inAddress: String { map { $0.name + "=" + $0.value.inAddress }.joined(separator: "&") }
}
