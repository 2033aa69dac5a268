/// An identifier in the log: a UUID of version 7 or 4 (RFC 9562, 2024), and nothing else.
///
/// The fixed bits of version and variant keep plain text from being squeezed into sixteen bytes: no ASCII text has the
/// variant's high bit.
public struct LogID: Sendable, Hashable {
    /// The first eight bytes.
    public let high: UInt64
    /// The last eight bytes.
    public let low: UInt64

    /// - Returns: nil unless version and variant are those of a UUID of version 4 or 7.
    public init?(high: UInt64, low: UInt64) {
        guard [4, 7].contains(high >> 12 & 0xF), low >> 62 == 0b10 else { return nil }
        self.high = high
        self.low = low
    }
}

extension LogID: LosslessStringConvertible {
    /// 36 characters in lower case.
    public var description: String {
        let digits = [high, low].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.utf8.count) + text
        }.joined()
        var text = ""
        for (place, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(place) { text.append("-") }
            text.append(digit)
        }
        return text
    }

    /// Reads the 36-character form, in either case.
    public init?(_ text: String) {
        guard text.utf8.count == 36 else { return nil }
        var (halves, digits) = ([0, 0] as [UInt64], 0)
        for (place, byte) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(place) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            halves[digits / 16] = halves[digits / 16] << 4 | UInt64(digit)
            digits += 1
        }
        self.init(high: halves[0], low: halves[1])
    }
}
