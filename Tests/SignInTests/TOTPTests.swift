import Protection
import SignIn
import Testing

@Suite("Codes from an app")
struct TOTPTests {
    let totp = TOTP(secret: Array("12345678901234567890".utf8))!

    private func base32(_ text: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        let bits = text.utf8.flatMap { character in
            (0..<5).reversed().map { alphabet.firstIndex(of: character)! >> $0 & 1 }
        }
        return stride(from: 0, to: bits.count / 8 * 8, by: 8).map {
            bits[$0..<$0 + 8].reduce(0) { $0 << 1 | UInt8($1) }
        }
    }

    @Test(
        "The codes of RFC 6238 come out",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func publishedCodes(seconds: Int64, code: String) {
        let eight = TOTP(secret: totp.secret, digits: 8)!
        let step = TOTP.step(at: Instant(microseconds: seconds * 1_000_000))
        #expect(eight.code(at: step) == code)
        #expect(totp.code(at: step) == String(code.suffix(6)))
    }

    @Test("The codes of oathtool come out, with six figures and with eight")
    func oathtoolCodes() throws {
        let secret = base32("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
        var compared = 0
        for line in try shared("interchange/auth/totp_vectors.txt").split(separator: "\n") {
            let parts = line.split(separator: " ")
            let time = parts[1].split(separator: ":").map { Int64($0)! }
            let day = Day(parts[0])!
            let seconds = Int64(day.daysSinceEpoch) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
            let step = TOTP.step(at: Instant(microseconds: seconds * 1_000_000))
            for (index, part) in parts.enumerated() where part == "sha1/6" || part == "sha1/8" {
                let totp = TOTP(secret: secret, digits: part == "sha1/6" ? 6 : 8)!
                #expect(totp.code(at: step) == parts[index + 1])
                compared += 1
            }
        }
        #expect(compared == 8)
    }

    @Test("A code is taken once: not again in its time, nor after a restart that kept the last step")
    func asvs_V6_5_1_noReplay() throws {
        let step = TOTP.step(at: now)
        let code = totp.code(at: step)
        let taken = try totp.accept(code, at: now, after: nil)
        #expect(taken == step)
        // The server starts again: the secret and the step come from the store.
        let again = TOTP(secret: totp.secret)!
        #expect(throws: CodeError.replayed) { try again.accept(code, at: later(1), after: taken) }
        #expect(throws: CodeError.replayed) { try again.accept(code, at: later(29), after: taken) }
        // The code before it is spent with it.
        #expect(throws: CodeError.replayed) { try again.accept(totp.code(at: step - 1), at: later(1), after: taken) }
        #expect(try again.accept(totp.code(at: step + 1), at: later(30), after: taken) == step + 1)
    }

    @Test("A clock turned back takes no code twice")
    func asvs_V6_5_8_clockTurnedBack() throws {
        let taken = try totp.accept(totp.code(at: TOTP.step(at: later(3600))), at: later(3600), after: nil)
        #expect(throws: CodeError.replayed) {
            try totp.accept(totp.code(at: TOTP.step(at: now)), at: now, after: taken)
        }
    }

    @Test(
        "A code ends: one step either way is taken, two are not",
        arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)])
    func asvs_V6_5_5_codesEnd(steps: Int64, taken: Bool) {
        let code = totp.code(at: TOTP.step(at: now) + steps)
        if taken {
            #expect(throws: Never.self) { try totp.accept(code, at: now, after: nil) }
        } else {
            #expect(throws: CodeError.wrong) { try totp.accept(code, at: now, after: nil) }
        }
    }

    @Test("A code has six figures, and a new secret 160 bits")
    func asvs_V6_5_4_lengths() {
        var generator = SystemRandomNumberGenerator()
        let new = TOTP(using: &generator)
        #expect(new.secret.count == 20)
        #expect(new.code(at: 0).utf8.count == 6)
        #expect(new.secret != TOTP(using: &generator).secret)
        #expect(TOTP(secret: Array(repeating: 1, count: 15)) == nil)
    }

    @Test(
        "Text that is no code is refused before any is computed",
        arguments: [
            "", "12345", "1234567", "12345a", "-12345", "٠٨٤٣٥٦", "０８４３５６", "12345\0",
            String(repeating: " ", count: 90_000) + "123456",
        ])
    func notCodes(text: String) {
        #expect(throws: CodeError.notACode) { try totp.accept(text, at: now, after: nil) }
    }

    @Test("Blanks in a code, as apps show it, do not matter")
    func blanksInCodes() throws {
        let code = totp.code(at: TOTP.step(at: now))
        #expect(try totp.accept("\(code.prefix(3)) \(code.suffix(3))", at: now, after: nil) == TOTP.step(at: now))
    }

    @Test(
        "A time before 1970, or the last there is, ends in a refusal and not in a crash",
        arguments: [Int64.min, -1, .max])
    func strangeTimes(microseconds: Int64) {
        #expect(throws: CodeError.notACode) {
            try totp.accept("no code", at: Instant(microseconds: microseconds), after: nil)
        }
        let step = TOTP.step(at: Instant(microseconds: microseconds))
        #expect(step >= 0)
        #expect(throws: Never.self) {
            try totp.accept(totp.code(at: step), at: Instant(microseconds: microseconds), after: nil)
        }
    }

    @Test("The app is told issuer, account and secret, whatever letters they hold")
    func enrolmentAddress() {
        let address = totp.address(issuer: "Relève", account: "A & B?x=1")
        #expect(
            address
                == "otpauth://totp/Rel%C3%A8ve:A%20%26%20B%3Fx%3D1?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rel%C3%A8ve&algorithm=SHA1&digits=6&period=30"
        )
        #expect(base32(totp.secretText) == totp.secret)
    }

    @Test("Wrong, replayed and malformed read alike to whoever is not signed in")
    func sameWords() {
        #expect(CodeError.wrong.words == SignInRefusal.words)
        #expect(CodeError.replayed.words == SignInRefusal.words)
        #expect(CodeError.notACode.words == PasskeyError.badSignature.words)
    }
}
