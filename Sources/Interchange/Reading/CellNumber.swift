/// What a cell says when read as a number, on its bytes.
enum CellNumber {
    case blank
    case whole(Int)
    /// A number that is not whole, too large to count, or written with an exponent.
    case other(Double)
    case none

    /// Words that tables write where there is no figure.
    private static let nothing: Set<String> = ["na", "n/a", "nan", "null", "<null>", "none", "-", ".."]

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.isEmpty {
            self = .blank
            return
        }
        // Nearly every figure of an event table is a few digits.
        if bytes.count <= 15 {
            var number = 0
            var isWhole = true
            for byte in bytes {
                guard (0x30...0x39).contains(byte) else {
                    isWhole = false
                    break
                }
                number = number * 10 + Int(byte - 0x30)
            }
            if isWhole {
                self = .whole(number)
                return
            }
        }
        self = CellNumber.slowly(bytes)
    }

    private static func slowly(_ bytes: UnsafeBufferPointer<UInt8>) -> CellNumber {
        if let number = decimal(bytes) {
            if abs(number) < 1e15, number == number.rounded(.towardZero) { return .whole(Int(number)) }
            return .other(number)
        }
        guard bytes.count <= 40 else { return .none }
        let text = String(decoding: bytes, as: UTF8.self)
        if nothing.contains(text.lowercased()) { return .blank }
        // The letters keep "inf", "nan" and hexadecimal floats out, which Double would take.
        let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        guard isPlain, let number = Double(text) else { return .none }
        return .other(number)
    }

    /// A decimal number of up to 15 digits, exactly rounded: such a mantissa and a power of ten up to 10¹⁵ are both
    /// exact, so one division rounds once (Clinger 1990).
    private static func decimal(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        var index = 0
        let isNegative = bytes[0] == UInt8(ascii: "-")
        if isNegative || bytes[0] == UInt8(ascii: "+") { index = 1 }
        var mantissa = 0
        var digits = 0
        var places: Int?
        while index < bytes.count {
            let byte = bytes[index]
            if (0x30...0x39).contains(byte) {
                mantissa = mantissa * 10 + Int(byte - 0x30)
                digits += 1
                if let known = places { places = known + 1 }
                if digits > 15 { return nil }
            } else if byte == UInt8(ascii: "."), places == nil {
                places = 0
            } else {
                return nil
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        let magnitude = Double(mantissa) / powersOfTen[places ?? 0]
        return isNegative ? -magnitude : magnitude
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
