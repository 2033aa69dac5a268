import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Figures of one scheme of areas under another")
struct AreaRelationsTests {
    private static let areas = """
        code,name,level,scheme,latitude,longitude
        A1,One,2,OLD,16.1,0.1
        A2,Two,2,OLD,16.2,0.2
        B,Both,2,NEW,16.15,0.15
        C,Other,2,NEW,17.1,1.1
        """

    private static let figures = "area,year,persons,scheme\nA1,2023,100,OLD\nA2,2023,40,OLD"
    private static let site = "mission,code,name,area,scheme\nM,S1,Camp,A1,OLD"

    private func knowledge(_ walks: [String], _ engine: Engine) async throws -> Knowledge {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        func load(_ text: String, _ kind: ImportKind) async throws {
            let path = folder.path + "/table.csv"
            try text.appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
            let summary = try await ImportFile(store: store)(kind, path: path, options: ImportOptions())
            #expect(summary.rejected.isEmpty && summary.new > 0)
        }
        try await load(Self.areas, .areas)
        let head = "from_scheme,from_code,to_scheme,to_code,share"
        try await load(([head] + walks).joined(separator: "\n"), .areas)
        try await load(Self.figures, .population)
        try await load(Self.site, .sites)
        let day = try #require(Day("2023-06-30"))
        let knowledge = try await Knowledge.load(from: store, at: day, knownAt: .latest, scheme: "NEW")
        try await store.close()
        return knowledge
    }

    @Test("Of an area that lies in another only in part, no figure is laid on it", arguments: Engine.allCases)
    func part(engine: Engine) async throws {
        let knowledge = try await knowledge(["OLD,A1,NEW,B,0.4"], engine)
        #expect(knowledge.populations.isEmpty)
        #expect(knowledge.siteAreas.isEmpty)
    }

    @Test("What is wholly and alone the same has its figures, whichever way the crosswalk is written")
    func whole() async throws {
        for walk in ["OLD,A1,NEW,B,1", "OLD,A1,NEW,B,", "NEW,B,OLD,A1,1"] {
            let knowledge = try await knowledge([walk], .sqlite)
            #expect(knowledge.populations.map(\.persons) == [100])
            #expect(knowledge.populations.map(\.area.code) == ["B"])
            #expect(knowledge.siteAreas["S1"]?.code == "B")
        }
    }

    @Test("Two joined into one leave it no figure of either, but a site in either stands in it")
    func joined() async throws {
        let knowledge = try await knowledge(["OLD,A1,NEW,B,1", "OLD,A2,NEW,B,1"], .sqlite)
        #expect(knowledge.populations.isEmpty)
        #expect(knowledge.siteAreas["S1"]?.code == "B")
    }

    @Test("One split over two leaves neither its figure, and a site in it stands in neither")
    func split() async throws {
        let knowledge = try await knowledge(["OLD,A1,NEW,B,0.5", "OLD,A1,NEW,C,0.5"], .sqlite)
        #expect(knowledge.populations.isEmpty && knowledge.siteAreas.isEmpty)
    }
}
