import Database
import Protection
import Store
import Testing
import Workflows

@Suite("Reading what was received")
struct ReadReportsTests {
    @Test("A report is read once, also by two servers at once", arguments: Engine.allCases)
    func once(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let other = try await scene.otherServer()
        for number in 0..<30 {
            _ = try await scene.intake.receive(try IntakeScene.alert("uuid:\(number)"), at: IntakeScene.noon)
        }
        async let here = scene.intake.readAll(at: IntakeScene.noon)
        async let there = other.readAll(at: IntakeScene.noon)
        #expect(try await here + there == 30)
        #expect(try await scene.intake.readAll(at: IntakeScene.noon) == 0)
        let readings = try await scene.store.facts.read { transaction in
            try StoredReport.receipts(99, after: nil, in: transaction).map {
                try StoredReading.all(of: $0.id, in: transaction).count
            }
        }
        #expect(readings == Array(repeating: 1, count: 30))
    }

    @Test("What a server had stored and not read when it ended is read by the next", arguments: Engine.allCases)
    func pending(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        #expect(try await scene.store.facts.read { try StoredReport.isPending(receipt.id, in: $0) })
        let next = try await scene.otherServer()
        #expect(try await next.readAll(at: IntakeScene.noon) == 1)
        let reading = try #require(
            try await scene.store.facts.read { try StoredReading.current(of: receipt.id, in: $0) })
        #expect(reading.kind == .alert && reading.category == .attack && reading.version == 1)
        #expect(try await !scene.store.facts.read { try StoredReport.isPending(receipt.id, in: $0) })
    }

    @Test("The words of a report are sealed beside its reading and open again", arguments: Engine.allCases)
    func words(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(
            try IntakeScene.alert("uuid:1", place: "Kouna-Bélé"), at: IntakeScene.noon)
        try await scene.intake.readAll(at: IntakeScene.noon)
        let reading = try #require(
            try await scene.store.facts.read { try StoredReading.current(of: receipt.id, in: $0) })
        #expect(ReadingWords(try scene.intake.sealing.open(reading.words))?.place == "Kouna-Bélé")
    }

    @Test("A body that was tampered with is read as nothing, and loses no other", arguments: Engine.allCases)
    func tampered(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let bad = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        let good = try await scene.intake.receive(try IntakeScene.alert("uuid:2"), at: IntakeScene.noon)
        try await scene.store.facts.write { transaction in
            let changed = [UInt8](repeating: 7, count: 64)
            try transaction.execute("UPDATE report SET body = \(changed) WHERE id = \(bad.id)")
        }
        #expect(try await scene.intake.readAll(at: IntakeScene.noon) == 2)
        let kinds = try await scene.store.facts.read { transaction in
            try [bad, good].map { try StoredReading.current(of: $0.id, in: transaction)?.kind }
        }
        #expect(kinds == [.other, .alert])
    }

    @Test("The tally is what a count of the readings in force gives", arguments: Engine.allCases)
    func tally(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        for number in 0..<70 {
            _ = try await scene.intake.receive(
                try IntakeScene.alert("uuid:\(number)", source: "one"), at: IntakeScene.noon)
        }
        try await scene.intake.readAll(at: IntakeScene.noon)
        let rows = try await scene.store.facts.read { transaction in
            try transaction.query("SELECT standing, kind, category, n FROM report_tally ORDER BY standing").map {
                "\(try $0.text(at: 0)) \(try $0.text(at: 1)) \(try $0.text(at: 2)) \(try $0.int(at: 3))"
            }
        }
        #expect(rows == ["live alert attack 60", "set_aside alert attack 10"])
    }
}
