import Linkage

/// The words of an account, each with where it stands and how it is written.
struct AccountWords {
    struct Word {
        let range: Range<String.Index>
        let text: Substring
        /// Without case, accents and marks.
        let folded: String
        let isCapital: Bool
        /// Whether it stands at the beginning, or after a full stop.
        let startsSentence: Bool
        /// Whether nothing but a space, a hyphen or an apostrophe parts it from the word before.
        let followsClosely: Bool
        /// Whether it is a number to call: eight figures or more.
        let isNumber: Bool
        /// Whether it is part of a reference to a person, `[[S-…]]`, or of what stands for a name already.
        let isReference: Bool
    }

    private(set) var words: [Word] = []

    init(_ text: String) {
        var at = text.startIndex
        var (lastEnd, startsSentence, depth) = (text.startIndex, true, 0)
        while at < text.endIndex {
            let character = text[at]
            if character.isLetter || character.isNumber {
                let end = character.isNumber ? Self.numberEnd(text, at) : Self.wordEnd(text, at)
                let piece = text[at..<end]
                let gap = text[lastEnd..<at]
                let digits = piece.count { $0.isNumber }
                words.append(
                    Word(
                        range: at..<end, text: piece, folded: TextFolding.folded(String(piece)),
                        isCapital: character.isUppercase, startsSentence: startsSentence,
                        followsClosely: !words.isEmpty && gap.count <= 2
                            && gap.allSatisfy { $0 == " " || $0 == "-" || $0 == "’" || $0 == "'" || $0 == "\u{A0}" },
                        isNumber: depth == 0 && digits >= 8 && digits * 2 > piece.count, isReference: depth > 0))
                (at, lastEnd, startsSentence) = (end, end, false)
            } else {
                if character == "[" { depth += 1 }
                if character == "]" { depth = max(0, depth - 1) }
                if ".!?\n:;«".contains(character) { startsSentence = true }
                at = text.index(after: at)
            }
        }
    }

    private static func wordEnd(_ text: String, _ start: String.Index) -> String.Index {
        var at = start
        while at < text.endIndex, text[at].isLetter || text[at].isNumber { at = text.index(after: at) }
        return at
    }

    /// Figures with what people write between them: "70 00 00 00", "70.00.00.00".
    private static func numberEnd(_ text: String, _ start: String.Index) -> String.Index {
        var (at, end) = (start, start)
        while at < text.endIndex, text[at].isNumber || " .-\u{A0}".contains(text[at]) {
            if text[at].isNumber { end = text.index(after: at) }
            at = text.index(after: at)
        }
        // A number glued to letters is one word with them, and a list of short numbers is not one to call.
        if at < text.endIndex, text[at].isLetter, at == end { return wordEnd(text, start) }
        let digits = text[start..<end].count { $0.isNumber }
        return digits >= 8 ? end : wordEnd(text, start)
    }
}
