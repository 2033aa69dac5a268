import Bytes
import SeededSupport
import Testing

@Suite("Bytes as text, and compared")
struct BytesTests {
    @Test("Hexadecimal and each Base64 read back what they wrote", arguments: 0..<60 as Range<UInt64>)
    func roundTrip(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = (0..<Int(seed)).map { _ in UInt8.random(in: 0...255, using: &random) }
        #expect([UInt8](hex: bytes.hex) == bytes && [UInt8](hex: bytes.hex.uppercased()) == bytes)
        for base64 in [Base64.standard, .unpadded, .url] {
            #expect(base64.decode(base64.encode(bytes)) == bytes)
        }
    }

    @Test("The examples of RFC 4648 hold")
    func examples() {
        #expect(Base64.standard.encode(Array("foobar".utf8)) == "Zm9vYmFy")
        #expect(Base64.standard.encode(Array("fooba".utf8)) == "Zm9vYmE=")
        #expect(Base64.standard.encode(Array("fo".utf8)) == "Zm8=" && Base64.standard.encode(Array("f".utf8)) == "Zg==")
        #expect(Base64.unpadded.encode(Array("f".utf8)) == "Zg" && Base64.standard.encode([UInt8]()).isEmpty)
        #expect(Base64.standard.encode([0xFB, 0xFF]) == "+/8=" && Base64.url.encode([0xFB, 0xFF]) == "-_8")
        #expect([0x00, 0x0F, 0xF0, 0xFF].hex == "000ff0ff")
    }

    @Test("A value has one spelling: other padding, other bits, blanks and foreign letters are refused")
    func strict() {
        for text in ["Zm8", "Zm8==", "Zm8=A", "Zm9=", "Z", "====", "Zg=", "Zm9v\n", " Zm9v", "Zm9!", "-_8=", "Z=g="] {
            #expect(Base64.standard.decode(text) == nil, "\(text)")
        }
        for text in ["Zm8=", "Zm9", "Z", "+/8", "-_9"] { #expect(Base64.url.decode(text) == nil, "\(text)") }
        for text in ["abc", "zz", "0x", "１２"] { #expect([UInt8](hex: text) == nil, "\(text)") }
    }

    @Test("Bytes are equal only where all of them are")
    func comparison() {
        #expect(equalInConstantTime([1, 2, 3], [1, 2, 3]) && equalInConstantTime([UInt8](), []))
        #expect(!equalInConstantTime([1, 2, 3], [1, 2, 4]) && !equalInConstantTime([1, 2, 3], [1, 2]))
    }
}
