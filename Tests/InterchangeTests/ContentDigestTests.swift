import Interchange
import Testing

@Suite struct ContentDigestTests {
    private func digest(_ text: [UInt8]) throws -> ContentDigest? {
        var digest: ContentDigest?
        _ = try GEDReader.read(MemoryBytes(text)) { event, _ in digest = event.digest }
        return digest
    }

    @Test("The same facts under another separator, column order or encoding keep their digest")
    func sameFacts() throws {
        let row = GEDRows.row(["where_coordinates": "Ménaka"])
        let text = GEDRows.table([row])
        let plain = try digest(Array(text.utf8))
        #expect(plain != nil)
        #expect(plain == (try digest(Array(text.map { $0 == "," ? ";" : $0 }.map(String.init).joined().utf8))))
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(plain == (try digest(latin)))
        let turned = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).reversed().joined(separator: ",")
        }
        #expect(plain == (try digest(Array(turned.joined(separator: "\n").utf8))))
    }

    @Test(
        "A change in anything kept changes the digest",
        arguments: [
            "low", "high", "best", "side_a", "where_coordinates", "latitude", "date_end", "date_prec", "where_prec",
            "event_clarity",
        ])
    func change(column: String) throws {
        let values = ["side_a": "JNIM", "where_coordinates": "Gao", "date_end": "2023-01-03", "latitude": "15.91"]
        let changed = GEDRows.row([column: values[column] ?? "2"])
        #expect(try digest(Array(GEDRows.table([GEDRows.row()]).utf8)) != digest(Array(GEDRows.table([changed]).utf8)))
    }
}
