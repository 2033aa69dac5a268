import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("A demonstration that was cut off")
struct InterruptedDemonstrationTests {
    @Test("goes on where it was cut off: every incident once, one plan, the alerts", .timeLimit(.minutes(10)))
    func goesOn() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        func incidents() async throws -> Int {
            try await store.facts.read { try $0.first("SELECT count(*) AS n FROM harm_incident")?.int("n") ?? 0 }
        }
        // Cut off in the middle of making the incidents: the database takes no fourth.
        try await store.facts.write { transaction in
            try transaction.execute(
                script: """
                    CREATE TRIGGER cut_off BEFORE INSERT ON harm_incident
                    WHEN (SELECT count(*) FROM harm_incident) >= 3
                    BEGIN SELECT RAISE(ABORT, 'cut off'); END
                    """)
        }
        await #expect(throws: (any Error).self) { try await LoadDemonstration(store: store, now: { .now })() }
        #expect(try await incidents() == 3)
        try await store.facts.write { try $0.execute(script: "DROP TRIGGER cut_off") }
        #expect(try await store.facts.read { try StoredPlan.count(in: $0) } == 0)
        var keys = 0
        for _ in 0..<2 {
            try await LoadDemonstration(store: store, now: { .now })()
            // One incident for each first account, and no more.
            keys = try await store.facts.read {
                try $0.first("SELECT count(*) AS n FROM report WHERE report_key LIKE 'demonstration-incident-%-0'")?
                    .int("n") ?? 0
            }
            let (plans, alerts, owed) = try await store.facts.read { transaction in
                (
                    try StoredPlan.count(in: transaction),
                    try transaction.first("SELECT count(*) AS n FROM alert")?.int("n") ?? 0,
                    try Settings.value(.demonstrationIncidentsOwed, in: transaction)
                )
            }
            #expect(try await incidents() == keys && plans == 1 && alerts > 0 && owed == "no")
        }
        try await store.close()
    }
}
