import SignIn
import Testing

@Suite("Password hashes")
struct PasswordHashTests {
    /// A small cost, so that the tests are quick; the rules do not depend on it.
    let cost = PasswordCost(memory: 64, passes: 1, lanes: 1)!

    private func hash(_ text: String, cost: PasswordCost? = nil) throws -> PasswordHash {
        var generator = SystemRandomNumberGenerator()
        return try PasswordHash(of: Password(text), cost: cost ?? self.cost, using: &generator)
    }

    @Test(
        "Hashes that the reference implementation of Argon2 publishes verify here, and only for their password",
        arguments: [
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        ])
    func publishedVectors(text: String) throws {
        let hash = try PasswordHash(text: text)
        #expect(try hash.verifies(Password("password")))
        #expect(try !hash.verifies(Password("differentpassword")))
        #expect(hash.text == text)
    }

    @Test("The cost by default is Argon2id with 46 MiB, one pass and one lane, and says so in what is kept")
    func asvs_V11_4_2_defaultCost() throws {
        let text = try hash("correct horse battery staple", cost: .standard).text
        #expect(text.hasPrefix("$argon2id$v=19$m=47104,t=1,p=1$"))
        #expect(try PasswordHash(text: text).verifies(Password("correct horse battery staple")))
    }

    @Test("A hash made at a lower or other cost asks to be made anew, one at today's does not")
    func asvs_V11_4_2_rehash() throws {
        let hash = try hash("correct horse battery staple")
        #expect(hash.needsRehash())
        #expect(!hash.needsRehash(at: cost))
        #expect(try PasswordHash(text: hash.text).needsRehash(at: .passphrase))
    }

    @Test("The same password hashes differently each time")
    func saltsDiffer() throws {
        #expect(try hash("correct horse battery staple").text != hash("correct horse battery staple").text)
    }

    @Test(
        "A password is compared as sent: case, a blank at the end, a NUL within and every character count",
        arguments: [
            "Correct horse battery staple", "correct horse battery staple ", " correct horse battery staple",
            "correct horse battery staple\0", "correct horse battery\0 staple", "correct horse battery stapl",
            "correct horse battery stаple",  // a Cyrillic a
        ])
    func asvs_V6_2_8_exactlyAsSent(other: String) throws {
        let hash = try hash("correct horse battery staple")
        #expect(try hash.verifies(Password("correct horse battery staple")))
        #expect(try !hash.verifies(Password(other)))
    }

    @Test(
        "Nothing is cut off: passwords that agree in their first 64, 72 or 500 bytes differ", arguments: [64, 72, 500])
    func asvs_V6_2_8_noTruncation(length: Int) throws {
        let stem = String(repeating: "xy", count: length / 2)
        let hash = try hash(stem + "A")
        #expect(try hash.verifies(Password(stem + "A")))
        #expect(try !hash.verifies(Password(stem + "B")))
        #expect(try !hash.verifies(Password(stem)))
    }

    @Test("The same characters typed on another keyboard are the same password")
    func normalised() throws {
        let composed = try hash("élève protégé à Gao")
        #expect(try composed.verifies(Password("e\u{301}le\u{300}ve prote\u{301}ge\u{301} a\u{300} Gao")))
        #expect(try composed.verifies(Password("élève protégé à Ｇａｏ")))
        #expect(try !composed.verifies(Password("eleve protege a Gao")))
    }

    @Test("A decoy takes no password, and is kept in the form of any other hash")
    func asvs_V6_3_8_decoy() throws {
        var generator = SystemRandomNumberGenerator()
        let decoy = PasswordHash.decoy(cost: cost, using: &generator)
        #expect(try !decoy.verifies(Password("correct horse battery staple")))
        #expect(try !decoy.verifies(Password("")))
        #expect(decoy.text.utf8.count == (try hash("x").text.utf8.count))
        #expect(decoy.cost == cost)
    }

    @Test(
        "A kept hash that is another kind, damaged, or so dear that it would bring the server down is refused",
        arguments: [
            "", "$", "password", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=256,t=4000000,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=256,t=2,p=99$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=7,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=0256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=-256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$t=2,m=256,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$", "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4=",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4$",
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/5",
        ])
    func damagedHashes(text: String) {
        #expect(throws: PasswordHashError.malformed) { try PasswordHash(text: text) }
    }

    @Test("A password or a hash that is printed says nothing of itself")
    func printingSaysNothing() throws {
        let password = try Password("correct horse battery staple")
        let hash = try hash("correct horse battery staple")
        for text in ["\(password)", String(reflecting: password), String(reflecting: hash), "\([password])"] {
            #expect(!text.contains("horse") && !text.contains("99") && !text.contains(hash.text.suffix(10)))
        }
        var dumped = ""
        dump(password, to: &dumped)
        dump(hash, to: &dumped)
        #expect(!dumped.contains("bytes") && !dumped.contains("digest"))
    }
}
