import Interchange
import Protection
import Testing

@Suite struct BadRowsTests {
    private func read(_ text: String) throws -> ReadSummary {
        try GEDReader.read(MemoryBytes(text)) { _, _ in }
    }

    @Test(
        "A bad value is refused with its line, its column and what to do",
        arguments: [
            ("latitude", "91", RejectionReason.offTheGlobe), ("longitude", "-181", .offTheGlobe),
            ("latitude", "", .halfACoordinate), ("latitude", "north", .notANumber),
            ("best", "-1", .negative), ("best", "1e400", .tooLarge(limit: 100_000_000)), ("low", "2.5", .notWhole),
            ("high", "many", .notANumber), ("date_start", "2023-02-30", .notADay), ("date_end", "", .blank),
            ("date_end", "2022-01-01", .endsBeforeItStarts), ("type_of_violence", "4", .notOneOf(["1", "2", "3"])),
            ("where_prec", "9", .notOneOf(["1", "2", "3", "4", "5", "6", "7"])), ("id", "", .blank),
        ])
    func badValue(column: String, value: String, reason: RejectionReason) throws {
        let summary = try read(
            GEDRows.table([GEDRows.row(), GEDRows.row(["id": "2"].merging([column: value]) { $1 })]))
        #expect(summary.read == 2)
        let rejection = try #require(summary.rejections.first)
        #expect(summary.rejections.count == 1)
        #expect(rejection.line == 3)
        #expect(rejection.column == column)
        #expect(rejection.value == value)
        #expect(rejection.reason == reason)
        #expect(!rejection.why.french.isEmpty && !rejection.why.english.isEmpty)
    }

    @Test("Every bad row is reported and the good ones between them are kept")
    func allBadRows() throws {
        let rows = (1...50).map { GEDRows.row(["id": "\($0)", "latitude": $0.isMultiple(of: 2) ? "91" : "15"]) }
        let summary = try read(GEDRows.table(rows))
        #expect(summary.accepted == 25)
        #expect(summary.rejections.map(\.line) == (1...25).map { $0 * 2 + 1 })
    }

    @Test("A repeated id is refused and names the line of the first")
    func duplicate() throws {
        let summary = try read(GEDRows.table([GEDRows.row(), GEDRows.row(["id": "2"]), GEDRows.row()]))
        #expect(summary.rejections.map(\.reason) == [.duplicate(firstLine: 2)])
    }

    @Test("A file cut in the middle of a row ends in a row named truncated")
    func cutRow() throws {
        let whole = GEDRows.table([GEDRows.row(), GEDRows.row(["id": "2"])])
        let summary = try read(String(whole.dropLast(20)))
        #expect(summary.accepted == 1)
        guard case .truncated = summary.rejections.first?.reason else {
            Issue.record("expected truncated, got \(summary.rejections)")
            return
        }
        #expect(summary.rejections.first?.why.english.hasPrefix("truncated") == true)
    }

    @Test("A quote that never closes is named with the line it opens on")
    func openQuote() throws {
        let text = GEDRows.table([GEDRows.row()]) + "2,\"never closed\n1,2,3\n"
        #expect(try read(text).rejections.map(\.reason) == [.openQuote(line: 3)])
    }

    @Test("A cell of a million bytes stops the file and names its place")
    func hugeCell() throws {
        let huge = String(repeating: "x", count: 1_000_000)
        for cell in [huge, "\"" + huge + "\""] {
            let text = GEDRows.table([GEDRows.row(), GEDRows.row(["id": "2", "side_b": cell])])
            #expect(
                refusal { _ = try read(text) } == .cellTooLong(line: 3, column: "side_b", limit: 1_000_000))
        }
    }

    @Test("A NUL byte refuses its row alone")
    func nulByte() throws {
        let text = GEDRows.table([GEDRows.row(), GEDRows.row(["id": "2", "side_a": "I\0S"]), GEDRows.row(["id": "3"])])
        let summary = try read(text)
        #expect(summary.rejections.map(\.reason) == [.nulByte])
        #expect(summary.accepted == 2)
    }

    @Test("A blank death count is unknown and never zero")
    func blankCounts() throws {
        var harm: CountRange?
        _ = try GEDReader.read(
            MemoryBytes(GEDRows.table([GEDRows.row(["type_of_violence": "1", "deaths_civilians": ""])]))
        ) { event, _ in harm = event.harm(.killed, .civilian) }
        #expect(harm == .unknown)
    }

    @Test("An error of the receiver stops the reading and comes out unchanged")
    func receiverStops() throws {
        struct Full: Error {}
        #expect(throws: Full.self) {
            try GEDReader.read(MemoryBytes(GEDRows.table([GEDRows.row()]))) { _, _ in throw Full() }
        }
    }
}
