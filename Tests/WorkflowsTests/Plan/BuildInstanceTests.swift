import Database
import Foundation
import Interchange
import Protection
import Sequencing
import Store
import TestSupport
import Testing
import Workflows

@Suite("An instance made of what a store holds")
struct BuildInstanceTests {
    private static let tables: [(ImportKind, String)] = [
        (.areas, "code,name,level,scheme,latitude,longitude\nA1,Gao region,1,ucdp-adm1,16.1,0.1"),
        (
            .tasks,
            """
            task_id,task,poc_weight_1_5
            patrol,Patrols,4
            alert,Early warning,2
            """
        ),
        (.sites, "mission,code,name,area,scheme,strength\nM,S1,Camp,A1,ucdp-adm1,900"),
    ]

    /// The instance of a mission of one site whose tasks stand as told.
    private func instance(_ standings: [String]) async throws -> (tasks: [String: String], share: Double) {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let known = "task,site,successor,level,on\n" + standings.joined(separator: "\n")
        for (kind, text) in Self.tables + [(.tasks, known)] {
            let path = folder.path + "/table.csv"
            try text.appending("\n").write(toFile: path, atomically: true, encoding: .utf8)
            let summary = try await ImportFile(store: store)(kind, path: path, options: ImportOptions())
            #expect(summary.rejected.isEmpty && summary.new > 0)
        }
        let incident = try #require(Sample.incident(key: "1", killed: 4))
        try await store.facts.write { transaction in
            _ = try FactTable.record(incident, kind: "test", at: .now, ids: store.ids, in: transaction)
        }
        let day = try #require(Day("2023-06-30"))
        let knowledge = try await Knowledge.load(from: store, at: day, knownAt: .latest)
        let built = try BuildInstance(AssessAreas(knowledge, indicators: []))(
            mission: "M", deadline: day.advanced(by: 200), scenarios: 5)
        try await store.close()
        return (
            Dictionary(built.instance.tasks.map { ($0.id, $0.actor) }, uniquingKeysWith: { "\($0) \($1)" }),
            built.instance.tasks.reduce(0) { $0 + $1.protection }
        )
    }

    @Test("A task with two successors counts once, with the one that has come furthest")
    func twoSuccessors() async throws {
        let one = try await instance(["patrol,S1,police,3,2023-06-01", "alert,S1,community,2,2023-06-01"])
        let two = try await instance([
            "patrol,S1,army,0,2023-06-01", "patrol,S1,police,3,2023-06-01", "alert,S1,community,2,2023-06-01",
        ])
        #expect(two.tasks == ["S1-patrol": "police", "S1-alert": "community"])
        #expect(abs(one.share - 0.75) < 1e-9 && abs(two.share - one.share) < 1e-9)
    }

    @Test("Of one successor the latest standing holds, also where it fell back")
    func fallenBack() async throws {
        let found = try await instance([
            "patrol,S1,army,5,2023-01-01", "patrol,S1,army,0,2023-06-01",
            "patrol,S1,police,1,2023-05-01",
        ])
        #expect(found.tasks == ["S1-patrol": "police"])
    }
}
