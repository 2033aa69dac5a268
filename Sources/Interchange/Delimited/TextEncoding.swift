/// How the text of a file is encoded.
public enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    /// Found where the first bytes beyond ASCII are not UTF-8.
    case windows1252 = "Windows-1252"

    /// The text of these bytes, which the caller has found valid where they are UTF-8.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        switch self {
        case .utf8:
            return String(decoding: bytes, as: UTF8.self)
        case .windows1252:
            var text = ""
            text.unicodeScalars.append(contentsOf: bytes.lazy.map(windows1252Scalar))
            return text
        }
    }
}

/// The character of a Windows-1252 byte; the five bytes without one keep their control code, as browsers do.
private func windows1252Scalar(_ byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(windows1252High[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
}

private let windows1252High: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
]

/// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7).
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    func isTail(_ at: Int) -> Bool { at < bytes.count && bytes[at] & 0xC0 == 0x80 }
    while index < bytes.count {
        // Eight ASCII letters at a time: most of a row is nothing else.
        if index + 8 <= bytes.count,
            UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
                == 0
        {
            index += 8
            continue
        }
        let first = bytes[index]
        switch first {
        case 0x00...0x7F:
            index += 1
        case 0xC2...0xDF:
            guard isTail(index + 1) else { return false }
            index += 2
        case 0xE0...0xEF:
            guard isTail(index + 1), isTail(index + 2) else { return false }
            let second = bytes[index + 1]
            if first == 0xE0 && second < 0xA0 || first == 0xED && second > 0x9F { return false }
            index += 3
        case 0xF0...0xF4:
            guard isTail(index + 1), isTail(index + 2), isTail(index + 3) else { return false }
            let second = bytes[index + 1]
            if first == 0xF0 && second < 0x90 || first == 0xF4 && second > 0x8F { return false }
            index += 4
        default: return false
        }
    }
    return true
}
