/// A name brought to the letters that matter when people write it by ear.
///
/// Two steps. `plain` drops case, accents and the letters of the national alphabets (ɛ ɔ ɲ ŋ become e o ny ng).
/// `sounded` then levels what French, English and Manding spelling do differently with one sound: ou/oo/w → u, dj → j,
/// gn/ni+vowel → ny, ph → f, c/k/q → k, th → t, doubled letters → one, a mute h. So Kouna, Kuna and KOÛNA meet, as do
/// Djenné and Jene. It is a rule of thumb for the Mande and Sahelian names the product meets, not phonetics.
public enum NameFold {
    /// Lower-case ASCII letters and digits, words parted by single spaces; other scripts are left out.
    public static func plain(_ text: some StringProtocol) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &out) }
        while out.last == 0x20 { out.removeLast() }
        return out
    }

    /// `plain`, levelled by sound and without spaces.
    public static func sounded(_ text: some StringProtocol) -> [UInt8] {
        sounded(plain: plain(text))
    }

    /// The consonants of a name, for a query in Arabic letters, which write few vowels: تمبكتو meets Tombouctou.
    public static func skeleton(_ text: some StringProtocol) -> [UInt8] {
        let letters = isArabic(text) ? ArabicLetters.latin(text) : sounded(text)
        var out: [UInt8] = []
        for letter in letters where !"aeiouwyh'".utf8.contains(letter) {
            // g is written غ, ق or ك, and p as ب.
            let levelled: UInt8 =
                switch letter {
                case UInt8(ascii: "g"): UInt8(ascii: "k")
                case UInt8(ascii: "p"): UInt8(ascii: "b")
                case UInt8(ascii: "v"): UInt8(ascii: "f")
                case let other: other
                }
            if out.last != levelled { out.append(levelled) }
        }
        return out
    }

    /// Whether a text has letters of the Arabic script.
    public static func isArabic(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { (0x0620...0x06FF).contains($0.value) }
    }

    static func sounded(plain: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(plain.count)
        var index = 0
        func at(_ offset: Int) -> UInt8 { index + offset < plain.count ? plain[index + offset] : 0 }
        func put(_ letter: UInt8) {
            if out.last != letter { out.append(letter) }
        }
        while index < plain.count {
            let (letter, next) = (plain[index], at(1))
            var used = 1
            switch (letter, next) {
            case (0x20, _): break
            case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "o"), UInt8(ascii: "o")):
                put(UInt8(ascii: "u"))
                used = 2
            case (UInt8(ascii: "d"), UInt8(ascii: "j")),
                (UInt8(ascii: "d"), UInt8(ascii: "i")) where isVowel(at(2)):
                put(UInt8(ascii: "j"))
                used = 2
            case (UInt8(ascii: "g"), UInt8(ascii: "n")),
                (UInt8(ascii: "n"), UInt8(ascii: "y")),
                (UInt8(ascii: "n"), UInt8(ascii: "i")) where isVowel(at(2)):
                out.append(UInt8(ascii: "n"))
                out.append(UInt8(ascii: "y"))
                used = 2
            case (UInt8(ascii: "p"), UInt8(ascii: "h")):
                put(UInt8(ascii: "f"))
                used = 2
            case (UInt8(ascii: "c"), UInt8(ascii: "h")), (UInt8(ascii: "s"), UInt8(ascii: "h")):
                put(UInt8(ascii: "x"))
                used = 2
            case (UInt8(ascii: "t"), UInt8(ascii: "i")) where isVowel(at(2)):
                put(UInt8(ascii: "c"))
                used = 2
            case (UInt8(ascii: "q"), UInt8(ascii: "u")):
                put(UInt8(ascii: "k"))
                used = 2
            case (UInt8(ascii: "c"), UInt8(ascii: "e")), (UInt8(ascii: "c"), UInt8(ascii: "i")): put(UInt8(ascii: "s"))
            case (UInt8(ascii: "c"), _), (UInt8(ascii: "q"), _): put(UInt8(ascii: "k"))
            case (UInt8(ascii: "w"), _): put(UInt8(ascii: "u"))
            case (UInt8(ascii: "z"), _): put(UInt8(ascii: "s"))
            case (UInt8(ascii: "h"), _) where index > 0: break
            default: put(letter)
            }
            index += used
        }
        return out
    }

    private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }

    private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: out.append(UInt8(scalar.value))
        case 0x41...0x5A: out.append(UInt8(scalar.value + 32))
        case 0x27, 0x2019, 0x02BC, 0x0060, 0x00B4: break
        case 0..<0x80, 0xA0, 0x2000...0x206F:
            if let last = out.last, last != 0x20 { out.append(0x20) }
        default:
            if let letters = folded[scalar] {
                out += letters.utf8
            } else if scalar.properties.canonicalCombiningClass == .notReordered {
                decompose(scalar, to: &out)
            }
        }
    }

    /// Base letters of what Latin scripts of the region and its languages of work write beyond ASCII.
    private static let folded: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "a"), ("çćčÇĆČ", "c"), ("ďđɗĎĐƊ", "d"), ("èéêëēĕėęěɛǝəÈÉÊËĒĔĖĘĚƐƎƏ", "e"),
            ("ğģǧĞĢǦɣƔ", "g"), ("ħḥĦḤ", "h"), ("ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ", "i"), ("ķƙĶƘ", "k"), ("ļłĻŁ", "l"),
            ("ñńňÑŃŇ", "n"), ("ɲƝ", "ny"), ("ŋŊ", "ng"), ("òóôõöøōŏőɔÒÓÔÕÖØŌŎŐƆ", "o"), ("řŕŘŔ", "r"),
            ("śşšṣŚŞŠṢ", "s"), ("ß", "ss"), ("ţťṭŢŤṬ", "t"), ("ùúûüũūŭůűųÙÚÛÜŨŪŬŮŰŲ", "u"), ("ýÿƴÝŸƳ", "y"),
            ("źżžẓŹŻŽẒ", "z"), ("œŒ", "oe"), ("æÆ", "ae"), ("ɓƁ", "b"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letters, base) in rows {
            for scalar in letters.unicodeScalars { table[scalar] = base }
        }
        return table
    }()

    /// Any other letter: nothing of it can be kept in ASCII, but it parts no word.
    private static func decompose(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        guard !scalar.properties.isAlphabetic, let last = out.last, last != 0x20 else { return }
        out.append(0x20)
    }
}
