import Bytes
import Foundation
import Protection
import SignIn
import Testing

/// Answers recorded from Chromium 156 with a virtual authenticator at http://localhost:8080.
/// The challenge counts from 0 to 31 to register, and from 255 down to 224 to sign in.
@Suite("Passkeys of a real browser")
struct BrowserTests {
    let party: RelyingParty

    init() throws {
        party = try RelyingParty(origin: "http://localhost:8080")
    }

    static let es256 = (
        registration:
            #"""
        {"id":"hcwnDDYjcGgdZSAKbdHYqNREpZAbfUyUpYuinhJyjfA","rawId":"hcwnDDYjcGgdZSAKbdHYqNREpZAbfUyUpYu\#
        inhJyjfA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"eyJ0eXBl\#
        Ijoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQUFFQ0F3UUZCZ2NJQ1FvTERBME9EeEFSRWhNVUZSWVhHQmthR3h3\#
        ZEhoOCIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODA4MCIsImNyb3NzT3JpZ2luIjpmYWxzZX0","attestationObj\#
        ect":"o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVikSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQ\#
        ECAwQFBgcIAQIDBAUGBwgAIIXMJww2I3BoHWUgCm3R2KjURKWQG31MlKWLop4Sco3wpQECAyYgASFYICrTrX9bfUuW5533DV\#
        pvmhdrl-ONHnsUGvpx3pdW0OpNIlgglyEPJxfdueTvghhwyt0bLBFXgF_j89Un793eu_4XdsU"}}
        """#,
        assertion:
            #"""
        {"id":"hcwnDDYjcGgdZSAKbdHYqNREpZAbfUyUpYuinhJyjfA","rawId":"hcwnDDYjcGgdZSAKbdHYqNREpZAbfUyUpYu\#
        inhJyjfA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"eyJ0eXBl\#
        Ijoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiX183OV9QdjYtZmozOXZYMDhfTHg4T191N2V6cjZ1bm81LWJsNU9QaTRl\#
        QSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODA4MCIsImNyb3NzT3JpZ2luIjpmYWxzZX0","authenticatorData"\#
        :"SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg","signature":"MEUCIQDE4jdl0gvOGJcaVgvJAm_NQ\#
        eQ1S7EKylENbgSn9-JgKAIgJztUnLBNGwlZ4G0hnvlxWgyut2sdYonofAJf1RzstuY","userHandle":"AQIDBA"}}
        """#
    )
    static let edDSA = (
        registration:
            #"""
        {"id":"DJJtEUyqGDBqe0QDkNj1gIqqRIww_EftTvciVLIHcbA","rawId":"DJJtEUyqGDBqe0QDkNj1gIqqRIww_EftTvc\#
        iVLIHcbA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"eyJ0eXBl\#
        Ijoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiQUFFQ0F3UUZCZ2NJQ1FvTERBME9EeEFSRWhNVUZSWVhHQmthR3h3\#
        ZEhoOCIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODA4MCIsImNyb3NzT3JpZ2luIjpmYWxzZX0","attestationObj\#
        ect":"o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViBSZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQ\#
        ECAwQFBgcIAQIDBAUGBwgAIAySbRFMqhgwantEA5DY9YCKqkSMMPxH7U73IlSyB3GwpAEBAycgBiFYIOAocH3L7Scsxp8yIy\#
        Jc5W9bOstG_1GlSyz9HfijR0oR"}}
        """#,
        assertion:
            #"""
        {"id":"DJJtEUyqGDBqe0QDkNj1gIqqRIww_EftTvciVLIHcbA","rawId":"DJJtEUyqGDBqe0QDkNj1gIqqRIww_EftTvc\#
        iVLIHcbA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"eyJ0eXBl\#
        Ijoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiX183OV9QdjYtZmozOXZYMDhfTHg4T191N2V6cjZ1bm81LWJsNU9QaTRl\#
        QSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6ODA4MCIsImNyb3NzT3JpZ2luIjpmYWxzZSwib3RoZXJfa2V5c19jYW5f\#
        YmVfYWRkZWRfaGVyZSI6ImRvIG5vdCBjb21wYXJlIGNsaWVudERhdGFKU09OIGFnYWluc3QgYSB0ZW1wbGF0ZS4gU2VlIGh0\#
        dHBzOi8vZ29vLmdsL3lhYlBleCJ9","authenticatorData":"SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFA\#
        AAAAg","signature":"DwRFNXzI41waEJ06PPMGKc1B-em3kfNVsMRndSBe18dCETDe_M406JjUq04fJQyyq_O8Qrndjajg\#
        Y9f6XSC1Dw","userHandle":"AQIDBA"}}
        """#
    )

    @Test("What Chromium makes and signs is taken, with ES256 and with Ed25519", arguments: [true, false])
    func chromium(isES256: Bool) throws {
        let recorded = isES256 ? BrowserTests.es256 : BrowserTests.edDSA
        let toRegister = PasskeyChallenge(
            stored: Array(0..<32), ceremony: .registration, userHandle: [1, 2, 3, 4], issuedAt: now)
        let toSign = PasskeyChallenge(
            stored: (0..<32).map { 255 - $0 }, ceremony: .assertion, userHandle: nil, issuedAt: now)
        let registration = try party.register(
            RegistrationReply(json: Array(recorded.registration.utf8)), answering: toRegister, at: now)
        #expect(registration.attestation == .none)
        #expect(registration.passkey.algorithm == (isES256 ? .es256 : .edDSA))
        #expect(registration.passkey.signCount == 1)
        let reply = try AssertionReply(json: Array(recorded.assertion.utf8))
        #expect(reply.userHandle == [1, 2, 3, 4])
        let after = try party.authenticate(
            reply, with: registration.passkey, of: [1, 2, 3, 4], answering: toSign, at: now)
        #expect(after.signCount == 2)
        #expect(throws: PasskeyError.counterWentBack) {
            try party.authenticate(reply, with: after, of: [1, 2, 3, 4], answering: toSign, at: now)
        }
        #expect(throws: PasskeyError.wrongChallenge) {
            try party.register(
                RegistrationReply(json: Array(recorded.registration.utf8)),
                answering: PasskeyChallenge(
                    stored: Array(1..<33), ceremony: .registration, userHandle: nil, issuedAt: now), at: now)
        }
    }

    @Test("What the browser is asked holds the challenge, the site, verification and no attestation")
    func options() throws {
        let challenge = PasskeyChallenge(
            stored: Array(0..<32), ceremony: .registration, userHandle: nil, issuedAt: now)
        let known = Passkey(
            id: [1, 2, 3], algorithm: .es256, publicKey: [], signCount: 0, model: [], isSyncable: false, isSynced: false
        )
        let creation =
            try JSONSerialization.jsonObject(
                with: Data(
                    PasskeyOptions.registration(
                        challenge, at: party, site: "Relève", userHandle: [9], userName: "A \"</script>",
                        existing: [known])))
            as! [String: Any]
        #expect(creation["challenge"] as? String == Base64.url.encode(challenge.bytes))
        #expect((creation["rp"] as? [String: String])?["id"] == "localhost")
        #expect(
            (creation["user"] as? [String: String]) == [
                "id": "CQ", "name": "A \"</script>", "displayName": "A \"</script>",
            ])
        #expect((creation["pubKeyCredParams"] as? [[String: Any]])?.compactMap { $0["alg"] as? Int } == [-8, -7])
        #expect(creation["attestation"] as? String == "none")
        #expect((creation["excludeCredentials"] as? [[String: String]])?.first?["id"] == "AQID")
        #expect((creation["authenticatorSelection"] as? [String: Any])?["userVerification"] as? String == "required")
        let request =
            try JSONSerialization.jsonObject(with: Data(PasskeyOptions.assertion(challenge, at: party)))
            as! [String: Any]
        #expect(request["rpId"] as? String == "localhost")
        #expect(request["userVerification"] as? String == "required")
        #expect((request["allowCredentials"] as? [Any])?.isEmpty == true)
    }
}
