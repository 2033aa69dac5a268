public import PlaceNames
public import Vault

/// What of an account stands among the facts, before and after a person has read it over.
///
/// **Before**, it fails closed: a word stands in the clear only where it is known to be ordinary (`OrdinaryWords`) or is a place the
/// gazetteer writes just so, and no rule of `NameSieve` takes it for a name. Every other word becomes a reference, `[word 7]`, by
/// its number in the account, which stays sealed as received. **After**, a person has decided, and only the rules of names are
/// applied again.
///
/// Pure: what is said goes in, what may be held comes out.
public struct AccountSieve: Sendable {
    public let names: NameSieve
    private let places: Gazetteer
    private let ordinary: OrdinaryWords

    public init(places: Gazetteer, ordinary: OrdinaryWords) {
        self.places = places
        self.ordinary = ordinary
        names = NameSieve(places: places)
    }

    /// An account nobody has read over, as the facts may hold it.
    /// - Parameter persons: Where names stand that the vault knows, in bytes of `cleaned(said)`.
    public func unread(_ said: String, naming persons: [RedactedNarrative.Replacement] = []) -> String {
        var marks = marked(Self.cleaned(said), naming: persons)
        for unit in Self.units(of: marks.account) { mark(unit, &marks) }
        markSpelled(&marks)
        return marks.text(isBare: true)
    }

    /// An account a person has read over, without the names that the lists and the vault know.
    /// - Parameter persons: Where names stand that the vault knows, in bytes of `text`.
    public func readOver(_ text: String, naming persons: [RedactedNarrative.Replacement] = []) -> String {
        marked(text, naming: persons).text()
    }

    /// What is said, as words are numbered in it and names looked for: brackets round, since square ones are references, and
    /// without NUL, which a text column does not hold.
    public static func cleaned(_ said: String) -> String {
        String(
            decoding: said.utf8.map { byte -> UInt8 in
                switch byte {
                case UInt8(ascii: "["): UInt8(ascii: "(")
                case UInt8(ascii: "]"): UInt8(ascii: ")")
                case 0: UInt8(ascii: " ")
                default: byte
                }
            }, as: UTF8.self)
    }

    /// The words of an account that a text of it keeps back, and why; those spelled alike together, in order.
    public func kept(back text: String, of said: String) -> [KeptBack] {
        let account = AccountWords(Self.cleaned(said))
        var found: [KeptBack] = []
        var places: [String: Int] = [:]
        for number in Self.unread(in: text) where number < account.words.count {
            let word = account.words[number]
            let key = word.folded.isEmpty ? String(word.text) : word.folded
            if let place = places[key] {
                found[place].count += 1
            } else {
                places[key] = found.count
                found.append(
                    KeptBack(number: number, word: String(word.text), count: 1, why: ordinary.verdict(on: word.text)))
            }
        }
        return found
    }

    /// A word that is kept back.
    public struct KeptBack: Sendable, Hashable {
        /// Of the first place it stands at.
        public let number: Int
        public let word: String
        /// How often it stands there.
        public fileprivate(set) var count: Int
        /// `.ordinary` where it is kept back as a part of something else.
        public let why: OrdinaryWords.Verdict
    }

    /// A text with words brought back from the account, at every place where they are spelled alike.
    /// - Parameter numbers: Of the words wanted; nil for all.
    public static func broughtBack(_ text: String, of said: String, _ numbers: Set<Int>?) -> String {
        let account = AccountWords(cleaned(said))
        let wanted = numbers.map { numbers in
            Set(numbers.filter { account.words.indices.contains($0) }.map { account.words[$0].folded })
        }
        var (out, at) = ("", text.startIndex)
        for word in AccountWords(text).words {
            guard case .words(let range) = word.reference, range.upperBound < account.words.count else { continue }
            var marks = AccountMarks(account)
            for number in range where !(wanted?.contains(account.words[number].folded) ?? true) {
                marks.marks[number] = .unread
            }
            out += text[at..<word.range.lowerBound] + marks.text(of: range)
            at = word.range.upperBound
        }
        return out + text[at...]
    }

