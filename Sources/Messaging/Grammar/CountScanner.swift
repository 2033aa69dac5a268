import Protection

/// A number of a message, as said: exact, between two, at least, or about.
struct CountSaid: Sendable {
    var count: CountRange
    var about: Int?
    /// The items it is made of.
    let items: Range<Int>
    let clause: Int
}

/// Finds the numbers of a message: figures, words of three languages, ranges and round figures.
struct CountScanner {
    let items: [Item]
    let scanner: ItemScanner

    /// The number that begins at an item, if one does.
    func count(at start: Int) -> CountSaid? {
        var index = start
        var qualifier: Term?
        switch items[index].term {
        case .about, .atLeast, .moreThan, .between:
            qualifier = items[index].term
            index += 1
        case .several:
            return said(CountRange(min: 2, max: nil), nil, start, index + 1)
        default: break
        }
        guard index < items.count, sameClause(start, index) else { return nil }
        // "Une dizaine": a round figure, whatever stands before it.
        if let (round, next) = dozen(at: index) {
            if qualifier == .atLeast || qualifier == .moreThan {
                return said(CountRange(min: round, max: nil), nil, start, next)
            }
            return said(CountRange(min: 1, max: nil, best: round), round, start, next)
        }
        guard let (first, next) = number(at: index) else { return nil }
        if let (second, end) = second(after: next, from: start, isBetween: qualifier == .between), second > first {
            return said(CountRange(min: first, max: second), nil, start, end)
        }
        switch qualifier {
        case .atLeast: return said(CountRange(min: first, max: nil), nil, start, next)
        case .moreThan: return said(CountRange(min: first + 1, max: nil), nil, start, next)
        case .about: return said(CountRange(min: 1, max: nil, best: first), first, start, next)
        default: return said(CountRange(exactly: first), nil, start, next)
        }
    }

    private func said(_ count: CountRange, _ about: Int?, _ start: Int, _ end: Int) -> CountSaid {
        CountSaid(count: count, about: about, items: start..<end, clause: items[start].clause)
    }

    private func sameClause(_ left: Int, _ right: Int) -> Bool { items[left].clause == items[right].clause }

    /// "dizaine", "une dizaine", "deux douzaines".
    private func dozen(at index: Int) -> (Int, next: Int)? {
        if case .dozen(let size) = items[index].term { return (size, index + 1) }
        guard let times = items[index].number, times < 100, index + 1 < items.count, sameClause(index, index + 1),
            case .dozen(let size) = items[index + 1].term
        else { return nil }
        return (max(1, times) * size, index + 2)
    }

    /// The upper end of a range: after "à", "ou", a hyphen, and with "entre" also after "et".
    private func second(after next: Int, from start: Int, isBetween: Bool) -> (Int, next: Int)? {
        guard next < items.count, sameClause(start, next) else { return nil }
        if items[next].number != nil, scanner.tokens[items[next].tokens.lowerBound].isHyphened {
            return number(at: next).map { ($0.value, $0.next) }
        }
        guard next + 1 < items.count, sameClause(start, next + 1) else { return nil }
        let link = items[next]
        let word = scanner.words(link).lowercased()
        guard link.term == .to || link.term == .or || isBetween && ["et", "and", "ni"].contains(word) else {
            return nil
        }
        return number(at: next + 1).map { ($0.value, $0.next) }
    }

    /// One whole number: a figure, or words put together (vingt et un, tan ni fila, bi saba).
    func number(at start: Int) -> (value: Int, next: Int)? {
        guard start < items.count else { return nil }
        if isTens(start), start + 1 < items.count, let unit = items[start + 1].number, (2...9).contains(unit) {
            return composed(from: unit * 10, next: start + 2, start: start)
        }
        guard let first = items[start].number else { return nil }
        if scanner.tokens[items[start].tokens.lowerBound].isDigits { return (first, start + 1) }
        return composed(from: first, next: start + 1, start: start)
    }

    private func composed(from first: Int, next start: Int, start opening: Int) -> (value: Int, next: Int) {
        var value = first
        var index = start
        while index < items.count, sameClause(opening, index) {
            let isLinked = isLink(index, value)
            let at = isLinked ? index + 1 : index
            guard at < items.count, sameClause(opening, at), let word = items[at].number,
                !scanner.tokens[items[at].tokens.lowerBound].isDigits, let sum = joined(value, word)
            else { break }
            value = sum
            index = at + 1
        }
        return (value, index)
    }

    /// What two number words say together; nil where they are two numbers.
    private func joined(_ value: Int, _ word: Int) -> Int? {
        if word == 100 || word == 1000 { return value > 0 && value < word ? value * word : nil }
        if value == 4, word == 20 { return 80 }
        if value >= 20, value % 10 == 0, word < 10, word > 0 { return value + word }
        // soixante-dix, quatre-vingt-onze: French counts on past the ten.
        if value == 60 || value == 80, (10...19).contains(word) { return value + word }
        if value == 10, (1...9).contains(word) { return value + word }
        if value >= 100, value % 100 == 0, word > 0, word < 100 { return value + word }
        return nil
    }

    /// "et" before one or eleven, "and" after a hundred, "ni" after a ten.
    private func isLink(_ index: Int, _ value: Int) -> Bool {
        guard index + 1 < items.count, let next = items[index + 1].number else { return false }
        switch scanner.words(items[index]).lowercased() {
        case "et": return value >= 20 && (next == 1 || next == 11)
        case "and": return value >= 100
        case "ni": return value >= 10
        default: return false
        }
    }

    /// Bambara *bi*: "today", but before a unit the sign of tens.
    private func isTens(_ index: Int) -> Bool { scanner.words(items[index]).lowercased() == "bi" }
}
