import Database
import StorePostgres
import TestSupport
import Testing

@Suite("The PostgreSQL driver")
struct PostgresTests {
    @Test("a broken link is one clear error, and the next use makes a new one")
    func reconnects() async throws {
        let cluster = try PostgresCluster.running()
        let url = try cluster.makeDatabase()
        let database = try PostgresDatabase(url, connections: 1)
        try cluster.dropLinks(to: url)
        // Broken while idle: nothing had begun, so nobody need know.
        #expect(try await database.read { try $0.query("SELECT 1 AS n")[0].int("n") } == 1)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { transaction in
                _ = try transaction.query("SELECT 1 AS n")
                try cluster.dropLinks(to: url)
                _ = try transaction.query("SELECT 2 AS n")
            }
        }
        #expect(error?.kind == .connection)
        #expect(try await database.read { try $0.query("SELECT 3 AS n")[0].int("n") } == 3)
        try await database.close()
    }

    @Test("a missing database and a server that is not there are told apart, without the password")
    func refusals() throws {
        let missing = #expect(throws: DatabaseError.self) {
            _ = try PostgresDatabase(PostgresCluster.running().url(database: "nothing_here"))
        }
        #expect(missing?.kind == .missing)
        let absent = #expect(throws: DatabaseError.self) {
            _ = try PostgresDatabase(PostgresURL("postgres://u:hidden@localhost:1/x"))
        }
        #expect(absent?.kind == .connection)
        #expect(absent?.english.contains("hidden") == false)
    }

    @Test("a database is made once")
    func createIfMissing() async throws {
        let url = try PostgresCluster.running().url(database: "made_by_us")
        #expect(try PostgresDatabase.createIfMissing(url))
        #expect(try !PostgresDatabase.createIfMissing(url))
        let database = try PostgresDatabase(url)
        let setting = try await database.read { try $0.query("SHOW synchronous_commit")[0].text(at: 0) }
        #expect(setting == "on")
        try await database.close()
    }

    @Test("more bodies than connections all have their turn; a closed store refuses")
    func turns() async throws {
        let database = try PostgresDatabase(PostgresCluster.running().makeDatabase(), connections: 2)
        try await database.write { try $0.execute("CREATE TABLE item (n BIGINT NOT NULL PRIMARY KEY)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<100 {
                group.addTask {
                    _ = try await database.append { try $0.execute("INSERT INTO item (n) VALUES (\(number))") }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.query("SELECT n FROM item").count } == 100)
        try await database.close()
        let error = await #expect(throws: DatabaseError.self) { try await database.read { _ in } }
        #expect(error?.kind == .connection)
    }
}
