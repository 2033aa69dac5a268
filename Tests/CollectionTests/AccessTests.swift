import Bytes
import Collection
import Foundation
import Hashing
import HearingTestSupport
import Protection
import Testing

@Suite("Who may send") struct AccessTests {
    private func header(_ algorithm: String, _ response: String) -> String {
        """
        Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=\(algorithm), \
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, \
        cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="\(response)", \
        opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
        """
    }

    @Test(
        "The examples of RFC 7616 hold, with MD5 and SHA-256, and nothing near them does",
        arguments: [
            ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
            ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
        ])
    func digest(algorithm: String, response: String) throws {
        let access = DigestAccess(realm: "http-auth@example.org")
        let answer = try #require(DigestAnswer(authorization: header(algorithm, response)))
        let secret = access.secret(user: "Mufasa", password: "Circle of Life", algorithm: answer.algorithm)
        #expect(access.isValid(answer, method: "GET", target: "/dir/index.html", secret: secret) && answer.uses == 1)
        #expect(!access.isValid(answer, method: "POST", target: "/dir/index.html", secret: secret))
        #expect(!access.isValid(answer, method: "GET", target: "/dir/other.html", secret: secret))
        #expect(!DigestAccess(realm: "other").isValid(answer, method: "GET", target: "/dir/index.html", secret: secret))
        let wrong = access.secret(user: "Mufasa", password: "circle of life", algorithm: answer.algorithm)
        #expect(!access.isValid(answer, method: "GET", target: "/dir/index.html", secret: wrong))
    }

    @Test(
        "Malformed credentials are none",
        arguments: [
            "", "Digest", "Digest username=\"a", "Digest username=\"a\", username=\"b\"", "Basic !!", "Basic YQ==",
            "Bearer x",
            "Basic //79", "Digest realm=x",
        ])
    func malformed(header: String) {
        #expect(DigestAnswer(authorization: header) == nil && BasicAnswer(authorization: header) == nil)
    }

    @Test("Basic credentials are read, a colon in the password included")
    func basic() {
        let answer = BasicAnswer(authorization: "basic " + Base64.standard.encode(Array("agent:é:1".utf8)))
        #expect(answer?.user == "agent" && answer?.password == "é:1")
    }

    @Test("A nonce is known again for its lifetime, old after it, and foreign when anyone else made it")
    func nonces() {
        let mint = NonceMint(key: Array("k".utf8), lifetime: 300)
        let now = Instant(microseconds: 1_700_000_000_000_000)
        let nonce = mint.nonce(at: now)
        #expect(mint.state(of: nonce, at: now.advanced(byMinutes: 4)) == .fresh)
        #expect(mint.state(of: nonce, at: now.advanced(byMinutes: 6)) == .stale)
        #expect(
            NonceMint(key: [1]).state(of: nonce, at: now) == .foreign && mint.state(of: "n0nce", at: now) == .foreign)
    }

    @Test("The settings code opens to the settings, and its sum is right")
    func settings() throws {
        let settings = CollectSettings(
            serverURL: "https://h.example/odk/T", projectName: "Relève \"Gao\"", language: "fr")
        let bytes = try #require(Base64.standard.decode(settings.code))
        #expect(bytes.prefix(2) == [0x78, 0x01] && (Int(bytes[0]) * 256 + Int(bytes[1])) % 31 == 0)
        let length = Int(bytes[3]) | Int(bytes[4]) << 8
        #expect(String(decoding: bytes[7..<7 + length], as: UTF8.self) == settings.json && bytes.count == length + 11)
        let parsed = try #require(try JSONSerialization.jsonObject(with: Data(settings.json.utf8)) as? [String: Any])
        let general = try #require(parsed["general"] as? [String: Any])
        #expect(general["server_url"] as? String == "https://h.example/odk/T" && general["username"] == nil)
    }
}
