import Evidence
import Foundation
import SeededSupport
import TestSupport
import Testing

@Suite("A copy of a voice is the sound and nothing else")
struct SoundCopyTests {
    private static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        Array(name.utf8) + withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
            + (body.count.isMultiple(of: 2) ? [] : [0])
    }

    private static let format: [UInt8] = [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0]
    private static let sound: [UInt8] = (0..<101).map { UInt8($0) }

    private static func wave(_ chunks: [[UInt8]]) -> [UInt8] {
        chunk("RIFF", Array("WAVE".utf8) + chunks.flatMap { $0 })
    }

    private func copy(_ bytes: [UInt8], _ kind: EvidenceKind) throws -> [UInt8] {
        try ViewingCopy.make(of: bytes, kind, by: nil, in: try ConfinedProcess()).bytes
    }

    @Test("Of a WAV the format and the samples stay; who, where and with what it was recorded goes")
    func wave() throws {
        let plain = Self.wave([Self.chunk("fmt ", Self.format), Self.chunk("data", Self.sound)])
        let told = Self.wave([
            Self.chunk("LIST", Array("INFOIART Qanari Zut".utf8)), Self.chunk("fmt ", Self.format),
            Self.chunk("bext", Array("Kouna, 14.5 N".utf8)), Self.chunk("data", Self.sound),
            Self.chunk("id3 ", Array("Qanari".utf8)),
        ])
        #expect(try copy(told, .wav) == plain)
        #expect(try copy(plain, .wav) == plain)
    }

    @Test("Of an AMR the frames stay; what a phone appended goes", arguments: ["#!AMR\n", "#!AMR-WB\n"])
    func speech(head: String) throws {
        let (first, rest): (UInt8, Int) = head == "#!AMR\n" ? (0x3C, 31) : (0x04, 17)
        let frame = [first] + [UInt8](repeating: 7, count: rest)
        let plain = Array(head.utf8) + frame + frame
        #expect(try copy(plain + Array("Qanari recorded this".utf8), .amr) == plain)
        #expect(try copy(plain, .amr) == plain)
    }

    @Test(
        "What is not built as it says gives no copy",
        arguments: [
            ("RIFF", EvidenceKind.wav), ("RIFF\u{4}\0\0\0WAVE", .wav), ("RIFFxxxxWAVEdata\u{FF}\u{FF}", .wav),
            ("RIFFxxxxWAVEfmt \u{2}\0\0\0ab", .wav), ("#!AMR\n", .amr), ("#!AMR\nzzzz", .amr), ("", .amr), ("", .wav),
        ])
    func broken(text: String, kind: EvidenceKind) {
        #expect(throws: ViewingCopy.Failure.damaged) { _ = try copy(Array(text.utf8), kind) }
    }

    @Test("Any bytes at all end in a copy or a refusal", arguments: 0..<200 as Range<UInt64>)
    func anything(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Self.wave([
            Self.chunk("LIST", [1, 2, 3]), Self.chunk("fmt ", Self.format), Self.chunk("data", Self.sound),
        ])
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
            bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        let made = try? copy(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator))), .wav)
        #expect(made.map { $0.count <= bytes.count } ?? true)
    }
}
