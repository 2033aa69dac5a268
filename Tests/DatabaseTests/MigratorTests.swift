import Database
import TestSupport
import Testing

@Suite("Migrations")
struct MigratorTests {
    private let first = Migration(1, "areas", sql: "CREATE TABLE area (code TEXT NOT NULL PRIMARY KEY)")
    private let second = Migration(
        2, "reports", sql: "CREATE TABLE report (id TEXT NOT NULL); CREATE INDEX report_id ON report (id)",
        sqliteOnly: "CREATE TABLE only_sqlite (n BIGINT)", postgresOnly: "CREATE TABLE only_postgres (n BIGINT)")

    @Test("a store goes from empty to older to current, and is newer to an older program", arguments: Engine.allCases)
    func forward(_ engine: Engine) async throws {
        let database = try engine.makeDatabase()
        let (old, new) = (Migrator(store: "facts", [first]), Migrator(store: "facts", [first, second]))
        #expect(try await new.status(of: database) == .empty)
        #expect(try await old.migrate(database, at: 1) == [first])
        #expect(try await new.status(of: database) == .older(at: 1, latest: 2))
        await #expect(throws: MigrationRefusal.self) { try await new.requireCurrent(database) }
        #expect(try await new.migrate(database, at: 2) == [second])
        #expect(try await new.migrate(database, at: 3) == [])
        try await new.requireCurrent(database)
        #expect(try await old.status(of: database) == .newer(at: 2, latest: 1))
        #expect(try await Migrator(store: "vault", [first, second]).status(of: database) == .unknown)
        let own: SQL = engine == .sqlite ? "SELECT n FROM only_sqlite" : "SELECT n FROM only_postgres"
        #expect(try await database.read { try $0.query(own).isEmpty })
        try await database.close()
    }

    @Test("a step that fails leaves the store as it was", arguments: Engine.allCases)
    func allOrNothing(_ engine: Engine) async throws {
        let database = try engine.makeDatabase()
        let broken = Migrator(
            store: "facts", [first, Migration(2, "broken", sql: "CREATE TABLE t (n BIGINT); CREATE NO")])
        let error = await #expect(throws: DatabaseError.self) { _ = try await broken.migrate(database, at: 1) }
        #expect(error?.kind == .syntax)
        #expect(try await broken.status(of: database) == .empty)
        try await database.close()
    }

    @Test("a database of another program is unknown and is not touched", arguments: Engine.allCases)
    func unknown(_ engine: Engine) async throws {
        let database = try engine.makeDatabase()
        try await database.write { try $0.execute("CREATE TABLE theirs (n BIGINT)") }
        let migrator = Migrator(store: "facts", [first])
        let refusal = await #expect(throws: MigrationRefusal.self) { _ = try await migrator.migrate(database, at: 1) }
        #expect(refusal?.status == .unknown)
        #expect(refusal?.french.isEmpty == false)
        try await database.close()
    }
}
