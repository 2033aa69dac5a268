import Foundation
import Linkage

/// The words of dictionaries, to ask of one whether it is among them.
///
/// Debian's lists are in the order of a language, not of bytes, and write accents that people leave out. So each word is folded
/// and kept as a hash of 64 bits, in order: 3 MB for 400,000 words, and an answer by halving. That a word which is in no
/// dictionary has the hash of one that is, has a chance of one in 10¹³.
public struct WordList: Sendable {
    private let marks: [UInt64]

    /// How many words, spellings that fold alike counted once.
    public var count: Int { marks.count }

    /// The list of a machine without dictionaries.
    public static let none = WordList([])

    public init(_ words: some Sequence<String>) {
        marks = Self.sorted(words.compactMap { LatinLetters.folded($0).map(Self.mark) })
    }

    /// The dictionaries among some files, a word a line in UTF-8. Words with a capital are left out: they are names.
    /// A file that is not there gives no words. Reading takes about a second.
    public init(files: [String]) {
        var all: [UInt64] = []
        for path in files {
            // Not there, or not to be read: then this machine has no such dictionary, and the sieve is the stricter.
            guard let content = try? Data(contentsOf: URL(filePath: path)) else { continue }
            let bytes = [UInt8](content)
            var start = 0
            for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
                if let mark = Self.mark(line: bytes[start..<end]) { all.append(mark) }
                start = end + 1
            }
            if let mark = Self.mark(line: bytes[start...]) { all.append(mark) }
        }
        marks = Self.sorted(all)
    }

    /// Whether a folded word is among them.
    func holds(_ folded: String) -> Bool {
        let wanted = Self.mark(folded)
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < marks.count && marks[low] == wanted
    }

    private static func mark(line: ArraySlice<UInt8>) -> UInt64? {
        guard !line.isEmpty, !line.contains(where: { (0x41...0x5A).contains($0) }) else { return nil }
        guard line.contains(where: { $0 >= 0x80 }) else { return mark(line.lazy.filter { (0x61...0x7A).contains($0) }) }
        let word = String(decoding: line, as: UTF8.self)
        guard !word.contains(where: \.isUppercase) else { return nil }
        return LatinLetters.folded(word).map(mark)
    }

    private static func mark(_ folded: String) -> UInt64 { mark(folded.utf8) }

    /// FNV-1a, 64 bits.
    private static func mark(_ letters: some Sequence<UInt8>) -> UInt64 {
        letters.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    private static func sorted(_ marks: [UInt64]) -> [UInt64] {
        var kept: [UInt64] = []
        for mark in marks.sorted() where mark != kept.last { kept.append(mark) }
        return kept
    }
}

/// Words in Latin letters, as dictionaries are asked for them.
enum LatinLetters {
    /// Small letters and figures without accents, marks, hyphens and apostrophes; nil where a letter is of another script, or of
    /// an alphabet that French and English do not write.
    static func folded(_ written: some StringProtocol) -> String? {
        var plain = ""
        for character in written where !character.joinsWords && !character.isUnseen {
            guard character.unicodeScalars.allSatisfy(isLatin) else { return nil }
            plain.append(character)
        }
        return TextFolding.folded(plain)
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17F, 0x300...0x36F: true
        default: scalar.properties.generalCategory == .format
        }
    }
}
