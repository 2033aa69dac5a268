import Database
import Store
import TestSupport
import Testing
import TransparencyLog

@Suite("Writing the log in the transaction of what is logged")
struct LogWriterTests {
    private struct Refused: Error {}

    @Test(
        "entries are numbered without gaps and read back, newest first, by page, actor and object",
        arguments: Engine.allCases)
    func readBack(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        try await scene.log(0..<12)
        let first = try await scene.store.facts.read { try LogTable.page(count: 5, in: $0) }
        #expect(first.map(\.seq) == [11, 10, 9, 8, 7])
        let second = try await scene.store.facts.read { try LogTable.page(before: 7, count: 5, in: $0) }
        #expect(second.map(\.seq) == [6, 5, 4, 3, 2])
        #expect(second.map(\.event) == [6, 5, 4, 3, 2].map { LogScene.event($0) })
        let selection = LogTable.Selection(actor: .person(LogScene.id(1)))
        let own = try await scene.store.facts.read { try LogTable.page(of: selection, before: 10, count: 9, in: $0) }
        #expect(own.map(\.seq) == [7, 4, 1])
        let one = LogTable.Selection(object: LogObject(.victim, LogScene.id(4)))
        let about = try await scene.store.facts.read { try LogTable.page(of: one, count: 9, in: $0) }
        #expect(about.map(\.seq) == [4])
        try await scene.store.close()
    }

    @Test("an effect that fails leaves no entry, and an entry that fails leaves no effect", arguments: Engine.allCases)
    func allOrNothing(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        try await scene.log(0..<3)
        await #expect(throws: Refused.self) {
            try await facts.append { transaction in
                try Settings.set(.viewDay, to: "1", in: transaction)
                try LogWriter.append(LogScene.event(3), in: transaction)
                throw Refused()
            }
        }
        // A head that is gone stands for any reason the log cannot be written.
        try await facts.write { transaction in
            try dropTriggers(transaction)
            try transaction.execute("DELETE FROM log_head")
        }
        await #expect(throws: DatabaseError.self) {
            try await facts.append { transaction in
                try Settings.set(.viewDay, to: "2", in: transaction)
                try LogWriter.append(LogScene.event(3), in: transaction)
            }
        }
        #expect(try await facts.read { try Settings.value(.viewDay, in: $0) } == nil)
        #expect(try await facts.read { try LogTable.page(count: 9, in: $0).count } == 3)
        try await scene.store.close()
    }

    @Test(
        "bodies that share a commit: one that fails takes its entry out of the tree, the others stay",
        arguments: Engine.allCases)
    func sharedCommits(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        let failed = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        try await facts.append { transaction in
                            try LogWriter.append(LogScene.event(number), in: transaction)
                            if number % 5 == 0 { throw Refused() }
                        }
                        return 0
                    } catch is Refused {
                        return 1
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(failed == 40)
        let verdict = try await LogAudit.verify(facts)
        #expect(verdict.isSound)
        #expect(verdict.size == 160)
        try await scene.store.close()
    }

    @Test("a savepoint that is undone inside a body is undone in the tree", arguments: Engine.allCases)
    func savepoint(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        try await scene.store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try LogWriter.append(LogScene.event(0), in: transaction)
            do {
                try transaction.savepoint {
                    try LogWriter.append([1, 2, 3].map { LogScene.event($0) }, in: transaction)
                    throw Refused()
                }
            } catch is Refused {}
            try LogWriter.append(LogScene.event(4), in: transaction)
        }
        let entries = try await scene.store.facts.read { try LogTable.page(count: 9, in: $0) }
        #expect(entries.map(\.event) == [LogScene.event(4), LogScene.event(0)])
        #expect(try await LogAudit.verify(scene.store.facts).isSound)
        try await scene.store.close()
    }

    @Test("two servers that write at once make one log", arguments: Engine.allCases, [true, false])
    func twoWriters(_ engine: Engine, byAppend: Bool) async throws {
        let scene = try await LogScene(engine)
        let servers = [scene.store.facts, try await scene.another()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (server, facts) in servers.enumerated() {
                for number in 0..<60 {
                    let event = LogScene.event(server * 60 + number)
                    group.addTask { try await Self.write(event, to: facts, byAppend: byAppend) }
                }
            }
            try await group.waitForAll()
        }
        let verdict = try await LogAudit.verify(servers[0])
        #expect(verdict.isSound)
        #expect(verdict.size == 120)
        let objects = try await servers[0].read { try LogTable.page(count: 200, in: $0).map(\.event.object) }
        #expect(Set(objects).count == 120)
        try await servers[1].close()
        try await scene.store.close()
    }

    private static func write(_ event: LogEvent, to facts: any Database, byAppend: Bool) async throws {
        if byAppend {
            try await facts.append { _ = try LogWriter.append(event, in: $0) }
        } else {
            try await facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                _ = try LogWriter.append(event, in: transaction)
            }
        }
    }

    @Test("the store itself refuses to change or remove an entry", arguments: Engine.allCases)
    func appendOnly(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        try await scene.fill(0..<300)
        let statements: [SQL] = [
            "UPDATE log_entry SET seq = 9999 WHERE seq = 1", "DELETE FROM log_entry WHERE seq = 299",
            "UPDATE log_node SET position = 5", "DELETE FROM log_node", "DELETE FROM log_head",
        ]
        for statement in statements {
            await #expect(throws: DatabaseError.self) {
                try await scene.store.facts.write { try $0.execute(statement) }
            }
        }
        #expect(try await LogAudit.verify(scene.store.facts).isSound)
        try await scene.store.close()
    }
}

/// What an insider with the database in hand does first.
func dropTriggers(_ transaction: any Transaction) throws {
    switch transaction.engine {
    case .sqlite:
        for name in ["log_entry_update", "log_entry_delete", "log_node_update", "log_node_delete", "log_head_delete"] {
            try transaction.execute(script: "DROP TRIGGER \(name)")
        }
    case .postgres:
        for table in ["entry", "node", "head"] {
            try transaction.execute(script: "DROP TRIGGER log_\(table)_kept ON log_\(table)")
        }
    }
}
