import Interchange
import SeededSupport
import Testing

@Suite struct PropertyTests {
    @Test("What is written with quotes is read back the same", arguments: 0..<40 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let marks = [",", ";", "\t"]
        let mark = marks[Int(seed % 3)]
        let alphabet = Array("ab é\"\n,;\tЖ‰𐍈0")
        let columns = Int.random(in: 1...7, using: &random)
        let table = (0..<Int.random(in: 1...60, using: &random)).map { _ in
            (0..<columns).map { _ in
                // A full stop at either end keeps the spaces within from being the trimmed ones.
                "."
                    + String(
                        (0..<Int.random(in: 0...9, using: &random)).map { _ in
                            alphabet.randomElement(using: &random) ?? "a"
                        }) + "."
            }
        }
        let header = (0..<columns).map { "c\($0)" }.joined(separator: mark)
        let end = Bool.random(using: &random) ? "\n" : "\r\n"
        let body = table.map { row in
            row.map { cell in
                let isPlain = !cell.contains { "\"\n\r,;\t".contains($0) } && Bool.random(using: &random)
                return isPlain
                    ? cell
                    : "\""
                        + cell.split(separator: "\"", omittingEmptySubsequences: false)
                        .joined(separator: "\"\"") + "\""
            }.joined(separator: mark)
        }
        var reader = try DelimitedReader(MemoryBytes(([header] + body).joined(separator: end) + end))
        var back: [[String]] = []
        while try reader.next() {
            #expect(reader.fault == nil)
            back.append((0..<reader.cellCount).map { reader.text($0) })
        }
        #expect(back == table)
    }

    @Test(
        "Damaged bytes end in rows, refusals or a sentence, and never in a crash", arguments: 0..<200 as Range<UInt64>)
    func mutations(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (1...20).map { GEDRows.row(["id": "\($0)", "side_a": "\"A, \"\"b\"\"\""]) }
        let geo = GeoFixtures.collection([GeoFixtures.feature("ML01", GeoFixtures.square)])
        for (text, isTable) in [(GEDRows.table(rows), true), (geo, false)] {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                let at = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(contentsOf: [0x22, 0x0A, 0x2C, 0x7B, 0x5C].shuffled(using: &random), at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + 40))
                }
            }
            let error = refusal {
                let summary =
                    isTable
                    ? try GEDReader.read(MemoryBytes(bytes)) { _, _ in }
                    : try AreaReader.read(MemoryBytes(bytes), options: ImportOptions(scheme: "S")) { _, _ in }
                #expect(summary.accepted >= 0 && summary.rejections.allSatisfy { $0.line >= 1 })
            }
            if let error { #expect(!error.english.isEmpty) }
        }
    }
}
