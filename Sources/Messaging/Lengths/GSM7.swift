/// The alphabet every phone has (GSM 03.38, 3GPP TS 23.038): 128 characters, and ten more that take two places.
public enum GSM7 {
    private static let single: Set<UInt16> = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
            + "abcdefghijklmnopqrstuvwxyzäöñüà").utf16)
    private static let double: Set<UInt16> = Set("^{}\\[~]|€\u{0C}".utf16)

    /// Places a UTF-16 unit takes: 1, 2, or nil where the alphabet has no such character.
    static func places(_ unit: UInt16) -> Int? {
        single.contains(unit) ? 1 : double.contains(unit) ? 2 : nil
    }

    /// Whether the text can be sent in this alphabet.
    public static func canSay(_ text: some StringProtocol) -> Bool {
        text.utf16.allSatisfy { places($0) != nil }
    }

    /// The text in this alphabet: each character it lacks becomes its nearest neighbour (ê e, ç c, ’ ', – -, œ oe), and
    /// what has none becomes a question mark.
    public static func spelled(_ text: some StringProtocol) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x10000, places(UInt16(scalar.value)) != nil {
                out.unicodeScalars.append(scalar)
            } else if let near = neighbours[scalar] {
                out += near
            } else if scalar.properties.canonicalCombiningClass == .notReordered,
                !scalar.properties.isDefaultIgnorableCodePoint
            {
                out += "?"
            }
        }
        return out
    }

    /// The text as it costs least: spelled in this alphabet where that saves parts and loses nothing but accents and
    /// typography, else unchanged.
    public static func economical(_ text: String) -> String {
        let spelled = spelled(text)
        guard SMSLength(spelled).parts < SMSLength(text).parts, !hasLoss(text) else { return text }
        return spelled
    }

    private static func hasLoss(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            let isKnown = scalar.value < 0x10000 && places(UInt16(scalar.value)) != nil
            return !isKnown && neighbours[scalar] == nil
                && scalar.properties.canonicalCombiningClass == .notReordered
        }
    }

    private static let neighbours: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("áâãāăą", "a"), ("ÀÁÂÃĀĂĄ", "A"), ("çćč", "c"), ("ĆČ", "C"), ("êëēĕėęěɛǝ", "e"), ("ÈÊËĒĔĖĘĚƐƎ", "E"),
            ("íîïĩīį", "i"), ("ÌÍÎÏĨĪĮ", "I"), ("óôõōőɔ", "o"), ("ÒÓÔÕŌŐƆ", "O"), ("úûūůű", "u"), ("ÙÚÛŪŮŰ", "U"),
            ("ýÿ", "y"), ("ÝŸ", "Y"), ("ńň", "n"), ("ŃŇ", "N"), ("ɲ", "ny"), ("Ɲ", "Ny"), ("ŋ", "ng"), ("Ŋ", "Ng"),
            ("œ", "oe"), ("Œ", "Oe"), ("šśş", "s"), ("ŠŚŞ", "S"), ("žźż", "z"), ("ŽŹŻ", "Z"), ("ɓ", "b"), ("Ɓ", "B"),
            ("ɗ", "d"), ("Ɗ", "D"), ("ƙ", "k"), ("Ƙ", "K"), ("’‘ʼ´`", "'"), ("“”„«»", "\""), ("–—‑‒", "-"),
            ("\u{00A0}\u{202F}\u{2009}\t", " "), ("…", "..."), ("•·", "-"), ("°", "o"), ("×", "x"), ("′", "'"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (characters, near) in rows {
            for scalar in characters.unicodeScalars { table[scalar] = near }
        }
        return table
    }()
}
