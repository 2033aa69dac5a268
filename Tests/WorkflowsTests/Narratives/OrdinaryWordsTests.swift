import Foundation
import Protection
import TestSupport
import Testing
import Workflows

@Suite("A word is ordinary where it is known, and never where it is on a list of names")
struct OrdinaryWordsTests {
    private let ordinary = OrdinaryWords(
        dictionary: WordList([
            "fleur", "grenier", "baya", "kola", "attaque", "sous", "préfet", "well", "known", "sa", "ka",
        ]))

    @Test(
        "What is known, and what is not",
        arguments: [
            ("grenier", .ordinary), ("GRENIER", .ordinary), ("grènier", .ordinary), ("gre\u{AD}nier", .ordinary),
            ("l’attaque", .ordinary), ("l'attaque", .ordinary), ("sous-préfet", .ordinary), ("dit-il", .ordinary),
            ("a-t-il", .ordinary), ("well-known", .ordinary), ("mayor’s", .ordinary), ("aujourd’hui", .ordinary),
            ("12", .ordinary), ("2023-08-13", .ordinary), ("١٢", .ordinary), ("3M", .ordinary), ("12h30", .ordinary),
            ("5blesses", .ordinary), ("marché", .ordinary), ("kidnapped", .ordinary),
            // On no list and in no dictionary.
            ("kabako", .unknown), ("Kabako", .unknown), ("KABAKO", .unknown), ("kabako2", .unknown),
            ("2kabako", .unknown), ("wo-bako", .unknown), ("ka\u{AD}bako", .unknown), ("ka\u{200D}bako", .unknown),
            ("kabako’s", .unknown), ("d’kabako", .unknown), ("wo2xe3zu", .unknown), ("kàbàkò", .unknown),
            // Ordinary parts, but not as French or English join them.
            ("sa-la-sa", .unknown), ("m’baya", .unknown), ("ka", .listedName), ("xq", .unknown), ("v", .unknown),
            // On a list, whatever else it means.
            ("fleur", .listedName), ("Pierre", .listedName), ("pierre", .listedName), ("aimé", .listedName),
            ("aime\u{301}", .listedName), ("moussa", .listedName), ("mou-ssa", .listedName), ("moussa2", .listedName),
            ("n’diaye", .listedName), ("l’ami", .listedName), ("said", .listedName),
            // Letters of others.
            ("كوليبالي", .otherLetters), ("ⵎⵓⵙⴰ", .otherLetters), ("ߞߊߓߊ", .otherLetters), ("kɔrɔ", .otherLetters),
            ("kаbako", .otherLetters), ("ｋａｂａｋｏ", .otherLetters), ("grenierⅧ", .otherLetters),
        ] as [(String, OrdinaryWords.Verdict)])
    func table(word: String, verdict: OrdinaryWords.Verdict) {
        #expect(ordinary.verdict(on: word) == verdict)
    }

    @Test("Without a dictionary the product's own words are known, and no others")
    func bare() {
        let bare = OrdinaryWords()
        for word in ["attaque", "morts", "village", "yesterday", "hommes", "fagara", "lundi"] {
            #expect(bare.verdict(on: word) == .ordinary, "\(word)")
        }
        for word in ["grenier", "kola", "kabako"] { #expect(bare.verdict(on: word) == .unknown, "\(word)") }
    }

    @Test("A dictionary is read as it stands on a machine: capitals are names, accents and order do not matter")
    func file() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/french"
        try Data("zèbre\nabricot\nBamako\nÉmile\nœuf\nabaisse-langue\nl'on\n".utf8).write(to: URL(filePath: path))
        let list = WordList(files: [path, folder.path + "/none"])
        #expect(list.count == 5)
        let known = OrdinaryWords(dictionary: list)
        for word in ["zebre", "ZÈBRE", "abricot", "oeuf", "abaisse-langue"] {
            #expect(known.verdict(on: word) == .ordinary, "\(word)")
        }
        for word in ["bamako", "Emile", "zebr"] { #expect(known.verdict(on: word) == .unknown, "\(word)") }
        #expect(Dictionaries(in: folder.path).languages == [.french])
        #expect(Dictionaries(in: folder.path + "/none").languages.isEmpty)
    }

    @Test("However a dictionary writes a letter, the word is known as people write it")
    func letters() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/french"
        let written =
            (0xC0...0x17F).compactMap(Unicode.Scalar.init).filter { $0.properties.isLowercase }
            .map { "xq\($0)zk" } + ["xqe\u{301}vk", "xq’wk", "xq-jk"]
        try Data(written.joined(separator: "\n").utf8).write(to: URL(filePath: path))
        let (read, told) = (WordList(files: [path]), WordList(written))
        #expect(read.count == told.count && read.count > 20)
        let known = OrdinaryWords(dictionary: read)
        for word in written { #expect(known.verdict(on: word) == .ordinary, "\(word)") }
        #expect(known.verdict(on: "xqzk") == .unknown)
    }
}
