import Database
import Foundation
import TestSupport
import Testing

@Suite("One SQL on both engines")
struct PortableSQLTests {
    private static let tables = """
        CREATE TABLE area (code TEXT NOT NULL PRIMARY KEY, parent TEXT REFERENCES area (code));
        CREATE TABLE report (
            id TEXT NOT NULL PRIMARY KEY,
            area TEXT NOT NULL REFERENCES area (code),
            low BIGINT NOT NULL CHECK (low >= 0),
            share DOUBLE PRECISION,
            note TEXT,
            proof BYTEA,
            is_placed BOOLEAN
        )
        """

    private func store(_ engine: Engine) async throws -> any Database {
        let database = try engine.makeDatabase()
        try await database.write { transaction in
            try transaction.execute(script: Self.tables)
            try transaction.execute("INSERT INTO area (code, parent) VALUES (\("ML10"), \(nil as String?))")
        }
        return database
    }

    private func kind(_ database: any Database, _ sql: SQL) async -> DatabaseError.Kind? {
        do {
            try await database.write { try $0.execute(sql) }
            return nil
        } catch {
            return (error as? DatabaseError)?.kind
        }
    }

    @Test("every type of value comes back as it was stored", arguments: Engine.allCases)
    func values(_ engine: Engine) async throws {
        let database = try await store(engine)
        let bytes: [UInt8] = [0, 255, 10, 92]
        let text = String(repeating: "é'\"\\🕊 $1 ?1 ", count: 100_000)
        try await database.write { transaction in
            for (id, number) in [("min", Int64.min), ("max", Int64.max)] {
                try transaction.execute(
                    """
                    INSERT INTO report (id, area, low, share, note, proof, is_placed)
                    VALUES (\(id), \("ML10"), \(max(number, 0)), \(0.1 + 0.2), \(text), \(bytes), \(true))
                    """)
            }
            let row = try #require(
                try transaction.first("SELECT low, share, note, proof, is_placed FROM report WHERE id = \("max")"))
            #expect(try row.int("low") == Int(Int64.max))
            #expect(try row.double("share") == 0.1 + 0.2)
            #expect(try row.blob("proof") == bytes)
            #expect(try row.bool("is_placed"))
            #expect(try row.text("note") == text)
            #expect(try transaction.query("SELECT id FROM report WHERE note = \(text)").count == 2)
            let least = try #require(try transaction.first("SELECT CAST(\(Int64.min) AS BIGINT) AS n"))
            #expect(try least.int("n") == Int(Int64.min))
        }
        try await database.close()
    }

    @Test("an empty text and no bytes are not unknown", arguments: Engine.allCases)
    func emptyIsNotNull(_ engine: Engine) async throws {
        let database = try await store(engine)
        try await database.write { transaction in
            try transaction.execute("INSERT INTO area (code) VALUES (\(""))")
            try transaction.execute(
                "INSERT INTO report (id, area, low, proof) VALUES (\("a"), \(""), \(0), \([UInt8]()))")
            let row = try #require(try transaction.first("SELECT area, proof, share FROM report"))
            #expect(try row.text("area") == "")
            #expect(try row.blob("proof") == [])
            #expect(try row.optionalDouble("share") == nil)
            #expect(throws: DatabaseError.self) { try row.double("share") }
        }
        try await database.close()
    }

    @Test("a broken rule has the same kind on both engines", arguments: Engine.allCases)
    func kinds(_ engine: Engine) async throws {
        let database = try await store(engine)
        #expect(await kind(database, "INSERT INTO area (code) VALUES (\("ML10"))") == .uniqueViolation)
        #expect(
            await kind(database, "INSERT INTO area (code, parent) VALUES (\("b"), \("no"))") == .foreignKeyViolation)
        #expect(
            await kind(database, "INSERT INTO report (id, area, low) VALUES (\("a"), \("ML10"), \(-1))")
                == .checkViolation)
        #expect(await kind(database, "INSERT INTO report (id, area) VALUES (\("a"), \("ML10"))") == .notNullViolation)
        #expect(await kind(database, "SELEC 1") == .syntax)
        #expect(await kind(database, "SELECT missing FROM area") == .syntax)
        #expect(await kind(database, "INSERT INTO area (code) VALUES (\("a\0b"))") == .invalidValue)
        #expect(await kind(database, "UPDATE report SET share = \(Double.nan)") == .invalidValue)
        #expect(await kind(database, "UPDATE report SET share = \(-Double.infinity)") == .invalidValue)
        #expect(await kind(database, "DELETE FROM area WHERE code IN (\(list: [String]()))") == .invalidValue)
        #expect(await kind(database, "DELETE FROM area WHERE \(SQL.isIn("code", [String]()))") == nil)
        try await database.close()
    }

    @Test("a reading body cannot write", arguments: Engine.allCases)
    func readOnly(_ engine: Engine) async throws {
        let database = try await store(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.read { try $0.execute("DELETE FROM area") }
        }
        #expect(error?.kind == .readOnly)
        #expect(try await database.read { try $0.query("SELECT code FROM area").count } == 1)
        try await database.close()
    }

    @Test("what a body throws undoes all it wrote, and reaches the caller", arguments: Engine.allCases)
    func rollback(_ engine: Engine) async throws {
        struct Refused: Error {}
        let database = try await store(engine)
        await #expect(throws: Refused.self) {
            try await database.write { transaction in
                try transaction.execute("INSERT INTO area (code) VALUES (\("x"))")
                throw Refused()
            }
        }
        #expect(try await database.read { try $0.query("SELECT code FROM area").count } == 1)
        try await database.close()
    }

    @Test("after memory is given back, even amid reading, everything is read as before", arguments: Engine.allCases)
    func releasedMemory(_ engine: Engine) async throws {
        let database = try await store(engine)
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for round in 0..<40 {
                group.addTask { try await database.read { try $0.query("SELECT code FROM area").count } }
                if round % 10 == 5 { database.releaseMemory() }
            }
            return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(counts == [1])
        try await database.write { try $0.execute("INSERT INTO area (code, parent) VALUES (\("ML11"), \("ML10"))") }
        #expect(try await database.read { try $0.query("SELECT code FROM area").count } == 2)
    }

    @Test("a failed statement that is not in a savepoint makes the whole body fail", arguments: Engine.allCases)
    func swallowed(_ engine: Engine) async throws {
        let database = try await store(engine)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.write { transaction in
                try transaction.execute("INSERT INTO area (code) VALUES (\("x"))")
                do { try transaction.execute("INSERT INTO area (code) VALUES (\("x"))") } catch {}
            }
        }
        #expect(error?.kind == .uniqueViolation)
        try await database.write { transaction in
            let inner = #expect(throws: DatabaseError.self) {
                try transaction.savepoint { try transaction.execute("INSERT INTO area (code) VALUES (\("ML10"))") }
            }
            #expect(inner?.kind == .uniqueViolation)
            try transaction.execute("INSERT INTO area (code) VALUES (\("y"))")
        }
        let codes = try await database.read {
            try $0.query("SELECT code FROM area ORDER BY code").map { try $0.text(at: 0) }
        }
        #expect(codes == ["ML10", "y"])
        try await database.close()
    }

    @Test("a stored row answers RETURNING, new or revised", arguments: Engine.allCases)
    func upsert(_ engine: Engine) async throws {
        let database = try await store(engine)
        try await database.write { transaction in
            for low in [3, 5, 5] {
                let rows = try transaction.query(
                    """
                    INSERT INTO report (id, area, low) VALUES (\("a"), \("ML10"), \(low))
                    ON CONFLICT (id) DO UPDATE SET low = excluded.low WHERE report.low <> excluded.low
                    RETURNING low
                    """)
                #expect(try rows.map { try $0.int("low") } == (low == 5 && rows.isEmpty ? [] : [low]))
            }
            #expect(try transaction.execute("UPDATE report SET low = \(7)") == 1)
            #expect(try transaction.execute("CREATE TABLE other (n BIGINT)") == 0)
        }
        try await database.close()
    }

    @Test("pages by row values visit each row once, in code point order", arguments: Engine.allCases)
    func paging(_ engine: Engine) async throws {
        let database = try await store(engine)
        let codes = ["ML10", "a", "Z", "é", "~", "aa", "b", "É", "_"]
        try await database.write { transaction in
            try transaction.executeMany(
                "INSERT INTO report (id, area, low) VALUES (\(slots: 3))",
                codes.enumerated().map { [.text($1), "ML10", .int64(Int64($0 / 3))] })
        }
        let visited = try await database.read { transaction in
            var (low, id, visited) = (-1, "", [String]())
            while true {
                let page = try transaction.query(
                    """
                    SELECT low, id FROM report
                    WHERE (low, id) > (\(low), \(id))
                    ORDER BY low, id
                    LIMIT 2
                    """)
                guard let last = page.last else { return visited }
                visited += try page.map { try $0.text("id") }
                (low, id) = (try last.int("low"), try last.text("id"))
            }
        }
        // Three rows share each `low`; within them, by code point.
        let expected = ["ML10", "Z", "a", "aa", "~", "é", "_", "b", "É"]
        #expect(visited == expected)
        try await database.close()
    }

    @Test("sums, optional parameters and composed conditions read alike", arguments: Engine.allCases)
    func portableRules(_ engine: Engine) async throws {
        let database = try await store(engine)
        try await database.write { transaction in
            let insert = try transaction.prepare(
                "INSERT INTO report (id, area, low, share) VALUES (\(slot: 1), \(slot: 2), \(slot: 3), \(slot: 4))")
            for number in 1...10 {
                let share: Value = number.isMultiple(of: 2) ? .null : .double(0.5)
                #expect(try insert.execute([.text("r\(number)"), "ML10", .int64(Int64(number)), share]) == 1)
            }
            let none: String? = nil
            let conditions: [SQL] = [
                "low > \(2)", SQL.isIn("id", ["r1", "r3", "r4"]), "is_placed IS NOT DISTINCT FROM NULL",
            ]
            let row = try #require(
                try transaction.first(
                    """
                    SELECT CAST(sum(low) AS BIGINT) AS total, count(*) FILTER (WHERE share IS NULL) AS unknown
                    FROM report
                    WHERE (CAST(\(none) AS TEXT) IS NULL OR id = \(none)) AND \(conditions.joined(separator: " AND "))
                    """))
            #expect(try row.int("total") == 7)
            #expect(try row.int("unknown") == 1)
            let missing = #expect(throws: DatabaseError.self) { try row.int("absent") }
            #expect(missing?.kind == .columnMissing)
        }
        try await database.close()
    }

    @Test("concurrent writers lose no increment", arguments: Engine.allCases)
    func concurrentWriters(_ engine: Engine) async throws {
        let database = try await store(engine)
        try await database.write {
            try $0.execute("INSERT INTO report (id, area, low) VALUES (\("n"), \("ML10"), \(0))")
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    try await database.write { transaction in
                        let low = try transaction.query("SELECT low FROM report WHERE id = \("n")")[0].int(at: 0)
                        try transaction.execute("UPDATE report SET low = \(low + 1) WHERE id = \("n")")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await database.read { try $0.query("SELECT low FROM report")[0].int(at: 0) } == 60)
        try await database.close()
    }

    // What other tests keep in memory at the same time would be counted too: `./test` runs this one by itself.
    @Test(
        "a hundred thousand rows stream past without being kept",
        .enabled(if: ProcessInfo.processInfo.environment["RELEVE_ALONE"] != nil), arguments: Engine.allCases)
    func streaming(_ engine: Engine) async throws {
        let database = try await store(engine)
        let filler = String(repeating: "x", count: 1000)
        try await database.write { transaction in
            try transaction.execute("CREATE TABLE long (n BIGINT NOT NULL PRIMARY KEY, t TEXT NOT NULL)")
            let numbers = try transaction.prepare("INSERT INTO long (n, t) VALUES (\(slots: 2))")
            for number in 0..<Int64(1000) { try numbers.execute([.int64(number), .text(filler)]) }
            for step in 1..<100 {
                try transaction.execute(
                    "INSERT INTO long (n, t) SELECT n + \(step * 1000), t FROM long WHERE n < \(1000)")
            }
        }
        let before = residentKilobytes()
        let (seen, nested) = try await database.read { transaction in
            var (seen, nested) = (0, 0)
            try transaction.forEach("SELECT t FROM long ORDER BY n") { row in
                seen += try row.text(at: 0).isEmpty ? 0 : 1
                if seen.isMultiple(of: 10_000) { nested += try transaction.query("SELECT 1 AS one").count }
            }
            return (seen, nested)
        }
        #expect(seen == 100_000)
        #expect(nested == 10)
        // All of it would take more than 100 MB.
        #expect(residentKilobytes() - before < 40_000)
        try await database.close()
    }
}
