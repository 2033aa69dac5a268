import Interchange
import Protection
import Testing

@Suite struct SameFactsTests {
    private func incident(_ text: [UInt8]) throws -> Incident? {
        var incident: Incident?
        _ = try GEDReader.read(MemoryBytes(text)) { event, _ in incident = event }
        return incident
    }

    @Test("The same facts under another separator, column order or encoding read as the same incident")
    func sameFacts() throws {
        let row = GEDRows.row(["where_coordinates": "Ménaka"])
        let text = GEDRows.table([row])
        let plain = try incident(Array(text.utf8))
        #expect(plain != nil)
        #expect(plain == (try incident(Array(text.map { $0 == "," ? ";" : $0 }.map(String.init).joined().utf8))))
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(plain == (try incident(latin)))
        let turned = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).reversed().joined(separator: ",")
        }
        #expect(plain == (try incident(Array(turned.joined(separator: "\n").utf8))))
    }

    @Test(
        "A change in anything kept changes the incident",
        arguments: [
            "low", "high", "best", "side_a", "where_coordinates", "latitude", "date_end", "date_prec", "where_prec",
            "event_clarity",
        ])
    func change(column: String) throws {
        let values = ["side_a": "JNIM", "where_coordinates": "Gao", "date_end": "2023-01-03", "latitude": "15.91"]
        let changed = GEDRows.row([column: values[column] ?? "2"])
        #expect(
            try incident(Array(GEDRows.table([GEDRows.row()]).utf8)) != incident(Array(GEDRows.table([changed]).utf8)))
    }
}
