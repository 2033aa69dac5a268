import Collection
import Database
import Protection
import Store
import Testing
import TransparencyLog
import Vault
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
        // Whoever audits learns which.
        let entries = try await scene.store.facts.read { try LogTable.page(count: 99, in: $0) }.map(\.event)
        let tampered = entries.filter { $0.action == .tampered }
        #expect(tampered.map(\.object) == [LogObject(.report, LogID(bad.id))] && tampered[0].outcome == .failed)
    }

    @Test(
        "However many reports do not read, none holds up another, and each is read once it can be",
        arguments: Engine.allCases)
    func unreadable(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        var ids: [String] = []
        // More than are read at a time.
        for number in 0..<202 {
            ids.append(
                try await scene.intake.receive(try IntakeScene.alert("uuid:\(number)"), at: IntakeScene.noon).id)
        }
        let (bad, good) = (Array(ids[..<201]), ids[201])
        try await scene.store.facts.write { transaction in
            try transaction.execute("UPDATE report SET channel = '?' WHERE \(SQL.isIn("id", bad))")
        }
        let refusal = await #expect(throws: UnreadReports.self) {
            try await scene.intake.readAll(at: IntakeScene.noon)
        }
        #expect(refusal?.reports == bad && refusal?.cause.kind == .corrupt)
        #expect(try await scene.store.facts.read { try StoredReading.current(of: good, in: $0) }?.kind == .alert)
        try await scene.store.facts.write { try $0.execute("UPDATE report SET channel = 'api'") }
        #expect(try await scene.intake.readAll(at: IntakeScene.noon) == 201)
    }

    @Test(
        "What the store refuses as understood is kept as not understood, and warns all the same",
        arguments: Engine.allCases)
    func refused(_ engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        try await ledger.store.facts.write { transaction in
            try transaction.execute(
                "CREATE UNIQUE INDEX one_of_each_area ON report_reading (area_code) WHERE area_code IS NOT NULL")
        }
        var ids: [String] = []
        for number in 0..<3 {
            let answers = ReportAnswers([
                .init("alert_type", "attack"), .init("place", number == 2 ? "Ménaka" : "Gao"),
            ])
            ids.append(
                try await ledger.intake.receive(
                    IncomingReport(
                        answers: answers, key: try #require(Report.ID("r-\(number)")), channel: .odk,
                        form: Report.Form(id: "community_alert")), at: Ledger.start
                ).id)
        }
        let refusal = await #expect(throws: UnreadReports.self) { try await ledger.intake.readAll(at: Ledger.start) }
        #expect(refusal?.reports == [ids[1]])
        let alerts = try await ledger.store.facts.read { [ids] transaction in
            try ids.map { try StoredAlert.of(report: $0, in: transaction) }
        }
        #expect(alerts.map { $0?.area } == [Ledger.gao, nil, Ledger.menaka])
        #expect(alerts[1]?.category == .attack)
        // It is not read again and again; its words are whole.
        #expect(try await ledger.intake.readAll(at: Ledger.start) == 0)
        let kept = try await ledger.store.facts.read { [id = ids[1]] in try StoredReading.current(of: id, in: $0) }
        let reading = try #require(kept)
        #expect(ReadingWords(try ledger.intake.sealing.open(reading.words))?.place == "Gao")
        try await ledger.close()
    }

    @Test("While the vault is locked nothing is read, and so nothing is taken for empty", arguments: [Engine.sqlite])
    func locked(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        scene.vault.lock()
        await #expect(throws: VaultError.self) { try await scene.intake.readAll(at: IntakeScene.noon) }
        #expect(try await scene.store.facts.read { try StoredReport.isPending(receipt.id, in: $0) })
    }

    @Test("Harm told that does not read is a failure, and no smaller figure", arguments: Engine.allCases)
    func harmLines(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        try await scene.intake.readAll(at: IntakeScene.noon)
        for line in ["killed many - 0 unknown unknown unknown", "maimed 1 - 0 unknown unknown unknown", "killed 1"] {
            try await scene.store.facts.write { try $0.execute("UPDATE report_reading SET harms = \(line)") }
            await #expect(throws: DatabaseError.self) {
                try await scene.store.facts.read { try StoredReading.current(of: receipt.id, in: $0) }
            }
        }
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
