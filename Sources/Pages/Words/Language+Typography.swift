public import Protection

extension Language {
    /// A phrase in this language, set by its rules: in French a no-break space stands before `:` `;` `!` `?` `%` and
    /// inside guillemets, whoever wrote the phrase.
    public func say(_ phrase: Phrase) -> String {
        self == .french ? Language.typeset(phrase[self]) : phrase[self]
    }

    /// Several names as a list: "Ménaka, Gao et Bandiagara".
    public func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + (self == .french ? " et " : " and ") + last
    }

    private static func typeset(_ text: String) -> String {
        guard needsSetting(text) else { return text }
        var set = ""
        set.reserveCapacity(text.utf8.count + 4)
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if previous == " " {
                set.unicodeScalars.append(":;!?%»".unicodeScalars.contains(scalar) ? "\u{A0}" : " ")
            }
            if scalar == " " && previous == "«" {
                set.unicodeScalars.append("\u{A0}")
                previous = "\u{A0}"
                continue
            }
            if scalar != " " { set.unicodeScalars.append(scalar) }
            previous = scalar
        }
        if previous == " " { set += " " }
        return set
    }

    /// Whether a plain space stands where a no-break space must: one pass over the bytes, since most phrases have none.
    private static func needsSetting(_ text: String) -> Bool {
        var previous: UInt8 = 0
        var before: UInt8 = 0
        for byte in text.utf8 {
            if previous == 0x20 {
                switch byte {
                case 0x3A, 0x3B, 0x21, 0x3F, 0x25: return true
                // The first byte of « and »: the long way decides.
                case 0xC2: return true
                default: break
                }
            }
            if byte == 0x20, previous == 0xAB, before == 0xC2 { return true }
            before = previous
            previous = byte
        }
        return false
    }
}

extension HTML.StringInterpolation {
    /// A phrase in a language, escaped.
    public mutating func appendInterpolation(_ phrase: Phrase, _ language: Language) {
        appendInterpolation(language.say(phrase))
    }
}
