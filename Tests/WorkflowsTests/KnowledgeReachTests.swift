import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("What someone knows who may see one area")
struct KnowledgeReachTests {
    private static let tables: [(ImportKind, String)] = [
        (
            .areas,
            """
            code,name,level,parent,scheme
            R,Region,1,,S 2023
            R1,One,2,R,S 2023
            R2,Two,2,R,S 2023
            """
        ),
        (.sites, "mission,code,name,area,scheme\nM,S1,Camp,R1,S 2023\nM,S2,Fort,R2,S 2023"),
        (.presence, "mission,country,location,year,troops,latitude,longitude\nM,Mali,Fort,2022,300,1,1"),
        (.routes, "from,to,km,transit_weeks,out_cap\nS1,,10,1,5\nS2,,20,1,5"),
        (.tasks, "task_id,task,poc_weight_1_5\npatrol,Patrols,4"),
        (.tasks, "task,site,successor,level,on\npatrol,S1,army,1,2023-06-01\npatrol,S2,army,1,2023-06-01"),
        (.population, "area,year,persons,scheme\nR,2023,50,S 2023\nR1,2023,20,S 2023\nR2,2023,30,S 2023"),
        (
            .indicators,
            """
            indicator,area,month,value,scheme
            B1,R,2023-05,1,S 2023
            B1,R1,2023-05,2,S 2023
            B1,R2,2023-05,3,S 2023
            """
        ),
    ]

    @Test(
        "Nothing of another area is in it: no site, road, standing, base, figure or count; the wider area's figures stay",
        arguments: Engine.allCases)
    func reach(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        for (kind, text) in Self.tables {
            let path = folder.path + "/table.csv"
            try text.appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
            let summary = try await ImportFile(store: store)(kind, path: path, options: ImportOptions())
            #expect(summary.rejected.isEmpty && summary.new > 0, "\(kind)")
        }
        let day = try #require(Day("2023-06-30"))
        func known(_ codes: [String]?) async throws -> Knowledge {
            try await Knowledge.load(
                from: store, at: day, knownAt: .latest,
                within: codes.map { Set($0.map { AreaRef(scheme: "S 2023", code: $0) }) })
        }
        let all = try await known(nil)
        #expect(all.standings.count == 2 && all.routes.count == 2 && all.presences.count == 1)
        #expect(all.values.count == 3 && all.populations.count == 3)
        let one = try await known(["R1"])
        #expect(one.areas.map(\.ref.code) == ["R1"] && one.sites.map(\.code) == ["S1"])
        #expect(one.standings.map(\.site) == ["S1"] && one.routes.map(\.from) == ["S1"])
        #expect(one.presences.isEmpty)
        #expect(one.populations.map(\.area.code) == ["R1"])
        #expect(one.values.map(\.area.code).sorted() == ["R", "R1"])
        #expect(one.tasks.count == 1)
        try await store.close()
    }
}
