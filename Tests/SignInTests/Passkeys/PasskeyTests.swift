import Protection
import SignIn
import Testing

@Suite("Passkeys")
struct PasskeyTests {
    let party: RelyingParty
    let handle: [UInt8] = [1, 2, 3, 4]

    init() throws {
        party = try RelyingParty(origin: "http://localhost:8080")
    }

    private func challenge(_ ceremony: PasskeyChallenge.Ceremony, handle: [UInt8]? = nil) -> PasskeyChallenge {
        var generator = SystemRandomNumberGenerator()
        return PasskeyChallenge(for: ceremony, userHandle: handle, at: now, using: &generator)
    }

    private func enrol(_ authenticator: SoftAuthenticator) throws(PasskeyError) -> Passkey {
        let challenge = challenge(.registration)
        return try party.register(authenticator.register(challenge), answering: challenge, at: now).passkey
    }

    private func signIn(
        _ authenticator: SoftAuthenticator, _ passkey: Passkey, at moment: Instant = now
    ) throws -> Passkey {
        let challenge = challenge(.assertion)
        let reply = try authenticator.sign(challenge)
        return try party.authenticate(reply, with: passkey, of: handle, answering: challenge, at: moment)
    }

    @Test("A passkey is enrolled and signs in, of either kind", arguments: Passkey.Algorithm.allCases)
    func theWholeWay(algorithm: Passkey.Algorithm) throws {
        var authenticator = SoftAuthenticator(algorithm)
        let passkey = try enrol(authenticator)
        #expect(passkey.algorithm == algorithm)
        #expect(passkey.id == authenticator.id)
        #expect(passkey.publicKey.count == (algorithm == .es256 ? 64 : 32))
        authenticator.signCount = 2
        #expect(try signIn(authenticator, passkey).signCount == 2)
    }

