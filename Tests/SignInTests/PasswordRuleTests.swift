import Bytes
import Crypto
import Foundation
import SignIn
import Testing

@Suite("Choosing a password")
struct PasswordRuleTests {
    let rule = PasswordRule(contextWords: ["Aminata Diallo", "DINU-Ménaka"])

    @Test("Fourteen characters are refused, fifteen are taken")
    func asvs_V6_2_1_fifteenCharacters() throws {
        #expect(throws: PasswordRefusal.tooShort(least: 15)) { try rule.check(Password("vgtqzhnbxwkrpm")) }
        #expect(throws: Never.self) { try rule.check(Password("vgtqzhnbxwkrpmu")) }
    }

    @Test("A character counts once, whatever bytes it takes")
    func asvs_V6_2_1_countsCharacters() {
        // Fourteen characters of Tifinagh are forty-two bytes.
        #expect(throws: PasswordRefusal.tooShort(least: 15)) { try rule.check(Password("ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉ")) }
        #expect(throws: Never.self) { try rule.check(Password("ⴰⴱⴳⴷⴹⴻⴼⴽⵀⵃⵄⵅⵇⵉⵊ")) }
        // Composed and decomposed count alike.
        #expect(throws: PasswordRefusal.tooShort(least: 15)) {
            try rule.check(Password(String(repeating: "e\u{301}", count: 14)))
        }
    }

    @Test("Small letters alone are enough; no kind of character is asked for")
    func asvs_V6_2_5_noComposition() {
        for text in ["tambour girafe citerne", "vgtqzhnbxwkrpmucy", "9274610385520417", "نهر جبل مفتاح قمر سماء"] {
            #expect(throws: Never.self, "\(text)") { try rule.check(Password(text)) }
        }
    }

    @Test("A phrase of 256 characters is taken, in any script")
    func asvs_V6_2_9_longPhrases() throws {
        let words = "tambour girafe citerne boussole palmier "
        let text = String(String(repeating: words, count: 10).prefix(250)) + "argile"
        #expect(text.count == 256)
        #expect(throws: Never.self) { try rule.check(Password(text)) }
        let tifinagh = String((0..<256).map { Character(Unicode.Scalar(0x2D30 + UInt32($0 * $0 % 53))!) })
        #expect(throws: Never.self) { try rule.check(Password(tifinagh)) }
    }

    @Test("What could keep the server busy is refused before it is worked on", arguments: [1025, 100_000, 5_000_000])
    func longestPassword(length: Int) {
        #expect(throws: PasswordRefusal.tooLong(most: 1024)) { try Password(String(repeating: "x", count: length)) }
    }

    @Test("A character that grows eighteenfold when normalised does not slip past the limit")
    func growingCharacters() {
        let text = String(repeating: "\u{FDFA}", count: 341)
        #expect(text.utf8.count <= 1024)
        #expect(throws: PasswordRefusal.tooLong(most: 1024)) { try Password(text) }
    }

    @Test(
        "What anyone would try first is refused",
        arguments: [
            "passwordpassword", "motdepassemotdepasse", "MotDePasse123456", "P4ssw0rdP4ssw0rd", "aaaaaaaaaaaaaaaaaaaa",
            "abcabcabcabcabcabc", "123456789012345678", "qwertyuiopasdfgh", "azertyuiopqsdfgh", "abcdefghijklmnop",
            "ponmlkjihgfedcba", "112233445566778899", "administrator2023", "bienvenuebienvenue!",
        ])
    func asvs_V6_2_4_commonPasswords(text: String) {
        #expect(throws: PasswordRefusal.guessable) { try rule.check(Password(text)) }
    }

    @Test(
        "Names from here are refused, alone or with figures; among words of one's own they may stand",
        arguments: [
            ("minusma-mali-2023", true), ("releve-protection", true), ("Aminata Diallo 1", true),
            ("AMINATADIALLO2023", true), ("dinu-menaka-2023", true), ("Dinu Ménaka 31!", true),
            ("menaka citerne girafe tambour", false),
        ])
    func asvs_V6_2_11_contextWords(text: String, refused: Bool) {
        if refused {
            #expect(throws: PasswordRefusal.guessable) { try rule.check(Password(text)) }
        } else {
            #expect(throws: Never.self) { try rule.check(Password(text)) }
        }
    }

    @Test("A stolen password is refused, and one that cannot be looked up is too")
    func asvs_V6_2_12_breachedHook() {
        struct Gone: Error {}
        let stolen = PasswordRule(isBreached: { _ in true })
        let gone = PasswordRule(isBreached: { _ in throw Gone() })
        #expect(throws: PasswordRefusal.breached) { try stolen.check(Password("tambour girafe citerne")) }
        #expect(throws: PasswordRefusal.listUnreadable) { try gone.check(Password("tambour girafe citerne")) }
    }
}

@Suite("The list of stolen passwords")
struct BreachedPasswordsTests {
    private func hash(_ text: String) -> String {
        Insecure.SHA1.hash(data: Array(text.utf8)).hex
            .uppercased()
    }

    private func file(_ text: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("breached-\(UUID().uuidString)").path
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test(
        "Every password of the list is found and no other, with counts or without, whole hashes or their beginnings",
        arguments: [(0, 40), (1, 40), (2, 40), (3, 16), (1000, 40), (1000, 12)], [true, false])
    func asvs_V6_2_12_findsExactlyTheListed(list: (count: Int, width: Int), counted: Bool) throws {
        let listed = (0..<list.count).map { "stolen password \($0)" }
        let lines = listed.map { String(hash($0).prefix(list.width)) }.sorted()
        let path = try file(lines.enumerated().map { $1 + (counted ? ":\($0 * 97)\r\n" : "\n") }.joined())
        defer { try? FileManager.default.removeItem(atPath: path) }
        let breached = try BreachedPasswords(path: path)
        for text in listed { #expect(try breached.contains(Password(text))) }
        for number in 0..<200 { #expect(try !breached.contains(Password("another password \(number)"))) }
    }

    @Test("The last line counts without a line end, and small letters are read as capitals")
    func lenientEnds() throws {
        let lines = ["a stolen one", "b stolen one"].map { hash($0).lowercased() }.sorted()
        let path = try file(lines.joined(separator: "\n"))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let breached = try BreachedPasswords(path: path)
        #expect(try breached.contains(Password("a stolen one")))
        #expect(try breached.contains(Password("b stolen one")))
    }

    @Test("A file that is missing, or is no such list, is refused and never read as an empty one")
    func otherFiles() throws {
        #expect(throws: BreachedPasswords.Fault.unreadable(path: "/nowhere/list")) {
            try BreachedPasswords(path: "/nowhere/list")
        }
        for text in ["password\n123456\n", "\n\n\n", String(repeating: "A", count: 10_000), "ABCDEF012\n"] {
            let path = try file(text)
            defer { try? FileManager.default.removeItem(atPath: path) }
            #expect(throws: BreachedPasswords.Fault.notAHash(path: path, offset: 0)) {
                try BreachedPasswords(path: path)
            }
        }
    }
}
