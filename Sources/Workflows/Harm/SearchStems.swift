import PlaceNames

/// The stems by which words are found: case and accents dropped, endings cut as French plurals and feminines have them,
/// words that stand in every text left out.
///
/// The endings are those of the minimal stemmer for French (Savoy, *A stemming procedure and stopword list for general
/// French corpora*, JASIS 50, 1999), after the accents were dropped. English words lose their plural by the same rule.
/// It is meant to find "villages brûlés" by "village brûlé", no more.
public enum SearchStems {
    /// The stems of a text. What stands in place of names and of words kept back leaves none.
    public static func of(_ text: String) -> Set<String> {
        var stems: Set<String> = []
        for piece in AccountReference.removed(from: text).flatMap({ withoutReferences($0) }) {
            let letters = NameFold.plain(piece)
            for word in letters.split(whereSeparator: { !isLetterOrDigit($0) }) {
                guard let stem = stem(of: word) else { continue }
                stems.insert(stem)
            }
        }
        return stems
    }

    /// Nil for what is too short or too common to find anything by.
    private static func stem(of word: ArraySlice<UInt8>) -> String? {
        guard word.count > 2, word.count <= 40 else { return nil }
        guard !common.contains(String(decoding: word, as: UTF8.self)) else { return nil }
        return String(decoding: cut(Array(word)), as: UTF8.self)
    }

    private static func cut(_ word: [UInt8]) -> [UInt8] {
        guard word.count >= 5, word.contains(where: { !(0x30...0x39).contains($0) }) else { return word }
        var stem = word
        if stem.last == UInt8(ascii: "x") {
            stem.removeLast()
            // "chevaux", "hôpitaux": as "cheval", "hôpital".
            if stem.suffix(2).elementsEqual("au".utf8) { stem[stem.count - 1] = UInt8(ascii: "l") }
            return stem
        }
        // "brûlées" loses s, e and e; "attaquer" and "attaque" meet.
        for ending in "sree".utf8 where stem.last == ending && stem.count > 3 { stem.removeLast() }
        if stem.count > 3, stem[stem.count - 1] == stem[stem.count - 2] { stem.removeLast() }
        return stem
    }

    /// Without what else looks like a reference to a sealed name.
    private static func withoutReferences(_ text: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text
        while let open = rest.firstRange(of: "[[") {
            pieces.append(rest[..<open.lowerBound])
            guard let close = rest[open.upperBound...].firstRange(of: "]]") else { return pieces }
            rest = rest[close.upperBound...]
        }
        return pieces + [rest]
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// Words of three letters and more that say nothing of an incident.
    private static let common: Set<String> = Set(
        """
        les des une aux ces ses leur leurs mes tes nos vos son sur sous par pour dans avec sans chez entre vers dont que \
        qui quoi est sont ont ete etre avoir avait etait etaient ils elle elles nous vous lui eux cette cet ceux pas plus \
        mais car donc puis tres tout tous toute toutes meme aussi ainsi alors apres avant fait faire comme selon non oui \
        the and for with from that this these those was were are has have had his her its their they them who which not \
        but all any into onto about after before during been being there here also than then when where while
        """.split(separator: " ").map(String.init))
}