    @Test(
        "One bit changed anywhere in what was signed, or in the signature, is found",
        arguments: Passkey.Algorithm.allCases)
    func everyBitCounts(algorithm: Passkey.Algorithm) throws {
        var authenticator = SoftAuthenticator(algorithm)
        let passkey = try enrol(authenticator)
        authenticator.signCount = 2
        let challenge = challenge(.assertion)
        let reply = try authenticator.sign(challenge)
        func taken(data: [UInt8]? = nil, client: [UInt8]? = nil, signature: [UInt8]? = nil) -> Bool {
            let reply = AssertionReply(
                id: reply.id, clientData: client ?? reply.clientData,
                authenticatorData: data ?? reply.authenticatorData, signature: signature ?? reply.signature,
                userHandle: nil)
            return (try? party.authenticate(reply, with: passkey, of: handle, answering: challenge, at: now)) != nil
        }
        #expect(taken())
        func flipped(_ bytes: [UInt8], _ bit: Int) -> [UInt8] {
            var bytes = bytes
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            return bytes
        }
        for bit in 0..<reply.authenticatorData.count * 8 {
            #expect(!taken(data: flipped(reply.authenticatorData, bit)))
        }
        for bit in 0..<reply.signature.count * 8 { #expect(!taken(signature: flipped(reply.signature, bit))) }
        for bit in stride(from: 0, to: reply.clientData.count * 8, by: 3) {
            #expect(!taken(client: flipped(reply.clientData, bit)))
        }
        #expect(!taken(signature: []) && !taken(signature: reply.signature + [0]) && !taken(data: []))
    }

    @Test("A challenge is 32 random bytes, each another")
    func asvs_V6_7_2_challenges() {
        let challenges = (0..<1000).map { _ in challenge(.assertion).bytes }
        #expect(challenges.allSatisfy { $0.count == 32 })
        #expect(Set(challenges).count == 1000)
    }

    @Test("An answer that was taken is worth nothing again: its challenge is gone, and it fits no other")
    func asvs_V6_7_2_noReplay() throws {
        var authenticator = SoftAuthenticator(.es256)
        let passkey = try enrol(authenticator)
        authenticator.signCount = 2
        var pending = PendingChallenges()
        let first = challenge(.assertion)
        pending.add(first, for: "browser")
        let reply = try authenticator.sign(first)
        let found = pending.take("browser", at: now)
        let taken = try #require(found)
        #expect(throws: Never.self) {
            try party.authenticate(reply, with: passkey, of: handle, answering: taken, at: now)
        }
        #expect(pending.take("browser", at: now) == nil)
        #expect(throws: PasskeyError.wrongChallenge) {
            try party.authenticate(reply, with: passkey, of: handle, answering: challenge(.assertion), at: now)
        }
    }

    @Test("A challenge ends after five minutes, and is gone once it was asked for")
    func asvs_V6_7_2_challengesEnd() throws {
        let authenticator = SoftAuthenticator(.edDSA)
        let challenge = challenge(.registration)
        let reply = authenticator.register(challenge)
        #expect(throws: Never.self) { try party.register(reply, answering: challenge, at: later(299)) }
        #expect(throws: PasskeyError.challengeExpired) {
            try party.register(reply, answering: challenge, at: later(300))
        }
        #expect(throws: PasskeyError.challengeExpired) {
            try party.register(reply, answering: challenge, at: later(-1))
        }
        var pending = PendingChallenges()
        pending.add(challenge, for: "browser")
        #expect(pending.take("browser", at: later(300)) == nil)
        #expect(pending.take("browser", at: now) == nil)
    }

    @Test("Challenges that nobody answers do not fill the memory: the oldest give way")
    func pendingIsBounded() {
        var pending = PendingChallenges(most: 3)
        let challenge = challenge(.assertion)
        for number in 0..<1000 { pending.add(challenge, for: "\(number)") }
        #expect((0..<1000).filter { pending.take("\($0)", at: now) != nil } == [997, 998, 999])
        // Taken and added again and again: still three.
        for _ in 0..<100 {
            pending.add(challenge, for: "a")
            #expect(pending.take("a", at: now) != nil)
        }
        for number in 0..<4 { pending.add(challenge, for: "\(number)") }
        #expect((0..<4).filter { pending.take("\($0)", at: now) != nil } == [1, 2, 3])
    }

    @Test(
        "An answer from another origin is refused, however alike it looks",
        arguments: [
            "http://localhost:8081", "https://localhost:8080", "http://localhost:8080/", "http://localhost",
            "http://LOCALHOST:8080", "http://localhost:8080.example.org", "http://127.0.0.1:8080", "null", "",
        ])
    func wrongOrigin(origin: String) throws {
        var authenticator = SoftAuthenticator(.es256)
        let passkey = try enrol(authenticator)
        authenticator.origin = origin
        authenticator.signCount = 2
        #expect(throws: PasskeyError.wrongOrigin) { try enrol(authenticator) }
        #expect(throws: PasskeyError.wrongOrigin) { try signIn(authenticator, passkey) }
    }

    @Test("A passkey of another site, or used inside another site's page, is refused")
    func otherSites() throws {
        let good = SoftAuthenticator(.es256)
        let passkey = try enrol(good)
        var other = good
        other.partyID = "example.org"
        other.signCount = 2
        #expect(throws: PasskeyError.wrongParty) { try enrol(other) }
        #expect(throws: PasskeyError.wrongParty) { try signIn(other, passkey) }
        var framed = good
        framed.crossOrigin = true
        #expect(throws: PasskeyError.embedded) { try enrol(framed) }
        framed.crossOrigin = false
        framed.extra = #","topOrigin":"https://example.org""#
        #expect(throws: PasskeyError.embedded) { try enrol(framed) }
    }

    @Test("An answer of one ceremony is none of the other")
    func ceremoniesDiffer() throws {
        var authenticator = SoftAuthenticator(.es256)
        let passkey = try enrol(authenticator)
        authenticator.signCount = 2
        let toRegister = challenge(.registration)
        let toSign = challenge(.assertion)
        #expect(throws: PasskeyError.wrongCeremony) {
            try party.register(authenticator.register(toRegister, type: "webauthn.get"), answering: toRegister, at: now)
        }
        #expect(throws: PasskeyError.wrongCeremony) {
            try party.register(authenticator.register(toSign), answering: toSign, at: now)
        }
        #expect(throws: PasskeyError.wrongCeremony) {
            try party.authenticate(
                authenticator.sign(toSign, type: "webauthn.create"), with: passkey, of: handle, answering: toSign,
                at: now)
        }
        #expect(throws: PasskeyError.wrongCeremony) {
            try party.authenticate(
                authenticator.sign(toRegister), with: passkey, of: handle, answering: toRegister, at: now)
        }
    }

    @Test("Without a touch, or without the device checking who touches, nothing is taken")
    func presenceAndVerification() throws {
        let good = SoftAuthenticator(.es256)
        let passkey = try enrol(good)
        let cases: [(UInt8, PasskeyError)] = [(0x04, .notPresent), (0x01, .notVerified), (0x00, .notPresent)]
        for (flags, error) in cases {
            var authenticator = good
            authenticator.flags = flags
            authenticator.signCount = 2
            #expect(throws: error) { try enrol(authenticator) }
            #expect(throws: error) { try signIn(authenticator, passkey) }
        }
    }

    @Test("A passkey that is backed up and cannot be, or changes its mind, is refused; one that comes to be is taken")
    func backups() throws {
        var authenticator = SoftAuthenticator(.es256)
        authenticator.flags = 0x15
        #expect(throws: PasskeyError.impossibleBackup) { try enrol(authenticator) }
        authenticator.flags = 0x0D
        let passkey = try enrol(authenticator)
        #expect(passkey.isSyncable && !passkey.isSynced)
        authenticator.signCount = 2
        authenticator.flags = 0x1D
        #expect(try signIn(authenticator, passkey).isSynced)
        authenticator.flags = 0x05
        #expect(throws: PasskeyError.impossibleBackup) { try signIn(authenticator, passkey) }
    }

    @Test(
        "A count that goes back or stands still betrays a copy; one that never counts is taken",
        arguments: [
            (5, 6, true), (5, 5, false), (5, 4, false), (5, 0, false), (0, 0, true), (0, 1, true),
            (UInt32.max, 0, false), (UInt32.max - 1, .max, true),
        ] as [(UInt32, UInt32, Bool)])
    func counterBack(before: UInt32, after: UInt32, taken: Bool) throws {
        var authenticator = SoftAuthenticator(.es256)
        authenticator.signCount = before
        let passkey = try enrol(authenticator)
        authenticator.signCount = after
        if taken {
            #expect(try signIn(authenticator, passkey).signCount == after)
        } else {
            #expect(throws: PasskeyError.counterWentBack) { try signIn(authenticator, passkey) }
        }
    }

    @Test("asvs_V6_3_4: another passkey, another account's handle and a challenge for another account are refused")
    func otherAccounts() throws {
        var authenticator = SoftAuthenticator(.es256)
        let passkey = try enrol(authenticator)
        authenticator.signCount = 2
        let open = challenge(.assertion)
        let theirs = challenge(.assertion, handle: [9])
        #expect(throws: PasskeyError.wrongAccount) {
            try party.authenticate(
                authenticator.sign(open, userHandle: [9]), with: passkey, of: handle, answering: open, at: now)
        }
        #expect(throws: PasskeyError.wrongAccount) {
            try party.authenticate(authenticator.sign(theirs), with: passkey, of: handle, answering: theirs, at: now)
        }
        var other = authenticator
        other.id = [7]
        #expect(throws: PasskeyError.wrongPasskey) {
            try party.authenticate(other.sign(open), with: passkey, of: handle, answering: open, at: now)
        }
        // Another key under the same id.
        var forged = SoftAuthenticator(.es256)
        forged.signCount = 2
        #expect(throws: PasskeyError.badSignature) { try signIn(forged, passkey) }
    }

    @Test("A key of one kind does not verify as the other")
    func kindsDoNotMix() throws {
        var authenticator = SoftAuthenticator(.edDSA)
        let passkey = try enrol(authenticator)
        authenticator.signCount = 2
        let mixed = Passkey(
            id: passkey.id, algorithm: .es256, publicKey: passkey.publicKey, signCount: 1, model: passkey.model,
            isSyncable: false, isSynced: false)
        #expect(throws: PasskeyError.badSignature) { try signIn(authenticator, mixed) }
    }

    @Test("A statement on the authenticator's make is said to be ignored, and none is said to be none")
    func attestations() throws {
        var authenticator = SoftAuthenticator(.es256)
        let challenge = challenge(.registration)
        #expect(
            try party.register(authenticator.register(challenge), answering: challenge, at: now).attestation == .none)
        authenticator.format = "packed"
        authenticator.statement = CBORWriter.map([
            (CBORWriter.text("alg"), CBORWriter.integer(-7)), (CBORWriter.text("sig"), CBORWriter.bytes([1, 2, 3])),
        ])
        #expect(
            try party.register(authenticator.register(challenge), answering: challenge, at: now).attestation
                == .ignored(format: "packed"))
        authenticator.format = "none"
        #expect(throws: PasskeyError.malformed) { try enrol(authenticator) }
    }

    @Test("Every failure reads alike to a stranger", arguments: PasskeyError.allCases)
    func sameWords(error: PasskeyError) {
        #expect(error.words == SignInRefusal.words)
    }

    @Test(
        "A site is named by its host; digits, paths, capitals and plain http elsewhere are refused",
        arguments: [
            ("http://localhost:8080", "localhost"), ("https://releve.example.org", "releve.example.org"),
            ("https://releve.example.org:8443", "releve.example.org"), ("http://127.0.0.1:8080", nil),
            ("https://192.0.2.7", nil), ("https://[::1]:8080", nil), ("http://releve.example.org", nil),
            ("https://Releve.example.org", nil), ("https://releve.example.org/", nil), ("https://", nil), ("", nil),
            ("https://a..b", nil), ("https://a@b", nil), ("https://a:0", nil), ("https://a:99999", nil),
            ("ftp://a.example.org", nil), ("https://-a.example.org", nil),
        ] as [(String, String?)])
    func origins(origin: String, host: String?) {
        #expect((try? RelyingParty(origin: origin))?.id == host)
    }
}
