import Evidence
import SeededSupport
import Testing

@Suite("Archives are judged before they are opened")
struct ArchiveTests {
    private let rule = UploadRule.ArchiveRule(entries: 100, unpackedBytes: 50 << 20, ratio: 200)

    private func flaw(_ archive: Archive) -> ArchiveFlaw? { flaw(archive.bytes) }

    private func flaw(_ bytes: [UInt8]) -> ArchiveFlaw? {
        do {
            _ = try ZipInspection(bytes, rule: rule)
            return nil
        } catch {
            return error
        }
    }

    @Test("an archive others made is measured to the byte")
    func genuine() throws {
        let inspection = try ZipInspection(Samples.zip, rule: rule)
        #expect(inspection.entries == 2)
        #expect(inspection.unpackedBytes == 540)
        let text = Array(Samples.text.utf8)
        #expect(
            try ZipInspection(Archive([.deflated("a.txt", Samples.deflated, unpacked: text.count)]).bytes, rule: rule)
                .unpackedBytes == text.count)
        // A declaration that is off by one is a lie, either way.
        #expect(flaw(Archive([.deflated("a.txt", Samples.deflated, unpacked: text.count - 1)])) == .ratio)
        #expect(flaw(Archive([.deflated("a.txt", Samples.deflated, unpacked: text.count + 1)])) == .damaged)
        #expect(flaw(Archive([.deflated("a.txt", Samples.deflated + [0], unpacked: text.count)])) == .damaged)
        #expect(flaw(Archive([])) == nil)
    }

    @Test(
        "asvs_V5_2_3: bombs are refused: by what they declare, by what they hide, by their number and by their overlap")
    func bombs() {
        // 2 MB that declare truly what they are: 330 MB.
        #expect(
            flaw(Archive([.deflated("a", Archive.bomb(copies: 1_300_000), unpacked: 1 + 258 * 1_300_000)]))
                == .tooLargeUnpacked)
        // Within the limit, but no file packs like this.
        let tight = Archive.bomb(copies: 100_000)
        let strict = UploadRule.ArchiveRule(entries: 9, unpackedBytes: 50 << 20, ratio: 50)
        #expect(throws: ArchiveFlaw.ratio) {
            try ZipInspection(Archive([.deflated("a", tight, unpacked: 1 + 258 * 100_000)]).bytes, rule: strict)
        }
        // Declares ten bytes.
        #expect(flaw(Archive([.deflated("a", Archive.bomb(copies: 1_300_000), unpacked: 10)])) == .ratio)
        #expect(flaw(Archive((0..<101).map { .init("\($0)", []) })) == .tooManyEntries)
        // One file within the bytes of another, so that both count them (Fifield, 2019: a better zip bomb).
        let inner = Array(Archive([.init("b", [1, 2, 3])]).bytes.prefix(30 + 1 + 3))
        var within = Archive.Entry("b", [1, 2, 3])
        within.offset = 30 + 1
        #expect(flaw(Archive([.init("a", inner), within])) == .overlap)
        // Many names for the same bytes.
        var again = Archive.Entry("c", inner)
        again.offset = 0
        #expect(flaw(Archive([.init("a", inner), again])) == .damaged)
    }

    @Test(
        "asvs_V5_3_3: names that lead outside are refused",
        arguments: [
            "../a", "a/../../b", "/etc/passwd", "a\\..\\b", "C:x", "a/./b", "a//b", "", "a\u{0}b", "a\nb", "..",
            String(repeating: "a", count: 600),
        ])
    func traversal(_ name: String) {
        #expect(flaw(Archive([.init(name, [1])])) == .traversal)
    }

    @Test(
        "asvs_V5_2_5: links, archives within archives, passwords, unknown packing and two files of one name are refused"
    )
    func others() {
        var link = Archive.Entry("a", Array("/etc/passwd".utf8))
        link.attributes = 0o120777 << 16
        #expect(flaw(Archive([link])) == .link)
        #expect(flaw(Archive([.init("inner.bin", Archive([.init("b", [1])]).bytes)])) == .nested)
        #expect(flaw(Archive([.init("a.gz", [0x1F, 0x8B, 8, 0])])) == .nested)
        var locked = Archive.Entry("a", [1])
        locked.flags = 1
        #expect(flaw(Archive([locked])) == .encrypted)
        var unknown = Archive.Entry("a", [1])
        unknown.method = 14
        #expect(flaw(Archive([unknown])) == .method)
        #expect(flaw(Archive([.init("a", [1]), .init("A", [2])])) == .overlap)
        var other = Archive.Entry("a.txt", [1])
        other.localName = Array("b.exe".utf8)
        #expect(flaw(Archive([other])) == .damaged)
    }

    @Test("an archive cut off anywhere, or with something before or behind it, is refused")
    func truncated() {
        let bytes = Samples.zip
        for length in 0..<bytes.count { #expect(flaw(Array(bytes.prefix(length))) != nil) }
        #expect(flaw(bytes + [0]) == .damaged)
        #expect(flaw([1, 2, 3] + bytes) == .damaged)
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<3_000 {
            var forged = bytes
            for _ in 0..<3 {
                forged[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            _ = flaw(forged)  // whatever it says, it ends
        }
    }
}
