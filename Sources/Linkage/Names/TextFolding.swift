/// Brings a written name down to plain small letters, so that accents, case, script and invisible marks do not part
/// two spellings of one name.
///
/// Latin letters lose their accents; Arabic, Tifinagh and N'Ko are written out letter by letter, which leaves a
/// skeleton of consonants that `PhoneticKey` can meet; combining marks, zero-width letters and writing-direction
/// controls vanish. Letters of other scripts stay as they are, so that equal names remain equal. The tables are general
/// knowledge of the scripts, not a standard romanisation: they serve comparison, never display.
public enum TextFolding {
    /// The folded text: small Latin letters and digits, words parted by one space.
    public static func folded(_ text: String) -> String {
        var text = text
        var out: [UInt8] = []
        text.withUTF8 { fold($0, into: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Folds UTF-8 bytes, replacing what `out` held. Bytes that are not UTF-8 are passed over.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                foldASCII(byte, into: &out)
                index += 1
                continue
            }
            let (scalar, length) = decode(bytes, at: index)
            index += length
            foldScalar(scalar, into: &out)
        }
        if out.last == space { out.removeLast() }
    }

    static let space = UInt8(ascii: " ")

    @inline(__always)
    private static func foldASCII(_ byte: UInt8, into out: inout [UInt8]) {
        switch byte {
        case 0x61...0x7A, 0x30...0x39: out.append(byte)
        case 0x41...0x5A: out.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): break
        default: appendSpace(to: &out)
        }
    }

    @inline(__always)
    private static func appendSpace(to out: inout [UInt8]) {
        if let last = out.last, last != space { out.append(space) }
    }

    /// The scalar that begins at `index` and its length; 0 for bytes that are not UTF-8.
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        func tail(_ offset: Int) -> UInt32? {
            guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            return UInt32(bytes[index + offset] & 0x3F)
        }
        if first >= 0xC2, first < 0xE0, let a = tail(1) { return ((first & 0x1F) << 6 | a, 2) }
        if first >= 0xE0, first < 0xF0, let a = tail(1), let b = tail(2) {
            return ((first & 0x0F) << 12 | a << 6 | b, 3)
        }
        if first >= 0xF0, first < 0xF5, let a = tail(1), let b = tail(2), let c = tail(3) {
            return ((first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
        }
        return (0, 1)
    }

    private static func foldScalar(_ scalar: UInt32, into out: inout [UInt8]) {
        switch scalar {
        case 0, 0x0300...0x036F, 0x064B...0x065F, 0x0670, 0x0640, 0x07EB...0x07F5, 0x200B...0x200F, 0x202A...0x202E,
            0x2060...0x2069, 0xFEFF, 0x00AD, 0x2018, 0x2019, 0x02BC, 0xFE00...0xFE0F:
            break
        case 0x00C0...0x024F: out.append(contentsOf: latin(scalar))
        case 0x0250...0x02AF: out.append(contentsOf: phonetic(scalar))
        case 0x0621...0x06D3: appendLetters(arabicLetters[scalar] ?? "", to: &out)
        case 0x2D30...0x2D7F: appendLetters(tifinaghLetters[scalar] ?? "", to: &out)
        case 0x07C0...0x07EA: appendLetters(nkoLetters[scalar] ?? "", to: &out)
        case 0x1E00...0x1EFF: out.append(contentsOf: latinAdditional(scalar))
        case 0x00A0, 0x2000...0x200A, 0x2010...0x2015, 0x060C, 0x061B, 0x3000: appendSpace(to: &out)
        default:
            if let letter = Unicode.Scalar(scalar) { out.append(contentsOf: Array(String(Character(letter)).utf8)) }
        }
    }

    private static func appendLetters(_ letters: String, to out: inout [UInt8]) {
        out.append(contentsOf: letters.utf8)
    }
}
