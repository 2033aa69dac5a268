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
        var all = words.compactMap { LatinLetters.folded($0).map(Self.mark) }
        marks = Self.sorted(&all)
    }

    /// The dictionaries among some files, a word a line in UTF-8. Words with a capital are left out: they are names.
    /// A file that is not there gives no words.
    public init(files: [String]) {
        var all: [UInt64] = []
        var letters: [UInt8] = []
        for path in files {
            // Not there, or not to be read: then this machine has no such dictionary, and the sieve is the stricter.
            guard let content = try? Data(contentsOf: URL(filePath: path), options: .mappedIfSafe) else { continue }
            content.withUnsafeBytes { bytes in
                all.reserveCapacity(all.count + bytes.count / 10)
                var rest = bytes[...]
                while !rest.isEmpty {
                    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
                    if let mark = Self.mark(line: rest[..<end], by: &letters) { all.append(mark) }
                    rest = rest[end...].dropFirst()
                }
            }
        }
        marks = Self.sorted(&all)
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

    /// - Parameter letters: Room for the folded word, kept from line to line.
    /// - Returns: nil for a name, or a word of other letters.
    private static func mark(line: Slice<UnsafeRawBufferPointer>, by letters: inout [UInt8]) -> UInt64? {
        letters.removeAll(keepingCapacity: true)
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            index += 1
            switch byte {
            case 0x61...0x7A: letters.append(byte)
            case 0x41...0x5A: return nil
            case ..<0x80: continue  // hyphens and apostrophes join a word's parts
            case 0xC3 where index < line.endIndex && (firstSmall...0xBF).contains(line[index]):
                letters += small[Int(line[index] - firstSmall)]
                index += 1
            default:
                let word = String(decoding: line, as: UTF8.self)
                guard !word.contains(where: \.isUppercase) else { return nil }
                return LatinLetters.folded(word).map(mark)
            }
        }
        return letters.isEmpty ? nil : letters.withUnsafeBytes(mark)
    }

    /// The second byte in UTF-8 of "ß", after which come the accented small letters of Latin-1; and what they fold to. All
    /// but some hundred of a French dictionary's words are written with these.
    private static let firstSmall: UInt8 = 0x9F
    private static let small: [[UInt8]] = (0xDF...0xFF).map { scalar in
        Unicode.Scalar(scalar).flatMap { LatinLetters.folded(String($0)) }.map { Array($0.utf8) } ?? []
    }

    private static func mark(_ folded: String) -> UInt64 {
        var folded = folded
        return folded.withUTF8 { mark(UnsafeRawBufferPointer($0)) }
    }

    /// Good within this process, which is all it is kept for.
    private static func mark(_ letters: UnsafeRawBufferPointer) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(bytes: letters)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private static func sorted(_ marks: inout [UInt64]) -> [UInt64] {
        marks.sort()
        // Each once, in an array no longer than they need.
        return Array(unsafeUninitializedCapacity: marks.count) { kept, count in
            for mark in marks where count == 0 || mark != kept[count - 1] {
                kept.initializeElement(at: count, to: mark)
                count += 1
            }
        }
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