    /// How many words a text keeps back.
    public static func countUnread(in text: String) -> Int { unread(in: text).count }

    private static func unread(in text: String) -> [Int] {
        AccountWords(text).words.flatMap { word -> [Int] in
            guard case .words(let range) = word.reference else { return [] }
            return Array(range)
        }
    }

    // MARK: - Marking

    private func marked(_ text: String, naming persons: [RedactedNarrative.Replacement]) -> AccountMarks {
        var marks = AccountMarks(AccountWords(text))
        for (number, person) in persons.enumerated() {
            let inner = person.subjects.count == 1 ? "S-\(person.subjects[0])" : "S-several"
            for index in marks.account.words.indices where !marks.account.words[index].isReference {
                let range = marks.account.words[index].range
                let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                let end = text.utf8.distance(from: text.startIndex, to: range.upperBound)
                guard start < person.original.upperBound, person.original.lowerBound < end else { continue }
                marks.mark(index, as: .person(number, inner))
            }
        }
        names.mark(&marks)
        return marks
    }

    /// Words that hyphens and apostrophes make one.
    private static func units(of account: AccountWords) -> [ClosedRange<Int>] {
        var units: [ClosedRange<Int>] = []
        for index in account.words.indices {
            if account.words[index].isJoined, let last = units.popLast() {
                units.append(last.lowerBound...index)
            } else {
                units.append(index...index)
            }
        }
        return units
    }

    /// Keeps back what is not known to be ordinary of one unit.
    private func mark(_ unit: ClosedRange<Int>, _ marks: inout AccountMarks) {
        let words = marks.account.words
        let open = Set(unit.filter { marks.marks[$0] == .kept && !words[$0].isReference })
        let written = marks.account.text[
            words[unit.lowerBound].range.lowerBound..<words[unit.upperBound].range.upperBound]
        if open.count == unit.count, ordinary.verdict(on: written) == .ordinary { return }
        let isOpen = open.filter { isPlace($0, marks) }
        for index in open where !isOpen.contains(index) {
            // "d’Oumar", "Oumar’s", "l’Azawad": what hangs on a name or a place says nothing of it.
            let (next, before) = (index + 1, index - 1)
            let hangs =
                next <= unit.upperBound && (!open.contains(next) || isOpen.contains(next))
                && OrdinaryWords.isElided(words[index].folded)
                || before >= unit.lowerBound && (!open.contains(before) || isOpen.contains(before))
                    && words[index].folded == "s"
            if !hangs { marks.marks[index] = .unread }
        }
    }

    /// Whether a word is, or is part of, the name of a place, written as the gazetteer writes it but for case and accents. Names
    /// on the lists are no places here.
    private func isPlace(_ index: Int, _ marks: AccountMarks) -> Bool {
        let words = marks.account.words
        guard ordinary.verdict(on: words[index].text) != .listedName else { return false }
        for length in 1...max(1, places.longestName) {
            for start in max(0, index - length + 1)...index where start + length <= words.count {
                let run = start..<start + length
                guard run.allSatisfy({ marks.marks[$0] != .name && !words[$0].isReference }),
                    run.dropFirst().allSatisfy({ words[$0].followsClosely })
                else { continue }
                let written = marks.account.text[
                    words[start].range.lowerBound..<words[run.upperBound - 1].range.upperBound]
                if run.allSatisfy({ LatinLetters.folded(words[$0].text) != nil }), places.isWritten(written) {
                    return true
                }
            }
        }
        return false
    }

    /// Three letters in a row that stand alone spell something, but for "y a à".
    private func markSpelled(_ marks: inout AccountMarks) {
        let letters = marks.account.words.map { $0.folded.count == 1 && !$0.isNumber ? $0.folded : "" }
        for index in letters.indices.dropLast(2) {
            let three = letters[index...index + 2]
            guard three.allSatisfy({ !$0.isEmpty && !$0.allSatisfy(\.isNumber) }), !three.allSatisfy("ay".contains)
            else { continue }
            for at in three.indices where marks.marks[at] == .kept { marks.marks[at] = .unread }
        }
    }
}
