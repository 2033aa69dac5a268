import Database
import Foundation
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

    @Test("who waits to write alone gives up after a while, and lets the others go on")
    func givesUp() async throws {
        let database = try PostgresDatabase(
            PostgresCluster.running().makeDatabase(), connections: 4, patience: .milliseconds(200))
        let end = DispatchSemaphore(value: 0)
        let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
        let hung = Task {
            try await database.append { _ in
                beginning.yield()
                end.wait()
            }
        }
        for await _ in begun { break }
        let error = await #expect(throws: DatabaseError.self) {
            try await database.append { _ in throw DatabaseError(.busy, "lost to another") }
        }
        #expect(error?.kind == .busy)
        // While the first still hangs, another writes.
        try await database.append { try $0.execute("CREATE TABLE item (n BIGINT)") }
        end.signal()
        try await hung.value
        try await database.close()
    }

    @Test("a server that takes the link and says nothing is told", .timeLimit(.minutes(10)))
    func silentServer() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                #expect(bind(listener, pointer, length) == 0 && listen(listener, 8) == 0)
                getsockname(listener, pointer, &length)
            }
            return UInt16(bigEndian: pointer.pointee.sin_port)
        }
        let error = #expect(throws: DatabaseError.self) {
            _ = try PostgresDatabase(PostgresURL("postgres://u@127.0.0.1:\(port)/x?sslmode=disable"))
        }
        #expect(error?.kind == .connection)
    }
}
