import PlaceNames

/// A word or a number of a message, with where it stands.
struct Token: Sendable {
    /// The letters that matter.
    let plain: [UInt8]
    let range: Range<String.Index>
    /// Which run between full stops, commas and line ends it lies in.
    let clause: Int
    let isCapitalised: Bool
    /// Whether no word stands before it in its sentence.
    let opensSentence: Bool
    /// Whether it touches the token before it: `3M`, `17h30`.
    let isJoined: Bool
    /// Whether only a hyphen parts it from the token before it.
    let isHyphened: Bool
    /// The figure, where it is one of at most six digits.
    let number: Int?
    let isDigits: Bool
}

/// Cuts a message into words, figures and clauses. Any text goes in, whatever it holds; at most 400 tokens come out, as
/// no ten parts of a message hold more.
struct Tokenizer {
    static let limit = 400

    private let text: String
    private var tokens: [Token] = []
    private var clause = 0
    private var opensSentence = true
    private var previousEnd: String.Index?
    private var hyphenAt: String.Index?

    private init(_ text: String) { self.text = text }

    static func tokens(of text: String) -> [Token] {
        var tokenizer = Tokenizer(text)
        tokenizer.run()
        return tokenizer.tokens
    }

    private mutating func run() {
        var index = text.startIndex
        while index < text.endIndex, tokens.count < Tokenizer.limit {
            let character = text[index]
            if character.isNumber {
                index = take(from: index) { $0.isNumber }
            } else if character.isLetter {
                index = word(from: index)
            } else {
                mark(character, at: index)
                index = text.index(after: index)
            }
        }
    }

    private mutating func mark(_ character: Character, at index: String.Index) {
        switch character {
        case ".", "!", "?", "\n", "\r\n", "\r":
            clause += 1
            opensSentence = true
        case ",", ";", ":", "(", ")", "/": clause += character == ":" ? 0 : 1
        case "-", "–", "‑": hyphenAt = index
        default: break
        }
    }

    /// A word ends at an apostrophe only after the one or two letters of an elision: l’, d’, qu’.
    private mutating func word(from start: String.Index) -> String.Index {
        var end = start
        var count = 0
        while end < text.endIndex {
            let character = text[end]
            if character == "'" || character == "’" || character == "ʼ" {
                let next = text.index(after: end)
                guard count > 2, next < text.endIndex, text[next].isLetter else { break }
            } else if !character.isLetter {
                break
            }
            count += 1
            end = text.index(after: end)
        }
        add(start..<end, digits: false)
        return end
    }

    private mutating func take(from start: String.Index, while isMember: (Character) -> Bool) -> String.Index {
        var end = start
        while end < text.endIndex, isMember(text[end]) { end = text.index(after: end) }
        add(start..<end, digits: true)
        return end
    }

    private mutating func add(_ range: Range<String.Index>, digits: Bool) {
        let slice = text[range]
        let number = digits && slice.count <= 6 ? Int(slice) : nil
        let isHyphened =
            hyphenAt.map { text.index(after: $0) == range.lowerBound && previousEnd == $0 } ?? false
        tokens.append(
            Token(
                plain: NameFold.plain(slice), range: range, clause: clause,
                isCapitalised: slice.first?.isUppercase ?? false, opensSentence: opensSentence,
                isJoined: previousEnd == range.lowerBound, isHyphened: isHyphened, number: number, isDigits: digits))
        opensSentence = false
        previousEnd = range.upperBound
        hyphenAt = nil
    }
}
