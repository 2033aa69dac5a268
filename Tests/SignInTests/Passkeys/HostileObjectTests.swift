import Protection
import SeededSupport
import SignIn
import Testing

/// What an attacker's browser may send in place of an attestation object. Each begins from one that is taken.
@Suite("Hostile passkey registrations")
struct HostileObjectTests {
    let party: RelyingParty
    let authenticator = SoftAuthenticator(.es256)
    let challenge: PasskeyChallenge = {
        var generator = SeededGenerator(seed: 3)
        return PasskeyChallenge(for: .registration, userHandle: nil, at: now, using: &generator)
    }()

    init() throws {
        party = try RelyingParty(origin: "http://localhost:8080")
    }

    private func register(_ object: [UInt8]) throws(PasskeyError) {
        _ = try party.register(authenticator.register(challenge, object: object), answering: challenge, at: now)
    }

    private func register(key: [UInt8]) throws(PasskeyError) {
        try register(CBORWriter.map(authenticator.attestation(key: key)))
    }

    /// An attestation object with this as the value of its statement, in a format whose statement is ignored.
    private func object(statement: [UInt8]) -> [UInt8] {
        var other = authenticator
        other.format = "x"
        other.statement = statement
        return CBORWriter.map(other.attestation())
    }

    private func entry(_ value: [UInt8]) -> [UInt8] { CBORWriter.map([(CBORWriter.text("a"), value)]) }

    @Test("The object these begin from is taken, in any order of its keys")
    func baseline() {
        #expect(throws: Never.self) { try register(CBORWriter.map(authenticator.attestation())) }
        #expect(throws: Never.self) { try register(CBORWriter.map(authenticator.attestation().reversed())) }
        #expect(throws: Never.self) { try register(object(statement: entry(CBORWriter.integer(1)))) }
    }

    @Test("Cut short anywhere, it is refused")
    func truncated() {
        let object = CBORWriter.map(authenticator.attestation())
        for length in 0..<object.count {
            #expect(throws: PasskeyError.malformed) { try register(Array(object[..<length])) }
        }
    }

    @Test("With anything after it, it is refused")
    func trailing() {
        #expect(throws: PasskeyError.malformed) { try register(CBORWriter.map(authenticator.attestation()) + [0]) }
        var other = authenticator
        other.extensions = [0]
        #expect(throws: PasskeyError.malformed) { try register(CBORWriter.map(other.attestation())) }
    }

