import Database
import Protection
import Store
import TestSupport
import Testing

@Suite("What is recorded again")
struct UnchangedFactTests {
    private func store(_ engine: Engine) async throws -> Store {
        switch engine {
        case .sqlite: try await Store.create(at: StoreLocation(TemporaryFolder().path + "/store"), now: .now)
        case .postgres:
            try await Store.create(
                at: StoreLocation(PostgresCluster.running().makeDatabase().connectionString), now: .now)
        }
    }

    private func area(_ name: String) -> Area {
        Area(ref: AreaRef(scheme: "S", code: "A"), name: name, level: 1)
    }

    private func population(_ persons: Int) -> Population {
        Population(area: AreaRef(scheme: "S", code: "A"), year: 2023, persons: persons, source: "census")
    }

    @Test(
        "A fact that says what is known already leaves the version of the facts, and no run", arguments: Engine.allCases
    )
    func unchanged(engine: Engine) async throws {
        let store = try await store(engine)
        func record(_ persons: Int) async throws -> (Bool, Int, Int) {
            try await store.facts.write { [ids = store.ids] transaction in
                let isNew = try FactTable<Population>.record(
                    population(persons), kind: "test", at: .now, ids: ids, in: transaction)
                let runs = try transaction.first("SELECT count(*) AS n FROM import_run")?.int("n") ?? -1
                return (isNew, try Settings.factsVersion(in: transaction), runs)
            }
        }
        #expect(try await record(5) == (true, 1, 1))
        #expect(try await record(5) == (false, 1, 1))
        #expect(try await record(6) == (true, 2, 2))
        try await store.close()
    }

    @Test("Who may see what is asked anew when areas change, and not when a figure does", arguments: Engine.allCases)
    func access(engine: Engine) async throws {
        let store = try await store(engine)
        func version<Fact: StoredFact>(after fact: Fact) async throws -> Int {
            try await store.facts.write { [ids = store.ids] transaction in
                _ = try FactTable<Fact>.record(fact, kind: "test", at: .now, ids: ids, in: transaction)
                return try Settings.accessVersion(in: transaction)
            }
        }
        let first = try await version(after: area("One"))
        #expect(try await version(after: population(5)) == first)
        #expect(try await version(after: area("One")) == first)
        #expect(try await version(after: area("Two")) > first)
        try await store.close()
    }
}
