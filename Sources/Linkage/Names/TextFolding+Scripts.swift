extension TextFolding {
    /// Latin letters with marks (U+00C0 to U+024F), without their marks.
    static func latin(_ scalar: UInt32) -> [UInt8] {
        if scalar < 0x0180 {
            let letter = latinOne[Int(scalar - 0xC0)]
            if letter != UInt8(ascii: ".") { return letter == UInt8(ascii: " ") ? [] : [letter] }
        }
        switch scalar {
        case 0xC6, 0xE6: return Array("ae".utf8)
        case 0x152, 0x153: return Array("oe".utf8)
        case 0xDF: return Array("ss".utf8)
        case 0xDE, 0xFE: return Array("th".utf8)
        case 0x181, 0x180, 0x182, 0x183, 0x243: return Array("b".utf8)
        case 0x189, 0x18A: return Array("d".utf8)
        case 0x186: return Array("o".utf8)
        case 0x18E, 0x190, 0x1DD: return Array("e".utf8)
        case 0x198, 0x199: return Array("k".utf8)
        case 0x19D, 0x1F8, 0x1F9: return Array("n".utf8)
        case 0x1B3, 0x1B4, 0x24E, 0x24F: return Array("y".utf8)
        case 0x1E6, 0x1E7: return Array("g".utf8)
        default: return []
        }
    }

    /// Letters of the Manding, Fulfulde and Songhai orthographies that lie among the phonetic letters.
    static func phonetic(_ scalar: UInt32) -> [UInt8] {
        switch scalar {
        case 0x253: Array("b".utf8)
        case 0x254: Array("o".utf8)
        case 0x256, 0x257: Array("d".utf8)
        case 0x259, 0x25B: Array("e".utf8)
        case 0x260, 0x263: Array("g".utf8)
        case 0x272: Array("ny".utf8)
        case 0x28B: Array("v".utf8)
        default: []
        }
    }

    /// Latin letters with a dot or ring below, as in scholarly Arabic and Tamasheq spellings.
    static func latinAdditional(_ scalar: UInt32) -> [UInt8] {
        let offset = Int(scalar - 0x1E00)
        guard offset < additional.count, additional[offset] != UInt8(ascii: " ") else { return [] }
        return [additional[offset]]
    }

    // U+00C0...U+017F; a point stands for what `latin` spells out, a space for no letter.
    private static let latinOne = Array(
        ("aaaaaa.ceeeeiiiidnooooo ouuuuy..aaaaaa.ceeeeiiiidnooooo ouuuuy.y"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
            + "llllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    // U+1E00...U+1E99
    private static let additional = Array(
        ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppp"
            + "rrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy").utf8)

    static let arabicLetters: [UInt32: String] = [
        0x621: "", 0x622: "a", 0x623: "a", 0x624: "u", 0x625: "i", 0x626: "i", 0x627: "a", 0x628: "b", 0x629: "a",
        0x62A: "t", 0x62B: "th", 0x62C: "j", 0x62D: "h", 0x62E: "kh", 0x62F: "d", 0x630: "d", 0x631: "r", 0x632: "z",
        0x633: "s", 0x634: "sh", 0x635: "s", 0x636: "d", 0x637: "t", 0x638: "z", 0x639: "", 0x63A: "gh", 0x641: "f",
        0x642: "k", 0x643: "k", 0x644: "l", 0x645: "m", 0x646: "n", 0x647: "h", 0x648: "u", 0x649: "a", 0x64A: "i",
        0x66E: "b", 0x671: "a", 0x679: "t", 0x67E: "p", 0x686: "ch", 0x688: "d", 0x698: "j", 0x6A4: "v", 0x6A9: "k",
        0x6AD: "ng", 0x6AF: "g", 0x6BA: "n", 0x6BE: "h", 0x6C1: "h", 0x6CC: "i", 0x6D0: "e", 0x6D2: "e",
    ]

    static let tifinaghLetters: [UInt32: String] = [
        0x2D30: "a", 0x2D31: "b", 0x2D32: "b", 0x2D33: "g", 0x2D34: "g", 0x2D35: "j", 0x2D36: "j", 0x2D37: "d",
        0x2D38: "d", 0x2D39: "d", 0x2D3A: "d", 0x2D3B: "e", 0x2D3C: "f", 0x2D3D: "k", 0x2D3E: "k", 0x2D3F: "k",
        0x2D40: "h", 0x2D41: "h", 0x2D42: "h", 0x2D43: "h", 0x2D44: "", 0x2D45: "kh", 0x2D46: "kh", 0x2D47: "q",
        0x2D48: "q", 0x2D49: "i", 0x2D4A: "j", 0x2D4B: "j", 0x2D4C: "j", 0x2D4D: "l", 0x2D4E: "m", 0x2D4F: "n",
        0x2D50: "ny", 0x2D51: "ng", 0x2D52: "p", 0x2D53: "u", 0x2D54: "r", 0x2D55: "r", 0x2D56: "gh", 0x2D57: "gh",
        0x2D58: "j", 0x2D59: "s", 0x2D5A: "s", 0x2D5B: "sh", 0x2D5C: "t", 0x2D5D: "t", 0x2D5E: "ch", 0x2D5F: "t",
        0x2D60: "v", 0x2D61: "w", 0x2D62: "y", 0x2D63: "z", 0x2D64: "z", 0x2D65: "z", 0x2D66: "e", 0x2D67: "o",
    ]

    static let nkoLetters: [UInt32: String] = [
        0x7C0: "0", 0x7C1: "1", 0x7C2: "2", 0x7C3: "3", 0x7C4: "4", 0x7C5: "5", 0x7C6: "6", 0x7C7: "7", 0x7C8: "8",
        0x7C9: "9", 0x7CA: "a", 0x7CB: "o", 0x7CC: "i", 0x7CD: "e", 0x7CE: "u", 0x7CF: "o", 0x7D0: "e", 0x7D2: "n",
        0x7D3: "b", 0x7D4: "p", 0x7D5: "t", 0x7D6: "j", 0x7D7: "ch", 0x7D8: "d", 0x7D9: "r", 0x7DA: "r", 0x7DB: "s",
        0x7DC: "gb", 0x7DD: "f", 0x7DE: "k", 0x7DF: "l", 0x7E0: "n", 0x7E1: "m", 0x7E2: "ny", 0x7E3: "n", 0x7E4: "h",
        0x7E5: "w", 0x7E6: "y", 0x7E7: "ny", 0x7E8: "j", 0x7E9: "ch", 0x7EA: "r",
    ]
}