    @Test("A key given twice is refused, in the object, in its statement and in the public key")
    func duplicateKeys() {
        var parts = authenticator.attestation()
        parts.append(parts[0])
        #expect(throws: PasskeyError.malformed) { try register(CBORWriter.map(parts)) }
        let twice = CBORWriter.map([
            (CBORWriter.text("a"), CBORWriter.integer(1)), (CBORWriter.text("a"), CBORWriter.integer(2)),
        ])
        #expect(throws: PasskeyError.malformed) { try register(object(statement: twice)) }
        // The same label once more at the end of the key: one entry more in its head.
        var key = authenticator.coseKey
        key[0] += 1
        #expect(throws: PasskeyError.malformed) {
            try register(key: key + CBORWriter.integer(3) + CBORWriter.integer(-7))
        }
    }

    @Test("Indefinite lengths are refused, even around a good object")
    func indefinite() {
        let body = authenticator.attestation().flatMap { $0.key + $0.value }
        #expect(throws: PasskeyError.malformed) { try register([0xBF] + body + [0xFF]) }
        for value in [[0x9F, 0x01, 0xFF], [0x5F, 0x41, 0x01, 0xFF], [0x7F, 0x61, 0x61, 0xFF], [0xBF, 0xFF]] as [[UInt8]]
        {
            #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(value))) }
        }
    }

    @Test(
        "Tags, floating point, undefined, reserved heads, over-long numbers and broken text are refused",
        arguments: [
            [0xC0, 0x01], [0xD8, 0x20, 0x01], [0xF9, 0x3C, 0x00], [0xFB, 0, 0, 0, 0, 0, 0, 0, 0], [0xF7], [0xF8, 0x20],
            [0xE0], [0x1C], [0x1F], [0xFF], [0x18, 0x01], [0x19, 0x00, 0x18], [0x1A, 0, 0, 0, 1],
            [0x1B, 0, 0, 0, 0, 0, 0, 0, 1], [0x58, 0x01, 0x00], [0x1B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x3B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x62, 0xC3, 0x28], [0x63, 0xED, 0xA0, 0x80],
            [0xA1, 0x41, 0x00, 0x00], [0xA1, 0xF5, 0x00], [0xA1, 0x80, 0x00],
        ] as [[UInt8]])
    func unsupported(value: [UInt8]) {
        #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(value))) }
    }

    @Test("Numbers at the edge, truth values and null are read")
    func supported() {
        for value in [
            CBORWriter.integer(.max), CBORWriter.integer(.min), CBORWriter.integer(-1), [0xF4], [0xF5], [0xF6], [0x80],
        ] {
            #expect(throws: Never.self) { try register(object(statement: entry(value))) }
        }
    }

    @Test(
        "A length that claims more than there is takes neither time nor memory",
        arguments: [
            [0x9B, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xBB, 0x00, 0x00, 0x00, 0x10, 0, 0, 0, 0],
            [0x5B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x7A, 0xFF, 0xFF, 0xFF, 0xFF],
            [0x9A, 0x00, 0xFF, 0xFF, 0xFF],
        ] as [[UInt8]])
    func bombs(value: [UInt8]) {
        #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(value))) }
        #expect(throws: PasskeyError.malformed) { try register(value) }
    }

    @Test("Nesting is bounded: six arrays are read, and neither nine nor fifty thousand overflow the stack")
    func depth() {
        func nested(_ depth: Int) -> [UInt8] {
            Array(repeating: 0x81, count: depth) + [0x01]
        }
        #expect(throws: Never.self) { try register(object(statement: entry(nested(6)))) }
        #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(nested(9)))) }
        #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(nested(50_000)))) }
    }

    @Test("So is the number of items, and the whole length")
    func size() {
        func wide(_ count: Int) -> [UInt8] { CBORWriter.head(4, UInt64(count)) + Array(repeating: 0x01, count: count) }
        #expect(throws: Never.self) { try register(object(statement: entry(wide(900)))) }
        #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(wide(1100)))) }
        let big = CBORWriter.bytes(Array(repeating: 0, count: 60_000))
        #expect(throws: Never.self) { try register(object(statement: entry(big))) }
        let tooBig = CBORWriter.head(2, 70_000) + Array(repeating: 0, count: 70_000)
        #expect(throws: PasskeyError.malformed) { try register(object(statement: entry(tooBig))) }
    }

    @Test("A public key off the curve, of another size, with a private part, or of another kind is refused")
    func keys() {
        func integer(_ value: Int64) -> [UInt8] { CBORWriter.integer(value) }
        func ec(_ x: [UInt8], _ y: [UInt8], kind: Int64 = 2, algorithm: Int64 = -7, curve: Int64 = 1) -> [UInt8] {
            CBORWriter.map([
                (integer(1), integer(kind)), (integer(3), integer(algorithm)), (integer(-1), integer(curve)),
                (integer(-2), CBORWriter.bytes(x)), (integer(-3), CBORWriter.bytes(y)),
            ])
        }
        let one = Array(repeating: 1 as UInt8, count: 32)
        #expect(throws: PasskeyError.malformed) { try register(key: ec(one, one)) }
        #expect(throws: PasskeyError.malformed) { try register(key: ec([], [])) }
        #expect(throws: PasskeyError.malformed) { try register(key: ec(one + [1], one)) }
        for (kind, algorithm, curve) in [(3, -257, 1), (2, -35, 2), (2, -7, 2), (2, -8, 1), (1, -7, 1), (2, -65535, 1)]
            as [(Int64, Int64, Int64)]
        {
            #expect(throws: PasskeyError.unsupportedKey) {
                try register(key: ec(one, one, kind: kind, algorithm: algorithm, curve: curve))
            }
        }
        var withPrivate = authenticator.coseKey
        withPrivate[0] += 1
        #expect(throws: PasskeyError.malformed) {
            try register(key: withPrivate + integer(-4) + CBORWriter.bytes(one))
        }
        let ed = SoftAuthenticator(.edDSA).coseKey
        #expect(throws: Never.self) { try register(key: ed) }
        #expect(throws: PasskeyError.malformed) {
            try register(key: Array(ed.dropLast(32)) + Array(repeating: 0, count: 32))
        }
        #expect(throws: PasskeyError.malformed) { try register(key: integer(1)) }
    }

    @Test("Ids of no byte, or over 1,023, and ids that differ from the reply's are refused")
    func ids() {
        for (length, taken) in [(0, false), (1, true), (1023, true), (1024, false)] {
            var other = authenticator
            other.id = Array(repeating: 3, count: length)
            let reply = other.register(challenge)
            if taken {
                #expect(throws: Never.self) { try party.register(reply, answering: challenge, at: now) }
            } else {
                #expect(throws: PasskeyError.malformed) { try party.register(reply, answering: challenge, at: now) }
            }
        }
        let reply = authenticator.register(challenge)
        let renamed = RegistrationReply(
            id: [9], clientData: reply.clientData, attestationObject: reply.attestationObject)
        #expect(throws: PasskeyError.wrongPasskey) { try party.register(renamed, answering: challenge, at: now) }
    }

    @Test("Extensions are passed over where they are announced and well-formed, and refused otherwise")
    func extensions() {
        var other = authenticator
        other.flags = 0x85
        other.extensions = CBORWriter.map([(CBORWriter.text("credProtect"), CBORWriter.integer(2))])
        #expect(throws: Never.self) { try register(CBORWriter.map(other.attestation())) }
        other.extensions = CBORWriter.integer(1)
        #expect(throws: PasskeyError.malformed) { try register(CBORWriter.map(other.attestation())) }
        other.extensions = []
        #expect(throws: PasskeyError.malformed) { try register(CBORWriter.map(other.attestation())) }
    }

    @Test("Random bytes, and random changes to a good object, end in a refusal or are taken, never in a crash")
    func noise() {
        var generator = SeededGenerator(seed: 11)
        let good = CBORWriter.map(authenticator.attestation())
        for _ in 0..<3000 {
            let noise = (0..<Int.random(in: 0..<200, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            // Three thousand random strings hold no object of ours.
            #expect(throws: PasskeyError.self) { try register(noise) }
            var changed = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                changed[Int.random(in: 0..<changed.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            do { try register(changed) } catch { #expect(PasskeyError.allCases.contains(error)) }
        }
    }

    @Test(
        "What the browser is said to have been asked must be JSON of that form, and short",
        arguments: [
            "", "{}", "[]", "null", #"{"type":"webauthn.create"}"#, #"{"type":1,"challenge":"AA","origin":"x"}"#,
            String(repeating: "[", count: 50_000), "{\"type\":\"" + String(repeating: "x", count: 5000) + "\"}",
            "\u{FEFF}{}",
        ])
    func clientData(text: String) {
        let reply = authenticator.register(challenge)
        let other = RegistrationReply(
            id: reply.id, clientData: Array(text.utf8), attestationObject: reply.attestationObject)
        #expect(throws: PasskeyError.malformed) { try party.register(other, answering: challenge, at: now) }
    }

    @Test(
        "A reply that is not the browser's JSON is refused",
        arguments: [
            "", "{}", "[]", String(repeating: "[", count: 60_000), String(repeating: " ", count: 70_000),
            #"{"id":"AA","type":"public-key","response":{}}"#,
            #"{"id":"AA==","type":"public-key","response":{"clientDataJSON":"AA","attestationObject":"AA","authenticatorData":"AA","signature":"AA"}}"#,
            #"{"id":"AA","type":"password","response":{"clientDataJSON":"AA","attestationObject":"AA","authenticatorData":"AA","signature":"AA"}}"#,
            #"{"id":"AA","type":"public-key","response":{"clientDataJSON":"+A","attestationObject":"AA","authenticatorData":"AA","signature":"AA"}}"#,
        ])
    func replies(text: String) {
        #expect(throws: PasskeyError.malformed) { try RegistrationReply(json: Array(text.utf8)) }
        #expect(throws: PasskeyError.malformed) { try AssertionReply(json: Array(text.utf8)) }
    }
}
