import Bytes
import Hashing
import HearingTestSupport
import SeededSupport
import Testing

@Suite("Digests that protocols ask for") struct HashingTests {
    @Test(
        "MD5 gives the digests of RFC 1321",
        arguments: [
            ("", "d41d8cd98f00b204e9800998ecf8427e"), ("a", "0cc175b9c0f1b6a831c399e269772661"),
            ("abc", "900150983cd24fb0d6963f7d28e17f72"), ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
            ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f"),
            (String(repeating: "1234567890", count: 8), "57edf4a22be3c955ac49da2e2107b67a"),
        ])
    func md5(text: String, digest: String) { #expect(MD5.hex(of: text.utf8) == digest) }

    @Test("SHA-1 and SHA-256 give the digests of FIPS 180")
    func sha() {
        let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        #expect(SHA1.hex(of: "abc".utf8) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(SHA1.hex(of: long.utf8) == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
        #expect(SHA256.hex(of: "abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(SHA256.hex(of: long.utf8) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        let million = [UInt8](repeating: 0x61, count: 1_000_000)
        #expect(SHA256.hex(of: million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test("A file hashed in pieces has the digest of the whole", arguments: 0..<20 as Range<UInt64>)
    func pieces(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<Int.random(in: 0...700, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        var md5 = MD5()
        var sha = SHA256()
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...130, using: &random))
            md5.update(piece)
            sha.update(AnySequence(piece))
            rest = rest.dropFirst(piece.count)
        }
        #expect(md5.finalized() == MD5.digest(of: bytes))
        #expect(sha.finalized() == SHA256.digest(of: bytes))
    }

    @Test("HMAC gives the codes of RFC 2202 and RFC 4231, also for keys longer than a block")
    func hmac() {
        let what = Array("what do ya want for nothing?".utf8)
        #expect(MD5.hmac(of: what, key: Array("Jefe".utf8)).hex == "750c783e6ab0b503eaa86e310a5db738")
        #expect(SHA1.hmac(of: what, key: Array("Jefe".utf8)).hex == "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79")
        #expect(
            SHA256.hmac(of: what, key: Array("Jefe".utf8)).hex
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = [UInt8](repeating: 0xaa, count: 131)
        #expect(
            SHA256.hmac(of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8), key: long).hex
                == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }
}
