import SignIn
import Testing

@Suite("Secret tokens")
struct SecretTokenTests {
    private func token(_ kind: SecretToken.Kind = .session) -> SecretToken {
        var generator = SystemRandomNumberGenerator()
        return SecretToken(kind, using: &generator)
    }

    @Test("asvs_V7_2_3, V11_5_1: a token has 256 random bits, and of 100,000 no two are the same")
    func randomTokens() {
        let tokens = Set((0..<100_000).map { _ in token().text })
        #expect(tokens.count == 100_000)
        #expect(tokens.allSatisfy { $0.utf8.count == 43 })
        // Six bits a sign, four in the last: each sign takes every value it can.
        for place in 0..<43 {
            #expect(Set(tokens.map { Array($0.utf8)[place] }).count == (place == 42 ? 16 : 64), "\(place)")
        }
    }

    @Test("What is kept is a digest that matches the token sent again, and does not hold it")
    func asvs_V7_2_2_keptAsDigest() throws {
        let token = token()
        let kept = try #require(SecretToken.Digest(bytes: token.digest.bytes))
        let sent = try #require(SecretToken(.session, text: token.text))
        #expect(sent.matches(kept))
        #expect(!kept.text.contains(token.text))
        #expect(!self.token().matches(kept))
    }

    @Test("A token of one kind is worth nothing as another", arguments: SecretToken.Kind.allCases)
    func asvs_V9_2_2_kindsDiffer(kind: SecretToken.Kind) throws {
        let token = token(kind)
        for other in SecretToken.Kind.allCases {
            let sent = try #require(SecretToken(other, text: token.text))
            #expect(sent.matches(token.digest) == (other == kind))
        }
    }

    @Test("Each bit of a token and of a digest counts")
    func everyBitCounts() throws {
        let token = token()
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let text = Array(token.text)
        for place in text.indices.dropLast() {
            var other = text
            other[place] = alphabet[(alphabet.firstIndex(of: text[place])! + 1) % 64]
            #expect(try !#require(SecretToken(.session, text: String(other))).matches(token.digest))
        }
        for bit in 0..<256 {
            var bytes = token.digest.bytes
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(!token.matches(SecretToken.Digest(bytes: bytes)!))
        }
    }

    @Test("One value has one spelling: padding, blanks, other alphabets and stray bits are refused")
    func oneSpelling() {
        let token = SecretToken(.session, text: String(repeating: "A", count: 43))
        #expect(token?.text == String(repeating: "A", count: 43))
        let others = [
            "", "A", String(repeating: "A", count: 42), String(repeating: "A", count: 44),
            String(repeating: "A", count: 42) + "=", String(repeating: "A", count: 42) + "B",
            String(repeating: "A", count: 42) + " ", "+" + String(repeating: "A", count: 42),
            "é" + String(repeating: "A", count: 41), String(repeating: "A", count: 1_000_000),
        ]
        for text in others { #expect(SecretToken(.session, text: text) == nil, "\(text.prefix(50))") }
    }

    @Test("A token that slips into a log says nothing")
    func printingSaysNothing() {
        let token = token()
        var dumped = ""
        dump(token, to: &dumped)
        for text in ["\(token)", String(reflecting: token), "\([token])", dumped] {
            #expect(!text.contains(token.text) && !text.contains("secret"))
        }
    }
}
