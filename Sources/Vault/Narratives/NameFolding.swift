private import Foundation

/// Brings spellings of a name together: case, accents, ligatures and the special letters of West African
/// orthographies are folded, marks dropped.
enum NameFolding {
    /// Letters that Unicode does not take apart.
    private static let special: [Unicode.Scalar: String] = [
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ɓ": "b", "ɗ": "d", "ɛ": "e",
        "ǝ": "e", "ə": "e", "ɣ": "g", "ɩ": "i", "ƙ": "k", "ŋ": "ng", "ɲ": "ny", "ɔ": "o", "ʋ": "v", "ƴ": "y", "ʈ": "t",
        "ñ": "n", "ـ": "",
    ]

    /// The folded letters and digits of one character; empty for a separator.
    static func fold(_ character: Character) -> String {
        if let ascii = character.asciiValue {
            switch ascii {
            case 0x30...0x39, 0x61...0x7A: return String(character)
            case 0x41...0x5A: return String(Unicode.Scalar(ascii + 0x20))
            default: return ""
            }
        }
        var folded = ""
        // Compatibility forms as well, so that full-width or stylised letters do not pass by.
        for scalar in String(character).decomposedStringWithCompatibilityMapping.unicodeScalars {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                if let replacement = special[lower] {
                    folded += replacement
                } else if lower.properties.isAlphabetic || lower.properties.numericType != nil,
                    lower.properties.generalCategory != .nonspacingMark
                {
                    folded.unicodeScalars.append(lower)
                }
            }
        }
        return folded
    }

    /// The folded words of a text.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text {
            let folded = fold(character)
            if !folded.isEmpty {
                word += folded
            } else if isSeparator(character), !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Characters that end a word; a lone mark or a zero-width joiner does not.
    static func isSeparator(_ character: Character) -> Bool {
        !character.unicodeScalars.allSatisfy {
            $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .format
                || $0 == "ـ"
        }
    }

    /// Words that stand between the parts of a name, and come and go between spellings.
    static let particles: Set<String> = [
        "ag", "ait", "al", "alias", "ben", "bin", "bint", "d", "da", "de", "del", "des", "di", "dit", "dite", "du",
        "el",
        "ibn", "l", "la", "le", "les", "mint", "ould", "van", "von", "walet", "welet", "wuld",
    ]
}
