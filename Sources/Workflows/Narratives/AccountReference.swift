/// What stands in an account in place of words. Nothing else between brackets is one: a sender's own brackets are made round
/// before an account is sieved.
enum AccountReference: Equatable {
    case name
    case number
    /// Words nobody has read over, by their numbers among the words of the account as received.
    case words(ClosedRange<Int>)
    /// A person the vault knows; what stands between the brackets, as `NarrativeRedactor` writes it.
    case person(String)

    var text: String {
        switch self {
        case .name: "[name]"
        case .number: "[number]"
        case .words(let range) where range.count == 1: "[word \(range.lowerBound)]"
        case .words(let range): "[words \(range.lowerBound)-\(range.upperBound)]"
        case .person(let inner): "[[\(inner)]]"
        }
    }

    /// The reference that begins at a place in a text, and where it ends; nil where none does.
    static func starting(at start: String.Index, in text: String) -> (reference: AccountReference, end: String.Index)? {
        guard text[start] == "[" else { return nil }
        let head = text.utf8[start...].prefix(longest)
        guard let close = head.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let inner = String(text[text.utf8.index(after: start)..<close])
        if inner.hasPrefix("[") {
            let end = text.utf8.index(after: close)
            guard end < text.endIndex, text[end] == "]", isPerson(inner.dropFirst()) else { return nil }
            return (.person(String(inner.dropFirst())), text.utf8.index(after: end))
        }
        guard let reference = AccountReference(inner) else { return nil }
        return (reference, text.utf8.index(after: close))
    }

    /// A text without its references: what is left of it, in pieces.
    static func removed(from text: String) -> [Substring] {
        var pieces: [Substring] = []
        var (at, kept) = (text.startIndex, text.startIndex)
        while let open = text[at...].firstIndex(of: "[") {
            guard let found = starting(at: open, in: text) else {
                at = text.index(after: open)
                continue
            }
            pieces.append(text[kept..<open])
            (at, kept) = (found.end, found.end)
        }
        return pieces + [text[kept...]]
    }

    private init?(_ inner: String) {
        switch inner {
        case "name": self = .name
        case "number": self = .number
        default:
            let numbers = inner.drop { $0 != " " }.dropFirst().split(separator: "-").map { Int($0) }
            guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, 0 <= first, first <= last,
                last - first < Self.mostWords
            else { return nil }
            self = .words(first...last)
            // One spelling each, so that nothing but ours reads as one.
            guard text == "[\(inner)]" else { return nil }
        }
    }

    private static func isPerson(_ inner: Substring) -> Bool {
        guard inner.hasPrefix("S-") else { return false }
        let id = inner.dropFirst(2)
        return id == "several" || id.utf8.count == 36 && id.allSatisfy { $0 == "-" || $0.isHexDigit && $0.isASCII }
    }

    /// The longest reference, in bytes, with room to spare.
    private static let longest = 48
    /// More words than any account has.
    private static let mostWords = 1_000_000
}
