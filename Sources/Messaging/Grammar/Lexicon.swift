import PlaceNames
import Protection

/// The words the grammar knows, each with its meaning and language. Runs of up to five words come before single ones.
struct Lexicon: Sendable {
    struct Entry: Sendable {
        let term: Term
        let languages: Set<MessageLanguage>
    }

    private var entries: [[UInt8]: Entry] = [:]
    /// Words of five letters and more by length and first letter, for a letter missed or doubled.
    private var long: [Int: [[UInt8]]] = [:]

    /// The lexicon of the product: French, English, Bambara as typed without special letters.
    static let standard: Lexicon = {
        var lexicon = Lexicon()
        for (language, table) in [
            (MessageLanguage.french, FrenchWords.table), (.english, EnglishWords.table), (.bambara, BambaraWords.table),
        ] {
            for (term, words) in table {
                for word in words.split(separator: ",") { lexicon.add(NameFold.plain(word), term, language) }
            }
        }
        return lexicon
    }()

    /// The meaning of words written just so.
    func exactly(_ words: [UInt8]) -> Entry? { entries[words] }

    /// The meaning of a word with a letter amiss or its ending cut; only for words of five letters and more, and never
    /// a number, a negation or a time, where one letter changes what is said.
    func nearly(_ word: [UInt8]) -> Entry? {
        guard word.count >= 5 else { return nil }
        for length in word.count - 1...word.count + 1 {
            for known in long[length * 256 + Int(word[0])] ?? [] {
                if EditDistance.between(word, known, limit: 1) != nil { return entries[known] }
            }
        }
        return nil
    }

    private mutating func add(_ word: [UInt8], _ term: Term, _ language: MessageLanguage) {
        if let known = entries[word] {
            // The first table to know a word keeps its meaning; the second adds its language where they agree.
            guard known.term == term else { return }
            entries[word] = Entry(term: term, languages: known.languages.union([language]))
            return
        }
        entries[word] = Entry(term: term, languages: [language])
        guard word.count >= 5, !word.contains(0x20), term.toleratesMistakes else { return }
        long[word.count * 256 + Int(word[0]), default: []].append(word)
    }
}

extension Term {
    fileprivate var toleratesMistakes: Bool {
        switch self {
        case .alertHead, .act, .harm, .person, .armed, .urgency, .help, .actor, .calm, .vehicle: true
        default: false
        }
    }
}
