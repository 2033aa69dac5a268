import Database
import Protection
import Store
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("Taking reports in")
struct ReceiveReportTests {
    @Test("The same report twice is one report, and one entry in the log", arguments: Engine.allCases)
    func idempotent(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let first = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        let second = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        #expect(first == .stored(id: first.id) && second == .same(id: first.id))
        let (receipts, size) = try await scene.store.facts.read { transaction in
            (
                try StoredReport.receipts(9, after: nil, in: transaction).map(\.key),
                try LogTable.head(in: transaction)?.size
            )
        }
        #expect(receipts == ["uuid:1"] && size == 1)
    }

    @Test("The same identity with other answers is refused, and the first stays", arguments: Engine.allCases)
    func conflict(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let first = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        let other = try IntakeScene.alert("uuid:1", place: "Diabaly")
        #expect(try await scene.intake.receive(other, at: IntakeScene.noon) == .conflict(id: first.id))
        let again = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        #expect(again == .same(id: first.id))
    }

    @Test("The same reports sent to two servers at once are each stored once", arguments: Engine.allCases)
    func twoServers(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let other = try await scene.otherServer()
        let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
            for number in 0..<20 {
                for server in [scene.intake, other] {
                    group.addTask {
                        try await server.receive(try IntakeScene.alert("uuid:\(number)"), at: IntakeScene.noon)
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let stored = receipts.count { if case .stored = $0 { true } else { false } }
        let same = receipts.count { if case .same = $0 { true } else { false } }
        #expect(stored == 20 && same == 20)
        let kept = try await scene.store.facts.read { try StoredReport.receipts(99, after: nil, in: $0).count }
        #expect(kept == 20)
        let verdict = try await LogAudit.verify(scene.store.facts)
        #expect(verdict.isSound && verdict.size == 20)
    }

    @Test(
        "A photo that came while another server stored the same report is kept with it", arguments: Engine.allCases)
    func raced(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let file = try #require(scene.intake.files).begin(name: "photo.jpg")
        try file.add([1, 2, 3])
        let photo = try file.finish(at: IntakeScene.noon)
        // The other server's row.
        let first = try await scene.intake.receive(try IntakeScene.alert("uuid:0"), at: IntakeScene.noon)
        let model = try #require(try await scene.store.facts.read { try StoredReport.with(id: first.id, in: $0) })
        let key = try #require(Report.ID("uuid:1"))
        let theirs = StoredReport(
            id: scene.store.ids.next().description, key: key, channel: model.channel, purpose: model.purpose,
            format: model.format, form: model.form, receivedAt: model.receivedAt, saidAt: nil, digest: model.digest,
            body: model.body, replaces: nil, owner: nil, source: nil, areas: [], clearHeader: nil, quarantine: nil)
        let incoming = try IntakeScene.alert("uuid:1", files: [photo], expecting: ["photo.jpg"])
        let receipt = try await scene.racing {
            try theirs.insert(in: $0)
        } ours: {
            try await scene.intake.receive(incoming, at: IntakeScene.noon)
        }
        #expect(receipt == .same(id: theirs.id))
        let held = try await scene.store.facts.read { try StoredAttachment.all(of: theirs.id, in: $0) }
        #expect(held.map { $0.content?.file } == [photo.content.file])
    }

    @Test("A correction is a report of its own, and only one may correct a report", arguments: Engine.allCases)
    func corrections(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let now = IntakeScene.noon
        _ = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: now)
        let second = try IntakeScene.alert("uuid:2", place: "Diabaly", replaces: "uuid:1")
        let kept = try await scene.intake.receive(second, at: now)
        #expect(kept == .stored(id: kept.id))
        #expect(try await scene.intake.receive(second, at: now) == .same(id: kept.id))
        await #expect {
            _ = try await scene.intake.receive(
                try IntakeScene.alert("uuid:3", place: "Léré", replaces: "uuid:1"), at: now)
        } throws: { ($0 as? Refusal)?.code == "already_corrected" }
        let next = try await scene.intake.receive(
            try IntakeScene.alert("uuid:4", place: "Léré", replaces: "uuid:2"), at: now)
        #expect(next == .stored(id: next.id))
    }

    @Test("What was said is nowhere in the database of facts in clear", arguments: Engine.allCases)
    func sealed(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        _ = try await scene.intake.receive(
            try IntakeScene.alert("uuid:1", place: "chez Moussa Traore"), at: IntakeScene.noon)
        try await scene.intake.readAll(at: IntakeScene.noon)
        let stored = try await scene.everythingStored()
        #expect(stored.holds("uuid:1"))
        for word in ["Moussa", "moussa", "Traore"] { #expect(!stored.holds(word)) }
    }

    @Test("A message as written is kept whole and opens again", arguments: Engine.allCases)
    func message(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let said = "attaque à Kouna 🔥 vers 5h"
        let id = try #require(Report.ID("sms:1"))
        let receipt = try await scene.intake.receive(
            IncomingReport(message: said, key: id, channel: .sms), at: IntakeScene.noon)
        let report = try #require(
            try await scene.store.facts.read { try StoredReport.with(id: receipt.id, in: $0) })
        #expect(try scene.intake.sealing.open(report.body) == Array(said.utf8))
        #expect(report.format == .text && report.channel == .sms)
    }

    @Test("A locked vault takes nothing in", arguments: [Engine.sqlite])
    func locked(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        scene.vault.lock()
        await #expect(throws: (any Error).self) {
            _ = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        }
        let kept = try await scene.store.facts.read { try StoredReport.receipts(9, after: nil, in: $0).count }
        #expect(kept == 0)
    }

    @Test("A flood of one source is set aside, kept and read; others pass as before", arguments: Engine.allCases)
    func flood(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        for number in 0..<80 {
            _ = try await scene.intake.receive(
                try IntakeScene.alert("flood:\(number)", source: "one"), at: IntakeScene.noon)
        }
        let trusted = try await scene.intake.receive(
            try IntakeScene.alert("uuid:1", source: "other", isTrusted: true), at: IntakeScene.noon)
        try await scene.intake.readAll(at: IntakeScene.noon)
        let (aside, passed, kept) = try await scene.store.facts.read { transaction in
            var aside = 0
            for receipt in try StoredReport.receipts(99, after: nil, in: transaction) {
                if try StoredReport.with(id: receipt.id, in: transaction)?.counts == false { aside += 1 }
            }
            return (
                aside, try StoredReport.with(id: trusted.id, in: transaction)?.counts,
                try StoredReport.receipts(99, after: nil, in: transaction).count
            )
        }
        #expect(aside == 20 && passed == true && kept == 81)
    }

    @Test("What is sent again on a bad line is no flood: the next report counts", arguments: [Engine.sqlite])
    func retriesAreNoFlood(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        for _ in 0..<7 {
            for number in 0..<10 {
                _ = try await scene.intake.receive(
                    try IntakeScene.alert("uuid:\(number)", source: "one"), at: IntakeScene.noon)
            }
        }
        let fresh = try await scene.intake.receive(
            try IntakeScene.alert("uuid:new", source: "one"), at: IntakeScene.noon)
        #expect(try await scene.store.facts.read { try StoredReport.with(id: fresh.id, in: $0) }?.counts == true)
    }
}
