import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Importing a file")
struct ImportFileTests {
    private static let header = """
        id,year,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,\
        event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
        """

    private func row(_ id: Int, civilians: Int, day: String = "2023-04-10") -> String {
        "\(id),2023,3,IS,Civilians,1,Menaka town,Gao region,Menaka cercle,15.92,2.40,Mali,1,1,\(day),\(day),"
            + "0,0,\(civilians),0,\(civilians),\(civilians + 2),\(civilians)"
    }

    private func file(_ rows: [String], in folder: TemporaryFolder) throws -> String {
        let path = folder.path + "/events.csv"
        try ([Self.header] + rows).joined(separator: "\n").appending("\n")
            .write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private func knowledge(_ store: Store, at day: String, knownAt: String? = nil) async throws -> Knowledge {
        let at = try #require(Day(day))
        let known = try knownAt.map { Instant(endOf: try #require(Day($0))) } ?? .latest
        return try await Knowledge.load(from: store, at: at, knownAt: known)
    }

    private func killed(_ knowledge: Knowledge) -> CountRange {
        let months = knowledge.at.month.advanced(by: -11)...knowledge.at.month
        return knowledge.picture.rows.map { knowledge.picture.tally(in: $0, months: months).civilians }
            .reduce(.noneRecorded, +)
    }

    @Test("the same file twice changes nothing", arguments: Engine.allCases)
    func idempotent(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let path = try file([row(1, civilians: 3), row(2, civilians: 5)], in: folder)
        let importing = ImportFile(store: store)
        let first = try await importing(.ged, path: path, options: ImportOptions())
        #expect((first.read, first.new, first.revised, first.unchanged) == (2, 2, 0, 0))
        let again = try await importing(.ged, path: path, options: ImportOptions())
        #expect((again.read, again.new, again.revised, again.unchanged) == (2, 0, 0, 2))
        let recorded = killed(try await knowledge(store, at: "2023-06-30"))
        #expect(recorded.min == 8)
        #expect(recorded.max == 12)
        try await store.close()
    }

    @Test("a figure can be told as it was known before a revision", arguments: Engine.allCases)
    func asKnownOn(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let importing = ImportFile(store: store)
        let may = Instant(startOf: try #require(Day("2023-05-01")))
        let june = Instant(startOf: try #require(Day("2023-06-01")))
        _ = try await importing(
            .ged, path: try file([row(1, civilians: 3)], in: folder), options: ImportOptions(), recordedAt: may)
        let revised = try await importing(
            .ged, path: try file([row(1, civilians: 9)], in: folder), options: ImportOptions(), recordedAt: june)
        #expect(revised.revised == 1)
        #expect(killed(try await knowledge(store, at: "2023-06-30", knownAt: "2023-05-15")).min == 3)
        #expect(killed(try await knowledge(store, at: "2023-06-30", knownAt: "2023-06-15")).min == 9)
        #expect(killed(try await knowledge(store, at: "2023-06-30", knownAt: "2023-04-15")).min == 0)
        try await store.close()
    }

    @Test("a bad row is named and the good ones are kept", arguments: Engine.allCases)
    func badRow(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let path = try file([row(1, civilians: 3), row(2, civilians: -1)], in: folder)
        let summary = try await ImportFile(store: store)(.ged, path: path, options: ImportOptions())
        #expect(summary.new == 1)
        let refused = try #require(summary.rejected.first)
        #expect(refused.line == 3)
        #expect(refused.column == "deaths_civilians")
        #expect(refused.value == "-1")
        try await store.close()
    }

    @Test("a trial run leaves the store as it was", arguments: Engine.allCases)
    func dryRun(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let path = try file([row(1, civilians: 3)], in: folder)
        let summary = try await ImportFile(store: store)(.ged, path: path, options: ImportOptions(), dryRun: true)
        #expect(summary.new == 1)
        #expect(try await store.facts.read { try FactTable<Incident>.count(in: $0) } == 0)
        try await store.close()
    }

    @Test("a file that is not what it claims stores nothing")
    func notWhatItClaims() async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let path = folder.path + "/events.csv"
        try Data([0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0]).write(to: URL(fileURLWithPath: path))
        await #expect(throws: InterchangeError.self) {
            _ = try await ImportFile(store: store)(.ged, path: path, options: ImportOptions())
        }
        #expect(try await store.facts.read { try FactTable<Incident>.count(in: $0) } == 0)
        try await store.close()
    }

    @Test("what an import staged and never published is seen by nobody, and cleared by the next one")
    func cutOff() async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let incident = try #require(Sample.incident(key: "1", killed: 4))
        try await store.facts.write { transaction in
            let run = ImportRun(
                id: "cut-off", kind: "ged", fileName: "a.csv", fingerprint: "a", startedAt: .now, recordedAt: .now)
            try run.begin(in: transaction)
            _ = try FactTable<Incident>.stage(
                [incident], run: run.id, recordedAt: .now, ids: store.ids, in: transaction)
        }
        #expect(killed(try await knowledge(store, at: "2023-06-30")).min == 0)
        let summary = try await ImportFile(store: store)(
            .ged, path: try file([row(1, civilians: 3)], in: folder), options: ImportOptions())
        #expect(summary.new == 1)
        #expect(killed(try await knowledge(store, at: "2023-06-30")).min == 3)
        try await store.close()
    }
}
