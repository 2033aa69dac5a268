/// A short key of how a West African name sounds, so that French, English, Arabic and Manding spellings of it meet.
///
/// It keeps the opening sound and the consonants that follow, with the pairs that spelling confuses made one (dj, di
/// and j; ou and w; k, c and q; b and p; d and t; g and k; s, z, ch and sh) and doubled letters made single: Dieneba,
/// Djeneba and Jeneba share a key, as do Coulibaly and Kulibali. It is coarse by intent: it brings names together for
/// comparison, and the weight of "same key" is learnt from the data.
public enum PhoneticKey {
    /// The key of a folded word, at most eight letters; empty for an empty word.
    public static func key(_ folded: String) -> String {
        var out: [UInt8] = []
        var folded = folded
        folded.withUTF8 { write($0, into: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    static func write(_ word: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        var at = articleLength(word)
        var isFirst = true
        while at < word.count, out.count < 8 {
            let (sound, length) = sound(word, at: at)
            at += length
            if sound == 0 { continue }
            let isVowel = sound == a || sound == i || sound == u
            if isVowel {
                if isFirst { out.append(a) }
            } else if out.last != sound {
                out.append(sound)
            }
            isFirst = false
        }
    }

    private static let a = UInt8(ascii: "a")
    private static let i = UInt8(ascii: "i")
    private static let u = UInt8(ascii: "u")

    /// The Arabic article written onto a name (Alhassane, Elmoctar) is not part of the sound compared.
    private static func articleLength(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        guard word.count > 5, word[0] == a || word[0] == UInt8(ascii: "e"), word[1] == UInt8(ascii: "l") else {
            return 0
        }
        return isVowel(word[2]) ? 0 : 2
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
            UInt8(ascii: "y"):
            true
        default: false
        }
    }

    /// The sound at a place and how many letters spell it; 0 is silent.
    private static func sound(_ word: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt8, Int) {
        let byte = word[index]
        let next = index + 1 < word.count ? word[index + 1] : 0
        let isGlide = index + 2 < word.count && isVowel(word[index + 2])
        switch byte {
        case UInt8(ascii: "d"):
            if next == UInt8(ascii: "j") { return (UInt8(ascii: "j"), 2) }
            if next == UInt8(ascii: "i") || next == UInt8(ascii: "y"), isGlide { return (UInt8(ascii: "j"), 2) }
            return (UInt8(ascii: "t"), 1)
        case UInt8(ascii: "t"):
            if next == UInt8(ascii: "h") { return (UInt8(ascii: "t"), 2) }
            if next == UInt8(ascii: "i") || next == UInt8(ascii: "j"), isGlide { return (UInt8(ascii: "t"), 2) }
            return (UInt8(ascii: "t"), 1)
        case UInt8(ascii: "n"):
            let isPalatal = next == UInt8(ascii: "y") || next == UInt8(ascii: "i")
            return (UInt8(ascii: "n"), isPalatal && isGlide ? 2 : 1)
        case UInt8(ascii: "g"):
            if next == UInt8(ascii: "n") { return (UInt8(ascii: "n"), 2) }
            let isSilent = next == UInt8(ascii: "h") || next == UInt8(ascii: "u") && isGlide
            return (UInt8(ascii: "k"), isSilent ? 2 : 1)
        case UInt8(ascii: "r"): return next == UInt8(ascii: "h") ? (UInt8(ascii: "k"), 2) : (byte, 1)
        case UInt8(ascii: "c"), UInt8(ascii: "s"), UInt8(ascii: "k"):
            if next == UInt8(ascii: "h") { return (byte == UInt8(ascii: "k") ? byte : UInt8(ascii: "s"), 2) }
            if byte == UInt8(ascii: "c") {
                return (
                    next == UInt8(ascii: "e") || next == UInt8(ascii: "i") ? UInt8(ascii: "s") : UInt8(ascii: "k"), 1
                )
            }
            return (byte, 1)
        case UInt8(ascii: "p"): return next == UInt8(ascii: "h") ? (UInt8(ascii: "f"), 2) : (byte, 1)
        case UInt8(ascii: "b"): return (UInt8(ascii: "p"), 1)
        case UInt8(ascii: "v"): return (UInt8(ascii: "f"), 1)
        case UInt8(ascii: "q"): return (UInt8(ascii: "k"), 1)
        case UInt8(ascii: "z"), UInt8(ascii: "x"): return (UInt8(ascii: "s"), 1)
        case UInt8(ascii: "h"): return (0, 1)
        case UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "w"): return (u, 1)
        case UInt8(ascii: "e"), UInt8(ascii: "a"): return (a, 1)
        case UInt8(ascii: "i"), UInt8(ascii: "y"): return (i, 1)
        default: return (byte, 1)
        }
    }
}
