import PlaceNames

/// The words the grammar of text messages knows, for readers of other texts.
public enum MessageVocabulary {
    /// Each word by itself, in small letters without accents; of a run of words, all of them.
    public static let words: Set<String> = Set(
        (FrenchWords.table + EnglishWords.table + BambaraWords.table).flatMap { _, words in
            words.split { $0 == "," || $0 == " " }.map { String(decoding: NameFold.plain($0), as: UTF8.self) }
        })
}
