/// How lists of persons, which others write, are read: what befell someone, and of which sex they are.
public enum ListedHarm {
    /// The words under which a list tells of a kind of harm; figures from lists count these and no others.
    public static func words(for kind: HarmKind) -> [String] {
        // Lists say "disappeared" of those who are missing.
        kind == .missing ? [kind.rawValue, "disappeared"] : [kind.rawValue]
    }

    /// The kind of harm a list's word stands for; nil for a word that no figure counts.
    public static func kind(of word: String) -> HarmKind? {
        HarmKind.allCases.first { words(for: $0).contains(word) }
    }

    /// Whether words speak of sexual violence, in French or English: that is counted and referred, and nobody is filed under
    /// it.
    /// - Parameter words: In small letters, without accents.
    public static func speaksOfSexualViolence(_ words: [String]) -> Bool {
        words.contains { word in
            word.hasPrefix("sexu") || word.hasPrefix("viole") && !word.hasPrefix("violen")
                || ["viol", "viols", "rape", "rapes", "raped", "sgbv", "gbv", "crsv", "vbg", "vslc"].contains(word)
        }
    }

    /// The sex a list writes, by its first letter in French or English.
    public static func sex(_ text: String) -> PersonSex {
        switch text.uppercased().first {
        case "F", "W": .woman
        case "M", "H": .man
        default: .unknown
        }
    }
}
