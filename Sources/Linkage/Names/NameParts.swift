/// The words of a written name that tell one person from another: titles, clan particles and words for "unknown" set
/// aside, articles joined to what they stand before.
///
/// "El Hadj Abdoul Karim" gives `abdoulkarim`; "Walet Mohamed" gives `mohamed`; "Inconnu" gives nothing, which is not
/// evidence of anything. A single letter is kept as an initial.
public struct NameParts: Sendable, Hashable {
    /// The words that count, folded, in the order written; at most two, the second for double given names.
    public let words: [String]

    /// Reads a name as it stands in a list.
    public init(_ written: String) {
        var written = written
        var folded: [UInt8] = []
        written.withUTF8 { TextFolding.fold($0, into: &folded) }
        words = NameParts.split(folded).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The words that count in a folded name.
    static func split(_ folded: [UInt8]) -> [[UInt8]] {
        if unknown.contains(folded) { return [] }
        var words = joinArticles(folded.split(separator: TextFolding.space).map(Array.init))
        if words.isEmpty { return [] }
        let untitled = words.filter { !titles.contains($0) }
        if !untitled.isEmpty { words = untitled }
        while words.count > 1, particles.contains(words[0]) { words.removeFirst() }
        // A particle inside: "Mohamed Ag Alhassane" written into one cell.
        if words.count > 2 {
            let kept = words.filter { !particles.contains($0) }
            if kept.count >= 1 { words = kept }
        }
        // Cheick is a title and a name: it counts, but after the name beside it.
        if words.count > 1, ambiguous.contains(words[0]) { words.append(words.removeFirst()) }
        return Array(words.prefix(2))
    }

    private static func joinArticles(_ words: [[UInt8]]) -> [[UInt8]] {
        var joined: [[UInt8]] = []
        var prefix: [UInt8] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            // "El Hadj" is a title of two words.
            if word == el || word == al, index + 1 < words.count, titles.contains(words[index + 1]) {
                index += 1
                continue
            }
            if articles.contains(word), index + 1 < words.count {
                prefix += word
            } else {
                joined.append(prefix + word)
                prefix = []
            }
            index += 1
        }
        if !prefix.isEmpty { joined.append(prefix) }
        return joined
    }

    private static func set(_ words: String) -> Set<[UInt8]> {
        Set(words.split(separator: "|").map { Array($0.utf8) })
    }

    private static let el = Array("el".utf8)
    private static let al = Array("al".utf8)
    private static let unknown = set(
        "inconnu|inconnue|non identifie|non identifiee|unknown|unidentified|anonyme|x|xx|nd|na|n a|sans nom|ni|"
            + "nom inconnu|majhul|neant|aucun|none")
    private static let titles = set(
        "hadj|elhadj|elhadji|alhaji|alhadji|hadji|el hadj|imam|marabout|chef|maitre|mme|madame|mr|monsieur|mlle|dr|"
            + "capitaine|sergent|general|colonel|caporal|adjudant|lieutenant|feu|oustaz|professeur|pr|hadja")
    private static let ambiguous = set("cheick|cheikh|sheikh")
    private static let particles = set(
        "ag|agh|aga|walet|oualet|wallet|welet|oult|ould|wuld|oul|uld|o|mint|bint|mnt|ben|bin|ibn|ou")
    private static let articles = set("al|el|abdoul|abdul|abdel|abdal|abd|tin|in|n")
}
