/// The text of a message from the bytes and the names of alphabets gateways use.
enum MessageText {
    /// Reads bytes in an alphabet by its name. Without a name, or with a wrong one: UTF-8 if it is that, else
    /// Windows-1252. What no alphabet has becomes U+FFFD, and `isDamaged` says so.
    static func decode(_ bytes: [UInt8], charset: String?) -> (text: String, isDamaged: Bool) {
        let name = (charset ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
        switch name {
        case "utf16be", "ucs2", "iso10646ucs2", "utf16": return utf16(bytes, isBigEndian: true)
        case "utf16le": return utf16(bytes, isBigEndian: false)
        case "iso88591", "latin1", "windows1252", "cp1252":
            return (String(String.UnicodeScalarView(bytes.map(windows))), false)
        default:
            if let text = String(validating: bytes, as: UTF8.self) { return (text, text.contains("\u{FFFD}")) }
            return (String(String.UnicodeScalarView(bytes.map(windows))), true)
        }
    }

    private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) -> (text: String, isDamaged: Bool) {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { (index: Int) -> UInt16 in
            let (high, low) = (bytes[isBigEndian ? index : index + 1], bytes[isBigEndian ? index + 1 : index])
            return UInt16(high) << 8 | UInt16(low)
        }
        let text = String(decoding: units, as: UTF16.self)
        return (text, bytes.count % 2 == 1 || text.unicodeScalars.contains("\u{FFFD}"))
    }

    private static func windows(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
        let high: [UInt32] = [
            0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
        ]
        return Unicode.Scalar(high[Int(byte - 0x80)]) ?? "\u{FFFD}"
    }
}
