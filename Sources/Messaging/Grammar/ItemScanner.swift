import PlaceNames
import Protection

/// Turns the tokens of a message into items, trying at each the meanings that are surest first: phrases, places of
/// several words, known words, places by their exact sound, words with a letter amiss, and last places with a letter
/// amiss, but those only where the sentence leaves room for a place.
struct ItemScanner {
    let text: String
    let tokens: [Token]
    let gazetteer: Gazetteer
    let areas: Set<AreaRef>
    let lexicon: Lexicon
    private let isShouted: Bool
    private(set) var items: [Item] = []

    init(_ text: String, gazetteer: Gazetteer, areas: Set<AreaRef>, lexicon: Lexicon) {
        self.text = text
        self.gazetteer = gazetteer
        self.areas = areas
        self.lexicon = lexicon
        tokens = Tokenizer.tokens(of: text)
        isShouted = !text.contains { $0.isLowercase }
        var index = 0
        while index < tokens.count {
            let item = item(at: index)
            items.append(item)
            index = item.tokens.upperBound
        }
    }

    private func item(at index: Int) -> Item {
        let token = tokens[index]
        if token.isDigits {
            guard let number = token.number else { return make(.unknown, index, 1) }
            return make(.term(.number(number)), index, 1)
        }
        if let letter = countLetter(at: index) { return make(.term(letter), index, 1) }
        for length in [5, 4, 3, 2] {
            guard let run = run(index, length), let entry = lexicon.exactly(plain(run)) else { continue }
            return make(.term(entry.term), index, length, entry.languages)
        }
        if let place = exactPlace(at: index) { return place }
        if let entry = lexicon.exactly(token.plain) {
            // French *mine* is a mine; after a Bambara word it is *minɛ*, "taken".
            if entry.term == .act(.explosive), token.plain.elementsEqual("mine".utf8),
                items.last?.languages == [.bambara], items.last?.clause == token.clause
            {
                return make(.term(.harm(.abducted)), index, 1, [.bambara])
            }
            return make(.term(entry.term), index, 1, entry.languages)
        }
        if let entry = lexicon.nearly(token.plain), !isNamePosition(index) {
            return make(.term(entry.term), index, 1, entry.languages)
        }
        if let place = nearPlace(at: index) { return place }
        if let entry = lexicon.nearly(token.plain) { return make(.term(entry.term), index, 1, entry.languages) }
        return make(.unknown, index, 1)
    }

    /// The letters of the short form: `3M 5B`, joined to their figure.
    private func countLetter(at index: Int) -> Term? {
        let token = tokens[index]
        guard token.isJoined, index > 0, tokens[index - 1].isDigits, token.plain.count == 1 else { return nil }
        switch token.plain[0] {
        case UInt8(ascii: "m"): return .harm(.killed)
        case UInt8(ascii: "b"): return .harm(.injured)
        case UInt8(ascii: "e"): return .harm(.abducted)
        case UInt8(ascii: "d"): return .harm(.missing)
        case UInt8(ascii: "h"): return .hour
        default: return nil
        }
    }

    /// A place by its exact writing or sound, the longest run of words first.
    private func exactPlace(at index: Int) -> Item? {
        for length in stride(from: gazetteer.longestName, through: 1, by: -1) {
            guard let run = run(index, length) else { continue }
            if length == 1, !mayBePlace(index) { continue }
            if length > 1, run.allSatisfy({ lexicon.exactly(tokens[$0].plain)?.term == .filler }) { continue }
            let name = slice(run)
            guard gazetteer.knows(name) else { continue }
            return make(.place(gazetteer.find(name, within: areas)), index, length)
        }
        return nil
    }

    /// Whether one word may be a place: a known word only with a capital inside a sentence, and a name of one or two
    /// letters only with a capital, since Sô is a village and *so* a house, a word and a slip.
    private func mayBePlace(_ index: Int) -> Bool {
        let token = tokens[index]
        if let entry = lexicon.exactly(token.plain) {
            guard token.isCapitalised, !token.opensSentence, !isShouted else { return false }
            switch entry.term {
            case .filler, .person, .road, .unit, .to, .or, .calm: return token.plain.count > 2
            default: return false
            }
        }
        guard token.plain.count <= 2 else { return true }
        guard token.isCapitalised else { return false }
        return isShouted ? isNamePosition(index) : !token.opensSentence
    }

    /// A place with a letter amiss, or one no list knows, where the sentence has room for a name.
    private func nearPlace(at index: Int) -> Item? {
        guard tokens[index].plain.count >= 4, isNamePosition(index) || isCapitalisedInside(index) else { return nil }
        for length in [2, 1] {
            guard let run = run(index, length) else { continue }
            if length > 1, lexicon.exactly(tokens[index + 1].plain) != nil { continue }
            let answer = gazetteer.find(slice(run), within: areas)
            if answer != .unknown { return make(.place(answer), index, length) }
        }
        return isNamePosition(index) && (tokens[index].isCapitalised || follows(index, .alertHead))
            ? make(.place(.unknown), index, 1) : nil
    }

    private func isCapitalisedInside(_ index: Int) -> Bool {
        tokens[index].isCapitalised && !tokens[index].opensSentence && !isShouted
    }

    /// Whether what stands before calls for a name: the head of an alert, "à", "vers", "from".
    private func isNamePosition(_ index: Int) -> Bool {
        guard let last = items.last, last.tokens.upperBound == index, last.clause == tokens[index].clause else {
            return false
        }
        switch last.term {
        case .alertHead, .at, .towards, .from, .to, .endHead: return true
        default: return false
        }
    }

    private func follows(_ index: Int, _ term: Term) -> Bool { items.last?.term == term }

    /// A run of tokens that stand together in one clause, or nil where there is none so long.
    private func run(_ index: Int, _ length: Int) -> Range<Int>? {
        guard index + length <= tokens.count else { return nil }
        let run = index..<index + length
        guard run.allSatisfy({ tokens[$0].clause == tokens[index].clause && (length == 1 || !tokens[$0].isDigits) })
        else { return nil }
        return run
    }

    private func slice(_ run: Range<Int>) -> Substring {
        text[tokens[run.lowerBound].range.lowerBound..<tokens[run.upperBound - 1].range.upperBound]
    }

    private func plain(_ run: Range<Int>) -> [UInt8] {
        Array(run.map { tokens[$0].plain }.joined(separator: [0x20]))
    }

    private func make(
        _ meaning: Item.Meaning, _ index: Int, _ length: Int, _ languages: Set<MessageLanguage> = []
    ) -> Item {
        Item(
            meaning: meaning, tokens: index..<index + length, clause: tokens[index].clause, languages: languages)
    }

    /// The words of an item, as written.
    func words(_ item: Item) -> String { String(slice(item.tokens)) }
}
