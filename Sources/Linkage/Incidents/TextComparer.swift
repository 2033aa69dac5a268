internal import Foundation

/// How alike the words of two accounts are: the cosine of their TF–IDF vectors (Salton and Buckley 1988), so that words
/// everyone uses count little and the name of a well, a rare weapon or a number of cattle count much.
///
/// Words are folded as names are; words of one or two letters and references such as `[[S-…]]` are left out. Accounts in different languages share hardly more than place names and
/// numbers: a low level speaks against one event only weakly.
struct TextComparer {
    /// An account of fewer words tells nothing.
    private static let leastWords = 4

    private let vectors: [[String: Double]]

    init(_ texts: [String]) {
        let counted = texts.map(Self.words)
        var documents: [String: Int] = [:]
        for words in counted { for word in words.keys { documents[word, default: 0] += 1 } }
        let count = Double(counted.count)
        vectors = counted.map { words in
            guard words.count >= Self.leastWords else { return [:] }
            var vector = words.reduce(into: [String: Double]()) { vector, entry in
                // Smoothed, so that words of the only two accounts there are count as well.
                let rarity = log((count + 1) / (Double(documents[entry.key] ?? 0) + 0.5))
                vector[entry.key] = (1 + log(Double(entry.value))) * max(rarity, 0.05)
            }
            let length = vector.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
            if length > 0 { for key in vector.keys { vector[key]? /= length } }
            return vector
        }
    }

    /// 1 nearly the same words, down to 4 hardly any in common; 0 where one of the two says too little.
    func level(_ a: Int, _ b: Int) -> UInt8 {
        let (left, right) = (vectors[a], vectors[b])
        if left.isEmpty || right.isEmpty { return 0 }
        let (few, many) = left.count < right.count ? (left, right) : (right, left)
        let cosine = few.reduce(0) { $0 + $1.value * (many[$1.key] ?? 0) }
        return cosine >= 0.6 ? 1 : cosine >= 0.3 ? 2 : cosine >= 0.12 ? 3 : 4
    }

    /// How often each word stands in a text.
    static func words(_ text: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        var rest = text[...]
        var kept = ""
        // References to persons are no words of the account. A bracket that nothing closes is a bracket.
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            kept += rest[..<open] + " "
            rest = rest[close...].drop { $0 == "]" }
        }
        kept += rest
        for word in TextFolding.folded(kept).split(separator: " ") where word.count > 2 || word.allSatisfy(\.isNumber) {
            counts[String(word), default: 0] += 1
        }
        return counts
    }
}
