/// What becomes of each word of an account, and the account written so.
struct AccountMarks {
    enum Mark: Equatable {
        case kept
        case name
        case number
        /// Not known to be ordinary, and read over by nobody.
        case unread
        /// Of a person the vault knows: which of the names found, and what stands for it.
        case person(Int, String)
    }

    private(set) var account: AccountWords
    var marks: [Mark]

    init(_ account: AccountWords) {
        self.account = account
        marks = account.words.map { $0.isNumber ? .number : .kept }
    }

    /// Marks a word; one of a person is no word any more to the rules of names.
    mutating func mark(_ index: Int, as mark: Mark) {
        marks[index] = mark
        if case .person(_, let inner) = mark { account.words[index].reference = .person(inner) }
    }

    /// The account with references in place of what was not kept.
    /// - Parameter isBare: Whether signs that are neither spaces nor punctuation go too: letters can be drawn with them.
    func text(isBare: Bool = false) -> String {
        func plain(_ gap: Substring) -> String { isBare ? String(gap.filter(\.isPlainSign)) : String(gap) }
        guard let first = account.words.first, let last = account.words.last else { return plain(account.text[...]) }
        return plain(account.text[..<first.range.lowerBound]) + text(of: 0...marks.count - 1, plain)
            + plain(account.text[last.range.upperBound...])
    }

    /// Some of its words, and what stands between them.
    func text(of range: ClosedRange<Int>, _ between: (Substring) -> String = { String($0) }) -> String {
        var (out, index) = ("", range.lowerBound)
        while index <= range.upperBound {
            let last = min(end(of: index), range.upperBound)
            switch marks[index] {
            case .kept: out += account.words[index].text
            case .name: out += AccountReference.name.text
            case .number: out += AccountReference.number.text
            case .unread: out += AccountReference.words(index...last).text
            case .person(_, let inner): out += AccountReference.person(inner).text
            }
            if last < range.upperBound {
                out += between(
                    account.text[account.words[last].range.upperBound..<account.words[last + 1].range.lowerBound])
            }
            index = last + 1
        }
        return out
    }

    /// The last of the words that one reference stands for.
    private func end(of index: Int) -> Int {
        guard marks[index] != .kept, marks[index] != .number else { return index }
        var last = index
        while last + 1 < marks.count, marks[last + 1] == marks[index] {
            if case .person = marks[index] {} else if !account.words[last + 1].followsClosely { break }
            last += 1
        }
        return last
    }
}

extension Character {
    fileprivate var isPlainSign: Bool { isWhitespace || isPunctuation || isASCII || isCurrencySymbol }
}
