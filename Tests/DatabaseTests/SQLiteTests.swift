import Database
import Dispatch
import Foundation
import StoreSQLite
import TestSupport
import Testing

@Suite("The SQLite driver")
struct SQLiteTests {
    private func store(_ path: String) async throws -> SQLiteDatabase {
        let database = try SQLiteDatabase(path: path, create: true)
        try await database.write {
            try $0.execute(
                script: """
                    CREATE TABLE item (
                        n BIGINT NOT NULL PRIMARY KEY,
                        parent BIGINT REFERENCES item (n) DEFERRABLE INITIALLY DEFERRED
                    )
                    """)
        }
        return database
    }

    @Test("the writing connection is in WAL, synchronises fully and checks references")
    func durability() async throws {
        let database = try SQLiteDatabase(path: TemporaryFolder().path + "/a.sqlite", create: true)
        let found = try database.durability()
        #expect(found.synchronous == 2)
        #expect(found.journal == "wal")
        #expect(found.foreignKeys)
        try await database.close()
    }

    @Test("500 appends at once share commits; the bad ones fail alone; all answered ones are in the file")
    func groupCommit() async throws {
        let path = try TemporaryFolder().path + "/a.sqlite"
        let database = try await store(path)
        // The writer is busy until all have come: how many come meanwhile is else for the machine to say.
        let coming = DispatchSemaphore(value: 0)
        async let busy: Void = database.write { _ in
            for _ in 0..<500 { coming.wait() }
        }
        let answers = await withTaskGroup(of: (Int, DatabaseError.Kind?).self) { group in
            for number in 0..<500 {
                group.addTask {
                    coming.signal()
                    do {
                        try await database.append { transaction in
                            try transaction.execute("INSERT INTO item (n) VALUES (\(number))")
                            // Each tenth then breaks a rule, and must take its first row with it.
                            if number % 10 == 9 {
                                try transaction.execute("INSERT INTO item (n) VALUES (\(number))")
                            }
                        }
                        return (number, nil)
                    } catch {
                        return (number, (error as? DatabaseError)?.kind)
                    }
                }
            }
            return await group.reduce(into: [Int: DatabaseError.Kind?]()) { $0[$1.0] = .some($1.1) }
        }
        try await busy
        let commits = database.sharedCommits
        try await database.close()
        #expect(commits > 0 && commits < 250)
        for number in 0..<500 { #expect(answers[number] == .some(number % 10 == 9 ? .uniqueViolation : nil)) }
        let reopened = try SQLiteDatabase(path: path)
        let kept = try await reopened.read { try $0.query("SELECT n FROM item ORDER BY n").map { try $0.int(at: 0) } }
        #expect(kept == (0..<500).filter { $0 % 10 != 9 })
        try await reopened.close()
    }

    @Test("a rule checked only at the commit fails its own append, not its companions")
    func deferredRule() async throws {
        let database = try await store(TemporaryFolder().path + "/a.sqlite")
        let failures = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<100 {
                group.addTask {
                    let parent = number == 50 ? 9999 : number
                    do {
                        try await database.append {
                            try $0.execute("INSERT INTO item (n, parent) VALUES (\(number), \(parent))")
                        }
                        return nil
                    } catch {
                        return (error as? DatabaseError)?.kind == .foreignKeyViolation ? number : -1
                    }
                }
            }
            return await group.reduce(into: [Int]()) { if let number = $1 { $0.append(number) } }
        }
        #expect(failures == [50])
        #expect(try await database.read { try $0.query("SELECT n FROM item").count } == 99)
        try await database.close()
    }

    @Test("a store that is full says so, keeps what it had and answers nobody falsely")
    func full() async throws {
        let database = try await store(TemporaryFolder().path + "/a.sqlite")
        try await database.write { transaction in
            try transaction.execute(script: "CREATE TABLE big (n BIGINT NOT NULL, t TEXT NOT NULL)")
            _ = try transaction.query("PRAGMA max_page_count = 60")
        }
        let text = String(repeating: "x", count: 10_000)
        let stored = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<60 {
                group.addTask {
                    do {
                        try await database.append {
                            try $0.execute("INSERT INTO big (n, t) VALUES (\(number), \(text))")
                        }
                        return number
                    } catch {
                        #expect((error as? DatabaseError)?.kind == .full)
                        return nil
                    }
                }
            }
            return await group.reduce(into: Set<Int>()) { if let number = $1 { $0.insert(number) } }
        }
        let kept = try await database.read { try $0.query("SELECT n FROM big").map { try $0.int(at: 0) } }
        #expect(Set(kept) == stored)
        #expect(stored.count < 60)
        try await database.close()
    }

    @Test("a missing file, a file that is no database and a folder that cannot be written are told apart")
    func refusals() throws {
        let folder = try TemporaryFolder().path
        let missing = #expect(throws: DatabaseError.self) { _ = try SQLiteDatabase(path: folder + "/none.sqlite") }
        #expect(missing?.kind == .missing)
        try Data(String(repeating: "not a database ", count: 1000).utf8).write(to: URL(fileURLWithPath: folder + "/x"))
        let corrupt = #expect(throws: DatabaseError.self) { _ = try SQLiteDatabase(path: folder + "/x") }
        #expect(corrupt?.kind == .corrupt)
        let absent = #expect(throws: DatabaseError.self) { try StoreFolder(path: folder + "/no").requireWritable() }
        #expect(absent?.kind == .missing)
        // Nobody makes files there, root included.
        let fixed = #expect(throws: DatabaseError.self) { try StoreFolder(path: "/proc/self/fd").requireWritable() }
        #expect([.readOnly, .missing].contains(fixed?.kind))
        #expect(fixed?.english.contains("/proc/self/fd") == true)
    }
}
