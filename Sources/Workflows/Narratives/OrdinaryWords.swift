/// Whether a word of an account is known to be ordinary, so that it may stand among the facts before a person has read the
/// account over.
///
/// Known is a word of the product's own vocabulary, or of a dictionary of French or English; a number; or a word made of such by
/// an apostrophe or a hyphen as these languages do it ("l’attaque", "sous-préfet", "dit-il", "mayor’s"). Never known is what
/// stands on a list of given and family names, whatever else it means, nor any word in other letters: of Arabic, Tifinagh,
/// N'Ko, and of Bambara with letters of its own. Case and accents are not looked at. What is not known is not thereby a name; it
/// is kept back all the same.
///
/// What it can not tell: a name that is an ordinary word and stands on no list.
public struct OrdinaryWords: Sendable {
    /// What is known of a word.
    public enum Verdict: Sendable, Hashable, CaseIterable {
        case ordinary
        /// A given or a family name, by the lists.
        case listedName
        /// Not in Latin letters, or in letters that no dictionary here knows.
        case otherLetters
        /// In no vocabulary here.
        case unknown
    }

    private let dictionary: WordList

    /// - Parameter dictionary: The machine's; without one only the product's own vocabulary is known.
    public init(dictionary: WordList = .none) {
        self.dictionary = dictionary
    }

    /// What is known of a word as written, with the hyphens and apostrophes within it.
    public func verdict(on written: some StringProtocol) -> Verdict {
        if written.allSatisfy({ $0.isDecimal || $0.joinsWords || $0.isUnseen }) { return .ordinary }
        guard let whole = LatinLetters.folded(written) else { return .otherLetters }
        let parts = written.split(whereSeparator: \.joinsWords).compactMap { LatinLetters.folded($0) }
        // "Mou-ssa" is looked for as one, and "kabako2" without its figure.
        for part in parts + [whole] where Self.isListed(part) { return .listedName }
        if parts.count < 2 { return isKnown(whole) ? .ordinary : .unknown }
        if whole.count > 2, isHeld(whole) { return .ordinary }
        return isKnown(parts, joinedAsIn: written) ? .ordinary : .unknown
    }

    private static func isListed(_ folded: String) -> Bool {
        NameLists.names.contains(folded)
            || folded.split(whereSeparator: \.isNumber).contains { NameLists.names.contains(String($0)) }
    }

    private func isHeld(_ folded: String) -> Bool { OwnVocabulary.words.contains(folded) || dictionary.holds(folded) }

    /// A word without hyphens: "3M", "12h30" and "5blessés" are known by their letters.
    private func isKnown(_ folded: String) -> Bool {
        let runs = folded.split(whereSeparator: \.isNumber)
        let isGlued = runs.count != 1 || runs[0].count < folded.count
        if isGlued, runs.count <= 1 { return runs.allSatisfy { $0.count <= 2 || isHeld(String($0)) } }
        return runs.allSatisfy { run in
            switch run.count {
            case 1: Self.single.contains(String(run))
            // Dictionaries hold too many words of two letters: half the short names of the region are among them.
            case 2: OwnVocabulary.words.contains(String(run))
            default: isHeld(String(run))
            }
        }
    }

    /// Parts of one word: short ones only as French and English join them.
    private func isKnown(_ parts: [String], joinedAsIn written: some StringProtocol) -> Bool {
        let marks = Array(written.filter(\.joinsWords))
        guard marks.count == parts.count - 1 else { return false }
        return zip(parts.indices, parts).allSatisfy { index, part in
            let opens = index < marks.count && marks[index].isApostrophe
            let closes = index > 0 && marks[index - 1].isApostrophe
            if opens, Self.elided.contains(part) { return "aeiouhy1".contains(parts[index + 1].first ?? " ") }
            if closes, Self.endings.contains(part) { return true }
            return part.count > 2 || closes ? isKnown(part) : Self.joined.contains(part) || part.allSatisfy(\.isNumber)
        }
    }

    /// Whether a word loses its last letter before another, as "d’" and "qu’" do.
    static func isElided(_ folded: String) -> Bool { elided.contains(folded) }

    /// Letters that are words, and those that stand alone where an apostrophe was left out.
    private static let single = OwnVocabulary.words(of: "a y i o c d j l m n s t")
    private static let elided = OwnVocabulary.words(
        of: "c d j l m n s t qu jusqu lorsqu puisqu quoiqu quelqu presqu entr aujourd")
    /// What English adds after an apostrophe.
    private static let endings = OwnVocabulary.words(of: "s t re ve ll d m")
    /// Words of one and two letters that are joined to others by a hyphen.
    private static let joined = OwnVocabulary.words(
        of: "a t il on je tu ce ci la le y en au de du ex mi no re co of to by in up an at")
}

extension Character {
    fileprivate var isDecimal: Bool { unicodeScalars.first?.properties.generalCategory == .decimalNumber }
}
