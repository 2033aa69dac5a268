/// Arabic letters as the Latin ones French maps of the Sahel use for them.
enum ArabicLetters {
    static func latin(_ text: some StringProtocol) -> [UInt8] {
        var out: [UInt8] = []
        for scalar in text.unicodeScalars {
            if let letters = table[scalar] { out += letters.utf8 }
        }
        return out
    }

    private static let table: [Unicode.Scalar: String] = [
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ى": "a", "ء": "", "ئ": "", "ؤ": "", "ب": "b", "پ": "p", "ت": "t",
        "ث": "t", "ج": "j", "چ": "x", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "s", "س": "s",
        "ش": "x", "ص": "s", "ض": "d", "ط": "t", "ظ": "s", "ع": "", "غ": "g", "ف": "f", "ڤ": "v", "ق": "k",
        "ك": "k", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "", "و": "w", "ي": "y", "ی": "y",
    ]
}
