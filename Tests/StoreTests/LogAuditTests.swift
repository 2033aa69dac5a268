import Database
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("Verifying a stored log")
struct LogAuditTests {
    /// Undoes what a body did.
    private struct Undo: Error {}

    @Test(
        "proofs from the store hold against every size, across the levels that are stored and those that are not",
        arguments: Engine.allCases)
    func proofs(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        try await scene.fill(0..<700)
        let prove = ProveLog(facts)
        for size in [1, 2, 255, 256, 257, 511, 512, 513, 699, 700] {
            for seq in [0, size / 3, size / 2, size - 1] {
                let made = try await prove.entry(seq, size: size)
                #expect(made.holds)
                #expect(try LogEntry(bytes: made.record.entry).seq == seq)
            }
            let growth = try await prove.growth(from: size)
            #expect(growth.holds)
            #expect(growth.proof.newSize == 700)
        }
        await #expect(throws: LogError.outOfRange(asked: 700, size: 700)) { try await prove.entry(700) }
        await #expect(throws: LogError.outOfRange(asked: 701, size: 700)) { try await prove.entry(3, size: 701) }
        await #expect(throws: LogError.outOfRange(asked: 0, size: 700)) { try await prove.growth(from: 0) }
        try await scene.store.close()
    }

    @Test("a checkpoint is signed, verified from its file, and refuses another log", arguments: Engine.allCases)
    func checkpoints(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        let signer = try LogScene.signer()
        let sign = CheckpointLog(facts, signer: signer)
        let empty = try await sign()
        #expect(empty.checkpoint.size == 0)
        try await scene.fill(0..<40)
        let first = try await sign(after: empty.checkpoint)
        try await scene.log(40..<50)
        let second = try await sign(after: first.checkpoint)
        #expect(second.checkpoint.size == 50)
        let files = [empty, first, second].map { VerifyLog.KeptFile(name: "of \($0.checkpoint.size)", note: $0.note) }
        let verdict = try await VerifyLog(facts)(against: files, by: signer.verifier)
        #expect(verdict.isSound)
        #expect(verdict.confirmed == ["of 0", "of 40", "of 50"])
        #expect(verdict.unprotected == 0)
        let stranger = try LogScene.signer().verifier
        await #expect(throws: LogError.self) { try await VerifyLog(facts)(against: files, by: stranger) }
        try await scene.store.close()
    }

    @Test("a log that was put back to an earlier state is not signed again", arguments: Engine.allCases)
    func notGrown(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        let sign = CheckpointLog(facts, signer: try LogScene.signer())
        try await scene.fill(0..<30)
        let first = try await sign()
        try await facts.write { try Insider.rewrite($0, from: 10, events: (0..<25).map { LogScene.event(500 + $0) }) }
        #expect(try await LogAudit.verify(facts).isSound)
        await #expect(throws: LogRefusal.notGrown(from: 30, to: 35)) { try await sign(after: first.checkpoint) }
        await #expect(throws: LogRefusal.self) {
            try await facts.write { try Insider.rewrite($0, from: 10, events: []) }
            _ = try await sign(after: first.checkpoint)
        }
        try await scene.store.close()
    }

    @Test(
        "what an insider does by SQL below a checkpoint kept elsewhere is found, made to fit or not",
        arguments: Engine.allCases)
    func tampering(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        try await scene.fill(0..<300)
        let kept = try await keep(facts)
        try await scene.log(300..<310)
        try await facts.write { try dropTriggers($0) }
        var generator = SystemRandomNumberGenerator()
        let rounds = engine == .sqlite ? 400 : 100
        for round in 0..<rounds {
            let attack = Insider.Attack.allCases[round % Insider.Attack.allCases.count]
            let (place, other) = (
                Int.random(in: 0..<299, using: &generator), Int.random(in: 0..<299, using: &generator)
            )
            await #expect(throws: Undo.self) {
                try await facts.write { transaction in
                    try attack.run(place, other == place ? place + 1 : other, in: transaction)
                    let verdict = try LogAudit.verify(in: transaction, against: [kept])
                    #expect(!verdict.isSound, "\(attack) at \(place), \(other)")
                    throw Undo()
                }
            }
        }
        #expect(try await LogAudit.verify(facts, against: [kept]).isSound)
        try await scene.store.close()
    }

    @Test(
        "the changed entry is named in a sentence; a rewritten tail after the last checkpoint is not seen",
        arguments: Engine.allCases)
    func limits(_ engine: Engine) async throws {
        let scene = try await LogScene(engine)
        let facts = scene.store.facts
        try await scene.fill(0..<40)
        let kept = try await keep(facts)
        try await scene.fill(40..<50)
        try await facts.write { try Insider.rewrite($0, from: 40, events: [LogScene.event(900)]) }
        let rewritten = try await LogAudit.verify(facts, against: [kept])
        #expect(rewritten.isSound)
        #expect(rewritten.size == 41)
        #expect(rewritten.unprotected == 1)
        try await facts.write { transaction in
            try transaction.execute(
                "UPDATE log_entry SET entry = \(LogEntry(seq: 7, event: LogScene.event(8)).bytes) WHERE seq = 7")
        }
        let verdict = try await LogAudit.verify(facts, against: [kept])
        #expect(verdict.faults == [.entryChanged(seq: 7)])
        #expect(verdict.protectedSize == 40)
        try await scene.store.close()
    }

    @Test("columns of another type, a lost head and foreign hashes are told, not stumbled over")
    func damage() async throws {
        let scene = try await LogScene(.sqlite)
        let facts = scene.store.facts
        try await scene.fill(0..<20)
        try await facts.write { try dropTriggers($0) }
        let changes: [(SQL, LogFault)] = [
            ("UPDATE log_entry SET entry = 'text' WHERE seq = 3", .entryChanged(seq: 3)),
            ("UPDATE log_entry SET leaf_hash = 'text' WHERE seq = 3", .entryChanged(seq: 3)),
            ("UPDATE log_head SET frontier = zeroblob(3)", .headDiffers(size: 0, found: 20)),
            ("DELETE FROM log_head", .headDiffers(size: 0, found: 20)),
            ("UPDATE log_head SET size = 17", .headDiffers(size: 17, found: 20)),
            ("INSERT INTO log_node (level, position, hash) VALUES (8, 0, zeroblob(32))", .nodesUnknown(count: 1)),
            ("DELETE FROM log_entry WHERE seq = 5", .entriesMissing(5..<6)),
        ]
        for (change, fault) in changes {
            await #expect(throws: Undo.self) {
                try await facts.write { transaction in
                    try transaction.execute(change)
                    #expect(try LogAudit.verify(in: transaction).faults == [fault])
                    throw Undo()
                }
            }
        }
        try await scene.store.close()
    }

    private func keep(_ facts: any Database) async throws -> KeptCheckpoint {
        KeptCheckpoint(try await CheckpointLog(facts, signer: try LogScene.signer())().checkpoint, name: "kept")
    }
}
