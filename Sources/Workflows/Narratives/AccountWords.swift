import Linkage

/// The words of an account, each with where it stands and how it is written.
///
/// References in a stored account bear the numbers of these words: how a text is parted into words must not change.
struct AccountWords {
    struct Word {
        let range: Range<String.Index>
        let text: Substring
        /// Without case, accents and marks.
        let folded: String
        /// Begins with a capital, in a text that has small letters too.
        fileprivate(set) var isCapital: Bool
        /// Whether it stands at the beginning, or after a full stop.
        let startsSentence: Bool
        /// Whether nothing but a space, a hyphen or an apostrophe parts it from the word before.
        let followsClosely: Bool
        /// Whether one hyphen or one apostrophe and no space parts it from the word before.
        let isJoined: Bool
        /// Whether it is a number to call: eight figures or more.
        let isNumber: Bool
        /// What stands here for words that were taken out; nil for a word.
        var reference: AccountReference?

        var isReference: Bool { reference != nil }
    }

    let text: String
    var words: [Word] = []

    init(_ text: String) {
        self.text = text
        var at = text.startIndex
        var (lastEnd, startsSentence) = (text.startIndex, true)
        while at < text.endIndex {
            let character = text[at]
            let found = AccountReference.starting(at: at, in: text)
            if found != nil || character.isLetter || character.isNumber {
                let end = found?.end ?? (character.isNumber ? Self.numberEnd(text, at) : Self.wordEnd(text, at))
                add(at..<end, after: words.isEmpty ? nil : text[lastEnd..<at], found?.reference, startsSentence)
                (at, lastEnd, startsSentence) = (end, end, false)
            } else {
                if ".!?\n:;«".contains(character) { startsSentence = true }
                at = text.index(after: at)
            }
        }
        // Where nothing is written small, a capital tells nothing.
        if !words.contains(where: { !$0.isReference && $0.text.contains(where: \.isLowercase) }) {
            for index in words.indices { words[index].isCapital = false }
        }
    }

    private mutating func add(
        _ range: Range<String.Index>, after gap: Substring?, _ reference: AccountReference?, _ startsSentence: Bool
    ) {
        let piece = text[range]
        let digits = piece.count { $0.isNumber }
        words.append(
            Word(
                range: range, text: piece, folded: reference == nil ? TextFolding.folded(String(piece)) : "",
                isCapital: piece.first?.isUppercase ?? false, startsSentence: startsSentence,
                followsClosely: gap.map { $0.count <= 2 && $0.allSatisfy { " -’'\u{A0}".contains($0) } } ?? false,
                isJoined: gap.map { $0.count == 1 && $0.allSatisfy(\.joinsWords) } ?? false,
                isNumber: reference == nil && digits >= 8 && digits * 2 > piece.count, reference: reference))
    }

    /// What nobody sees does not end a word: a soft hyphen, a joiner, a change of direction.
    private static func wordEnd(_ text: String, _ start: String.Index) -> String.Index {
        var (at, end) = (start, start)
        while at < text.endIndex {
            let character = text[at]
            guard character.isLetter || character.isNumber || character.isUnseen else { break }
            at = text.index(after: at)
            if !character.isUnseen { end = at }
        }
        return end
    }

    /// Figures with what people write between them: "70 00 00 00", "70.00.00.00", "70/00/00/00".
    private static func numberEnd(_ text: String, _ start: String.Index) -> String.Index {
        var (at, end) = (start, start)
        while at < text.endIndex, text[at].isNumber || text[at].isUnseen || " .-/_\u{A0}".contains(text[at]) {
            at = text.index(after: at)
            if text[text.index(before: at)].isNumber { end = at }
        }
        // A number glued to letters is one word with them, and a list of short numbers is not one to call, nor is a day.
        if at < text.endIndex, text[at].isLetter, at == end { return wordEnd(text, start) }
        let piece = text[start..<end]
        let isDay = piece.split(separator: "/").map(\.count) == [2, 2, 4]
        return piece.count { $0.isNumber } >= 8 && !isDay ? end : wordEnd(text, start)
    }
}

extension Character {
    /// Takes no room on a page: format characters, and marks without a letter.
    var isUnseen: Bool {
        unicodeScalars.allSatisfy {
            $0.properties.generalCategory == .format || $0.properties.generalCategory == .nonspacingMark
        }
    }

    /// A hyphen or an apostrophe, in any of their forms.
    var joinsWords: Bool { isHyphen || isApostrophe }

    var isHyphen: Bool { "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2212}".contains(self) }

    var isApostrophe: Bool { "'’‘ʼ`´".contains(self) }
}
