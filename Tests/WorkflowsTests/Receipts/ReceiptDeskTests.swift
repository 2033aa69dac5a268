import Access
import Database
import Messaging
import Protection
import Store
import Testing
import TransparencyLog
import Workflows

@Suite("Receipt codes")
struct ReceiptDeskTests {
    private static let analyst = AccountID("018c8f2e-7b1a-7c3d-9e4f-0123456789ab")

    @Test("A report keeps its code, and no code stands in clear", arguments: Engine.allCases)
    func issue(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA")
        let report = try #require(try await scene.reports().first)
        let code = try await scene.desk.receipts.issue(for: report.id, at: MessageScene.noon)
        #expect(try await scene.desk.receipts.issue(for: report.id, at: MessageScene.later(9)) == code)
        #expect(try await !scene.everything(in: ["receipt"]).contains(code.text))
        let read = try ReceiptCode(code.description.lowercased())
        #expect(try await scene.desk.receipts.standing(read, at: MessageScene.noon)?.step == nil)
        try await scene.desk.answer(report.id, .acted, at: MessageScene.noon)
        try await scene.desk.answer(report.id, .seen, at: MessageScene.noon)
        #expect(try await scene.desk.receipts.standing(code, at: MessageScene.noon)?.step == .acted)
        var random = SystemRandomNumberGenerator()
        #expect(try await scene.desk.receipts.standing(ReceiptCode(using: &random), at: MessageScene.noon) == nil)
    }

    @Test("A code its sender made up stands, unless it is another report's", arguments: Engine.allCases)
    func wanted(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        for text in ["ALERTE KOUNA", "ALERTE SO"] { try await scene.text(text) }
        let reports = try await scene.reports()
        var random = SystemRandomNumberGenerator()
        let own = ReceiptCode(using: &random)
        let desk = scene.desk.receipts
        for _ in 0..<2 { #expect(try await desk.issue(own, for: reports[0].id, at: MessageScene.noon) == own) }
        let other = try await desk.issue(own, for: reports[1].id, at: MessageScene.noon)
        #expect(other != own)
        #expect(try await desk.issue(ReceiptCode(using: &random), for: reports[1].id, at: MessageScene.noon) == other)
    }

    @Test("A question is read by code, and its answer by the one who asked", arguments: Engine.allCases)
    func dialogue(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let desk = scene.desk.receipts
        try await scene.text("ALERTE KOUNA")
        let report = try #require(try await scene.reports().first)
        await #expect(throws: Refusal.self) {
            try await desk.ask(report.id, "Combien ?", by: Self.analyst, at: MessageScene.noon)
        }
        #expect(try await desk.dialogue(of: report.id) == nil)
        let code = try await desk.issue(for: report.id, at: MessageScene.noon)
        try await desk.ask(report.id, "Combien ?", by: Self.analyst, at: MessageScene.noon)
        let asked = try #require(try await desk.standing(code, at: MessageScene.later(60))?.remarks.first)
        #expect(asked.text == "Combien ?" && !asked.isFromSource)
        for _ in 0..<2 { #expect(try await desk.answer(code, " Trois ", at: MessageScene.later(61))) }
        let told = try #require(try await desk.dialogue(of: report.id))
        #expect(told.map(\.text) == ["Combien ?", "Trois"] && told[0].seenAt == MessageScene.later(60))
        #expect(try await !scene.everything(in: ["dialogue", "log_entry"]).contains("Trois"))
        #expect(try await LogAudit.verify(scene.store.facts).isSound)
        for text in ["", "   ", String(repeating: "a", count: 2_001)] {
            await #expect(throws: Refusal.self) { try await desk.answer(code, text, at: MessageScene.noon) }
        }
    }

    @Test(
        "An answer moves its alert, so that the ledger shows it, until someone on duty has read it",
        arguments: Engine.allCases)
    func unseen(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        let desk = scene.desk.receipts
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await scene.intake.readAll(at: MessageScene.noon)
        let report = try #require(try await scene.reports().first)
        func unseen() async throws -> Int? {
            let alert = try #require(try await scene.store.facts.read { try StoredAlert.of(report: report.id, in: $0) })
            let ledger = AlertLedger(store: scene.store, sealing: scene.intake.sealing)
            return try await ledger.detail(alert.id) { _ in true }?.entry.unseenAnswers[report.id]
        }
        #expect(try await unseen() == nil)
        let code = try await desk.issue(for: report.id, at: MessageScene.noon)
        try await desk.ask(report.id, "Combien ?", by: Self.analyst, at: MessageScene.later(1))
        #expect(try await unseen() == 0)
        #expect(try await desk.answer(code, "Trois", at: MessageScene.later(60)))
        #expect(try await unseen() == 1)
        #expect(try await scene.store.facts.read { try StoredAlert.lastChange(in: $0) } == MessageScene.later(60))
        _ = try await desk.dialogue(of: report.id)
        #expect(try await unseen() == 1, "who only reads it writes nothing")
        try await desk.see(report.id, at: MessageScene.later(61))
        #expect(try await unseen() == 0)
    }

    @Test("By text message a code comes only to who asked for steps or for a code", arguments: Engine.allCases)
    func byMessage(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE")
        try await scene.text("CODE", at: MessageScene.later(1))
        try await scene.send(at: MessageScene.later(1))
        #expect(scene.sent.first == "Message noté. Merci.")
        let code = try ReceiptCode(try #require(scene.sent.last).dropFirst("Code: ".count))
        let report = try #require(try await scene.reports().first)
        #expect(try await scene.desk.receipts.issue(for: report.id, at: MessageScene.noon) == code)
        try await scene.text("SUITE")
        try await scene.text("ALERTE SO")
        try await scene.send(at: MessageScene.later(2))
        #expect(scene.sent.last?.hasPrefix("Message noté. Merci. Code: ") == true)
        #expect(scene.sent.allSatisfy { SMSLength($0).parts == 1 })
    }

    @Test("What was not understood is kept and shown with the whole text", arguments: Engine.allCases)
    func inWords(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.text("ALERTE KOUNA ATTAQUE zrrbl")
        let report = try #require(try await scene.reports().first)
        let before = try #require(
            try await ReportInWords.of(report.id, in: scene.store, opening: scene.intake.sealing))
        #expect(before.words == nil && before.notUnderstood.isEmpty)
        try await scene.intake.readAll(at: MessageScene.noon)
        let found = try #require(
            try await ReportInWords.of(report.id, in: scene.store, opening: scene.intake.sealing))
        #expect(found.words?.narrative == "ALERTE KOUNA ATTAQUE zrrbl")
        #expect(found.notUnderstood.contains("zrrbl"))
    }
}
