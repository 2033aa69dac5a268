import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Outlines that were imported stay")
struct OutlinesKeptTests {
    private static let outlines = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature",
           "properties": {"admin1Name": "Gao", "admin1Pcode": "Gao region", "admin0Pcode": "ML"},
           "geometry": {"type": "Polygon", "coordinates": [[[0, 15], [4, 15], [4, 18], [0, 18], [0, 15]]]}}]}
        """

    private static let events = """
        id,year,type_of_violence,side_a,side_b,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,\
        event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
        1,2023,3,IS,Civilians,1,Menaka town,Gao region,Menaka cercle,15.92,2.40,Mali,1,1,2023-04-10,2023-04-10,\
        0,0,3,0,3,5,3

        """

    private func area(_ code: String, in store: Store) async throws -> Area? {
        let areas = try await store.facts.read { try FactTable<Area>.all(knownAt: .latest, in: $0) }
        return areas.first { $0.ref == AreaRef(scheme: "ucdp-adm1", code: code) }
    }

    private func bring(
        _ kind: ImportKind, _ text: String, as name: String, into store: Store, _ folder: TemporaryFolder
    ) async throws -> ImportSummary {
        let path = folder.path + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return try await ImportFile(store: store)(kind, path: path, options: ImportOptions(scheme: "ucdp-adm1"))
    }

    @Test("events that name an area leave its outline, name and point as they were", arguments: Engine.allCases)
    func eventsAfterOutlines(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        _ = try await bring(.areas, Self.outlines, as: "areas.geojson", into: store, folder)
        let before = try #require(try await area("Gao region", in: store))
        #expect(before.outline != nil)
        #expect(try await bring(.ged, Self.events, as: "events.csv", into: store, folder).new == 1)
        #expect(try await area("Gao region", in: store) == before)
        #expect(try await bring(.areas, Self.outlines, as: "areas.geojson", into: store, folder).unchanged >= 1)
        try await store.close()
    }

    @Test("outlines that come after the events are taken", arguments: Engine.allCases)
    func outlinesAfterEvents(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        _ = try await bring(.ged, Self.events, as: "events.csv", into: store, folder)
        #expect(try await area("Gao region", in: store)?.outline == nil)
        _ = try await bring(.areas, Self.outlines, as: "areas.geojson", into: store, folder)
        #expect(try await area("Gao region", in: store)?.outline != nil)
        try await store.close()
    }

    @Test(
        "a table without outlines renames an area and keeps its outline; again, it changes nothing",
        arguments: Engine.allCases)
    func tableAfterOutlines(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        _ = try await bring(.areas, Self.outlines, as: "areas.geojson", into: store, folder)
        let before = try #require(try await area("Gao region", in: store))
        let table = "code,name,level\nGao region,Région de Gao,1\n"
        let first = try await bring(.areas, table, as: "areas.csv", into: store, folder)
        #expect(first.rejected.isEmpty && first.revised == 1)
        let after = try #require(try await area("Gao region", in: store))
        #expect(after.name == "Région de Gao" && after.outline == before.outline && after.point == before.point)
        let second = try await bring(.areas, table, as: "areas.csv", into: store, folder)
        #expect(second.revised == 0 && second.unchanged == 1)
        try await store.close()
    }
}
