/// An identifier that sorts by the time it was made: UUID version 7 (RFC 9562, 2024).
public struct UUIDv7: Sendable, Hashable {
    /// The first 8 bytes: 48 bits of Unix milliseconds, the version, 12 bits of counter.
    public let high: UInt64
    /// The last 8 bytes: the variant and 62 random bits.
    public let low: UInt64

    /// Builds one from its parts; bits outside their ranges are dropped.
    /// - Parameters:
    ///   - milliseconds: Since 1970, UTC; 48 bits are kept.
    ///   - counter: 12 bits are kept.
    ///   - random: 62 bits are kept.
    public init(milliseconds: UInt64, counter: UInt16, random: UInt64) {
        high = milliseconds << 16 | 0x7000 | UInt64(counter & 0x0FFF)
        low = 0x8000_0000_0000_0000 | random & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// Milliseconds since 1970, UTC, as far as the maker's clock can be believed.
    public var milliseconds: UInt64 { high >> 16 }
}

extension UUIDv7: LosslessStringConvertible {
    /// 36 characters in lower case, such as `018c8f2e-7b1a-7c3d-9e4f-0123456789ab`; sorts as the identifier does.
    public var description: String {
        func hex(_ value: UInt64, _ digits: Int) -> String {
            let text = String(value, radix: 16)
            return String(repeating: "0", count: digits - text.utf8.count) + text
        }
        return [
            hex(high >> 32, 8), hex(high >> 16 & 0xFFFF, 4), hex(high & 0xFFFF, 4),
            hex(low >> 48, 4), hex(low & 0xFFFF_FFFF_FFFF, 12),
        ].joined(separator: "-")
    }

    /// Reads the 36-character form, in either case; nil for any other text, version or variant.
    public init?(_ text: String) {
        var value: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        guard text.utf8.count == 36 else { return nil }
        for (offset, byte) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(offset) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard byte < 0x80, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            if digits < 16 {
                value.high = value.high << 4 | UInt64(digit)
            } else {
                value.low = value.low << 4 | UInt64(digit)
            }
            digits += 1
        }
        guard value.high >> 12 & 0xF == 7, value.low >> 62 == 0b10 else { return nil }
        (high, low) = value
    }
}

extension UUIDv7: Comparable {
    public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension UUIDv7: ValueConvertible {
    /// The text form, which sorts as the identifier does on both engines.
    public var databaseValue: Value { .text(description) }
}
