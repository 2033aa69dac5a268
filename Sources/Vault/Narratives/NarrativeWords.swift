/// The words of a narrative, folded, with the place of each in its bytes.
struct NarrativeWords {
    private struct Word {
        var folded: String
        var start: Int
        var end: Int
    }

    /// Between the words of one name stand a few characters at most.
    private static let widestGap = 4

    private var words: [Word] = []

    init(_ text: String) {
        var position = 0
        var word: Word?
        for character in text {
            let folded = NameFolding.fold(character)
            let next = position + character.utf8.count
            if !folded.isEmpty {
                if word == nil { word = Word(folded: "", start: position, end: next) }
                word?.folded += folded
                word?.end = next
            } else if NameFolding.isSeparator(character), let ended = word {
                words.append(ended)
                word = nil
            } else if word != nil {
                word?.end = next
            }
            position = next
        }
        if let word { words.append(word) }
    }

    var count: Int { words.count }

    subscript(index: Int) -> String { words[index].folded }

    /// Whether a word follows the one before it closely enough to belong to the same name.
    func isNear(_ index: Int) -> Bool {
        index == 0 || words[index].start - words[index - 1].end <= Self.widestGap
    }

    /// The bytes some words and what stands between them take.
    func bytes(_ range: ClosedRange<Int>) -> Range<Int> {
        words[range.lowerBound].start..<words[range.upperBound].end
    }
}
